package io.plimsoll.surface.calibration;

/** How a fit weighs the errors of the quotes. */
public enum Errors {
    /** Soft-L1, then Tukey's biweight: gross errors do not count. */
    ROBUST,
    /** Least squares: every quote counts. */
    LEAST_SQUARES
}
