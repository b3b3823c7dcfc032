package io.plimsoll.target;

import java.util.List;

/**
 * The multiplier that would have prevented a deficit: loss ÷ baseline where the loss exceeded the baseline, at most the highest
 * multiplier, and 1 where the margin was enough. It never asks for less than the baseline, so on its own it cannot teach to
 * lower a margin; its mean over days is 1 plus the mean relative deficit.
 */
public record DeficitTarget(TargetSettings settings) implements TargetRule {

    @Override
    public Targets of(List<Outcome> outcomes, double[] baseline) {
        return Targets.each(outcomes, settings, o -> multiplier(o, baseline[o.decision()]));
    }

    /** The multiplier of one decision; NaN where loss or baseline is missing, or the baseline is not above zero. */
    double multiplier(Outcome outcome, double baseline) {
        double ratio = CoverageTarget.ratio(outcome, baseline);
        return Double.isNaN(ratio) ? Double.NaN : settings.clipped(Math.max(1, ratio));
    }
}
