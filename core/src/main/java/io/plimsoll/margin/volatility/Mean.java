package io.plimsoll.margin.volatility;

/** The mean μ of the changes. */
public enum Mean {
    /** μ = 0, usual for daily changes, whose mean is far smaller than its error. */
    ZERO,
    /** μ is a constant, estimated with the other parameters. */
    CONSTANT
}
