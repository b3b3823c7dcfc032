package io.plimsoll.features;

/** What a feature is made of; where several kinds are mixed, the last of them named here. */
public enum Group {
    /** Prices of the underlying. */
    HISTORY,
    /** Volume, open interest, spreads. */
    LIQUIDITY,
    /** The futures curve. */
    CURVE,
    /** Rates, spreads and the economy. */
    MACRO,
    /** Surveys, sentiment indices and put-call ratios. */
    SENTIMENT,
    /** Option prices: the surface, and volatility indices computed from one. */
    SURFACE
}
