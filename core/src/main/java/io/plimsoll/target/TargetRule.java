package io.plimsoll.target;

import java.util.List;

/** How realised outcomes tell the multiplier that would have been right. */
public sealed interface TargetRule permits DeficitTarget, BacktestTarget, RatioTarget {

    /** Bounds and dead band of the multipliers. */
    TargetSettings settings();

    /**
     * The targets of one side's decisions.
     *
     * @param outcomes by rising decision, as {@link Outcomes#of} gives them, of any horizon
     * @param baseline margin by session of the decision, in the losses' unit; NaN where there was none
     */
    Targets of(List<Outcome> outcomes, double[] baseline);
}
