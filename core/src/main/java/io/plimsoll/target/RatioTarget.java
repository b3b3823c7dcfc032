package io.plimsoll.target;

import java.util.List;

/**
 * Loss ÷ baseline itself, not clipped, negative on a gain: what the pinball loss at confidence c is to be taken of. Its
 * conditional c-quantile is the multiplier with which the margin covers the loss with probability c (Koenker &amp; Bassett,
 * "Regression Quantiles", Econometrica 46 (1978), 33–50); one value by itself is no multiplier to aim at. The label is that of
 * the value clipped to the bounds.
 */
public record RatioTarget(TargetSettings settings) implements TargetRule {

    @Override
    public Targets of(List<Outcome> outcomes, double[] baseline) {
        return Targets.each(outcomes, settings, o -> CoverageTarget.ratio(o, baseline[o.decision()]));
    }
}
