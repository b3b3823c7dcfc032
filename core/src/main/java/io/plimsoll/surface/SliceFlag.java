package io.plimsoll.surface;

/** What a user of a slice has to know about it. */
public enum SliceFlag {
    /**
     * ν and ρ are priors: fewer than five strikes, fewer than two on a side, a span under one standard deviation, or a smile
     * without positive curvature.
     */
    WINGS_NOT_IDENTIFIED,
    /** The density is negative somewhere: the exact bound on ψ is broken. */
    BUTTERFLY,
    /** Total variance falls somewhere against the previous expiry. */
    CALENDAR,
    /** The forward is the underlying carried at the rate, as there were too few call-put pairs. */
    FORWARD_BY_CARRY,
    /** The moments' integrals did not close: mass or martingale error over 1e-6. */
    MOMENTS_NOT_CLOSED
}
