package io.plimsoll.surface;

/** What a user of a slice has to know about it. */
public enum SliceFlag {
    /** Fewer than five strikes, fewer than two on a side, or a span under one standard deviation: ν and ρ are priors. */
    WINGS_NOT_IDENTIFIED,
    /** The quotes show no curvature: ρ is held at ±0.995, and has no standard error. */
    RHO_AT_BOUND,
    /** The density is negative somewhere: the exact bound on ψ is broken. */
    BUTTERFLY,
    /** Total variance falls somewhere against the previous expiry. */
    CALENDAR,
    /** The forward is the underlying carried at the rate, as there were too few call-put pairs. */
    FORWARD_BY_CARRY,
    /** The moments' integrals did not close: mass or martingale error over 1e-6. */
    MOMENTS_NOT_CLOSED
}
