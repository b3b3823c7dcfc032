package io.plimsoll.surface.calibration;

/** What a user of a fit has to know about it. */
public enum FitFlag {
    /**
     * Fewer than five strikes, fewer than two on a side, or a span under one standard deviation: SVI-SABR's ν and ρ are priors;
     * raw SVI is good among the quotes only.
     */
    WINGS_NOT_IDENTIFIED,
    /** ν and ρ were drawn towards the day before, as the quotes alone do not identify them. */
    WINGS_FROM_DAY_BEFORE,
    /** The quotes show no curvature on one side: ρ is held at its bound, and has no standard error. */
    RHO_AT_BOUND,
    /** The quotes show no curvature at all: ν is held at its bound, and has no standard error. */
    NU_AT_BOUND,
    /** The best fit has butterfly arbitrage; this is the nearest found without. */
    REPAIRED,
    /** The first answer lost against a start elsewhere. */
    RESTARTED,
    /** No minimum within the evaluations that are allowed, as in a flat valley: it is the best fit found. */
    STOPPED_SHORT,
    /** Raw SVI is the SVI-SABR fit: there are fewer quotes than five, or no fit of its own without arbitrage was found. */
    FROM_SVI_SABR
}
