package io.plimsoll.margin.portfolio;

/** How a contract's price is paid. */
public enum Valuation {
    /** In full when it is bought: a share, or an option whose price is its discounted value. */
    PREMIUM,
    /**
     * Day by day, as a future is. An option margined so is worth its undiscounted value, and exercising it early never pays (D.
     * Lieu, "Option pricing with futures-style margining", Journal of Futures Markets 10, 1990).
     */
    FUTURES
}
