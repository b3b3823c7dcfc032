package io.plimsoll.surface.essvi;

/** What a user has to know of a fitted surface. */
public enum EssviFlag {
    /**
     * The search ended at its limit of steps, mostly on an edge where butterfly and calendar bound meet: the best surface found,
     * without arbitrage all the same.
     */
    NOT_CONVERGED,
    /** A slice lies on the bound that keeps it from butterfly arbitrage: the quotes ask for more. */
    BUTTERFLY_BOUND,
    /** Two slices touch the bound that keeps them from calendar arbitrage: the quotes ask for more. */
    CALENDAR_BOUND,
    /** A slice has the steepest correlation that is allowed: its quotes have little curvature. */
    RHO_AT_BOUND
}
