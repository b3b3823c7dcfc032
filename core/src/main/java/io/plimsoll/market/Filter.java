package io.plimsoll.market;

/**
 * The filters of option quotes that a study may switch on or off, in the order in which they are applied; the thresholds
 * are in {@link CleaningSettings}. A row counts for the first one that it breaks. What no reading of the row could use (no
 * price, no finite positive strike, an expiry in the past) is turned down whatever the settings say.
 */
public enum Filter {
    /**
     * Calendar days to expiry ≥ {@code minDays}. Seven in Constantinides, Jackwerth &amp; Savov, "The Puzzle of Index
     * Option Returns", Review of Asset Pricing Studies 3 (2013), appendix B; six in Bakshi, Cao &amp; Chen, "Empirical
     * Performance of Alternative Option Pricing Models", Journal of Finance 52 (1997), section II.
     */
    TOO_SHORT(Reason.TOO_SHORT),
    /** Calendar days to expiry ≤ {@code maxDays}; 180 in Constantinides, Jackwerth &amp; Savov (2013), appendix B. */
    TOO_LONG(Reason.TOO_LONG),
    /** A quoted bid &gt; 0. Constantinides, Jackwerth &amp; Savov (2013), appendix B; Cboe, "VIX White Paper", step 1. */
    ZERO_BID(Reason.ZERO_BID),
    /** bid ≤ ask. */
    CROSSED(Reason.CROSSED),
    /** bid ≠ ask. */
    LOCKED(Reason.LOCKED),
    /** (ask − bid) ÷ mid ≤ {@code maxSpreadToMid}; values of 0.5 and 1.75 are in use. */
    WIDE_SPREAD(Reason.WIDE_SPREAD),
    /** Price ≥ {@code priceFloor}; three eighths of a dollar in Bakshi, Cao &amp; Chen (1997), section II. */
    PRICE_FLOOR(Reason.PRICE_FLOOR),
    /** Volume ≠ 0. Says nothing where the volume is not given. */
    UNTRADED(Reason.UNTRADED),
    /**
     * Not stale: a row is stale where bid, ask and price all equal those of the same contract in the session before and it is
     * not known to have traded (volume 0 or not given). Needs the rows of the session before; without them nothing is stale.
     */
    STALE(Reason.STALE),
    /**
     * One row per day, type, expiry and strike; the first in the file is kept. Constantinides, Jackwerth &amp; Savov
     * (2013), appendix B, "identical" (they prefer, among different prices, the one nearest the money's volatility).
     */
    DUPLICATE(Reason.DUPLICATE),
    /**
     * From the strike at which call and put cost most nearly the same outwards, nothing beyond two consecutive strikes with a
     * zero bid. Cboe, "VIX White Paper", step 1.
     */
    STRIP_END(Reason.STRIP_END),
    /**
     * Calls do not rise with the strike, puts do not fall: no bid above the ask of an option that pays at least as much. Carr
     * &amp; Madan, "A Note on Sufficient Conditions for No Arbitrage", Finance Research Letters 2 (2005).
     */
    NON_MONOTONE(Reason.NON_MONOTONE),
    /**
     * Prices are convex in the strike: no bid above the line between the asks of a lower and a higher strike, so that no
     * butterfly is paid for being held. Carr &amp; Madan (2005).
     */
    NON_CONVEX(Reason.NON_CONVEX),
    /**
     * Price ≥ discounted intrinsic value (immediate exercise where American). Bakshi, Cao &amp; Chen (1997), section II.
     * Needs the forward; rows that the forward itself was taken from are left to its robust regression.
     */
    BELOW_INTRINSIC(Reason.BELOW_INTRINSIC),
    /**
     * {@code lowestStrikeToForward} ≤ K/F ≤ {@code highestStrikeToForward}; 0.8 and 1.2 (of the index) in Constantinides,
     * Jackwerth &amp; Savov (2013), appendix B.
     */
    MONEYNESS_BAND(Reason.MONEYNESS_BAND),
    /** Implied volatility in a range; 5 to 100 % in Constantinides, Jackwerth &amp; Savov (2013), appendix B. */
    IV_OUT_OF_RANGE(Reason.IV_OUT_OF_RANGE),
    /** |ln(K/F)| ≤ {@code maxMoneyness} standard deviations σ√T, σ that of the strike nearest the forward. */
    MONEYNESS(Reason.MONEYNESS),
    /**
     * ln σ within {@code maxIvDeviations} standard deviations of a quadratic in ln(K/F) fitted to the expiry by least squares;
     * two in Constantinides, Jackwerth &amp; Savov (2013), appendix B. Says nothing under six strikes.
     */
    IV_OUTLIER(Reason.IV_OUTLIER);

    private final Reason reason;

    Filter(Reason reason) {
        this.reason = reason;
    }

    /** The reason under which rows that break the rule are listed. */
    public Reason reason() {
        return reason;
    }
}
