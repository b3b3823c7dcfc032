package io.plimsoll.target;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The best constant multiplier of a backtest over a window of decisions: among those within the bounds under which a share
 * {@code confidence} of the losses is covered, the one with the least excess margin, which is the least. Where even the highest
 * does not cover them it is the highest. Of n known ratios loss ÷ baseline it is the ⌈c·n⌉-th smallest, so that at most n −
 * ⌈c·n⌉ losses are not covered: under 100 of them none at 99 %.
 *
 * @param settings bounds and dead band
 * @param confidence c, in (0, 1)
 * @param decisions in the window, &ge; 1
 * @param window which decisions
 */
public record BacktestTarget(TargetSettings settings, double confidence, int decisions, Window window)
        implements TargetRule {

    /** Share of a window's ratios that may be missing. */
    private static final double MOST_MISSING = 0.2;

    /** Which decisions a target is made of. */
    public enum Window {
        /** The decision and those after it: what it should have been. Settled with the last of them; neighbours overlap. */
        FORWARD,
        /** The last ones that were settled at the close of the decision: what was right so far, known at that close. */
        TRAILING
    }

    public BacktestTarget {
        if (!(confidence > 0 && confidence < 1)) {
            throw new IllegalArgumentException("the confidence must be in (0, 1), was " + confidence);
        }
        if (decisions < 1) {
            throw new IllegalArgumentException("a window must hold at least one decision, was " + decisions);
        }
    }

    @Override
    public Targets of(List<Outcome> outcomes, double[] baseline) {
        double[] ratios = outcomes.stream()
                .mapToDouble(o -> CoverageTarget.ratio(o, baseline[o.decision()]))
                .toArray();
        List<Target> targets = new ArrayList<>();
        for (int first = 0; first + decisions <= ratios.length; first++) {
            int last = first + decisions - 1;
            double multiplier = best(Arrays.copyOfRange(ratios, first, last + 1));
            if (!Double.isNaN(multiplier)) {
                Outcome end = outcomes.get(last);
                int decision = window == Window.FORWARD ? outcomes.get(first).decision() : end.settled();
                targets.add(Target.of(end.side(), decision, end.settled(), multiplier, settings));
            }
        }
        return new Targets(targets);
    }

    /** The multiplier of one window; NaN where over a fifth of its ratios is missing. */
    double best(double[] ratios) {
        double[] known =
                Arrays.stream(ratios).filter(r -> !Double.isNaN(r)).sorted().toArray();
        if (known.length < (1 - MOST_MISSING) * ratios.length) {
            return Double.NaN;
        }
        return settings.clipped(known[covered(confidence, known.length) - 1]);
    }

    /** ⌈c·n⌉, with c·n taken as whole where it is one but for rounding. */
    private static int covered(double confidence, int n) {
        return Math.max(1, (int) Math.ceil(confidence * n - 1e-9));
    }
}
