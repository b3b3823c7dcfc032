package io.plimsoll.market;

/** Names of the columns of a {@link History}. */
public final class Columns {

    /** Close of the underlying, price units, not adjusted for dividends. */
    public static final String PRICE = "price";
    /** Profit and loss of one long unit over the session, in the study's unit (relative or price units). */
    public static final String PNL = "pnl";
    /** Relative price change over the session, dividends put back. */
    public static final String RETURN = "return";
    /** First, highest and lowest price of the session, on the scale of {@link #PRICE}. */
    public static final String OPEN = "open";

    public static final String HIGH = "high";
    public static final String LOW = "low";
    /** ln(high ÷ low) of the underlying. */
    public static final String RANGE = "range";
    /** Units of the underlying traded. */
    public static final String VOLUME = "volume";
    /** The implied volatility that implied-volatility baselines scale by, decimal a year, at most five sessions old. */
    public static final String IMPLIED_VOL = "impliedVol";
    /** A longer implied volatility, which {@code ivcapped} compares the other with, decimal a year; as old at most. */
    public static final String LONG_IMPLIED_VOL = "longImpliedVol";
    /** A volatility index, decimal a year. */
    public static final String VOL_INDEX = "volIndex";
    /** One of a longer tenor. */
    public static final String LONG_VOL_INDEX = "longVolIndex";
    /** One of a shorter tenor. */
    public static final String SHORT_VOL_INDEX = "shortVolIndex";
    /** An index of the volatility of the volatility index, decimal a year. */
    public static final String VOL_OF_VOL_INDEX = "volOfVolIndex";
    /** Minus the risk-neutral skewness that a skew index tells, (index − 100) ÷ 10. */
    public static final String SKEW_INDEX = "skewIndex";
    /** Sum of squared returns within the session, decimal squared. */
    public static final String REALISED_VARIANCE = "realisedVariance";
    /** Bipower variation within the session, which jumps leave alone, decimal squared. */
    public static final String BIPOWER_VARIATION = "bipowerVariation";
    /** Filtered probability of the more volatile of two regimes. */
    public static final String REGIME_HIGH_OF_TWO = "regimeHighOfTwo";
    /** Filtered probabilities of the middle and of the most volatile of three regimes. */
    public static final String REGIME_MIDDLE_OF_THREE = "regimeMiddleOfThree";

    public static final String REGIME_HIGH_OF_THREE = "regimeHighOfThree";
    /** Volatility of the next session that three regimes expect, decimal a year. */
    public static final String REGIME_VOL = "regimeVol";
    /** Shortest rate, decimal a year. */
    public static final String RATE = "rate";
    /** Longest rate less the shortest, decimal a year. */
    public static final String RATE_SLOPE = "rateSlope";
    /** Median of the RMSE of the day's calibrated slices, volatility basis points. */
    public static final String FIT_ERROR = "fitError";
    /** Calibrated slices of the day. */
    public static final String SLICES = "slices";
    /** Share of the calibrated slices whose quotes identify ν and ρ. */
    public static final String WINGS_IDENTIFIED = "wingsIdentified";
    /** Median over the day's used quotes of half the bid-ask spread in volatility ÷ the volatility. */
    public static final String OPTION_SPREAD = "optionSpread";
    /** Calls traded and open; puts traded and open. Contracts. */
    public static final String CALL_VOLUME = "callVolume";

    public static final String PUT_VOLUME = "putVolume";
    public static final String CALL_OPEN = "callOpenInterest";
    public static final String PUT_OPEN = "putOpenInterest";
    /** Futures traded and open, all contracts. */
    public static final String FUTURES_VOLUME = "futuresVolume";

    public static final String FUTURES_OPEN = "futuresOpenInterest";
    /** Shape of the futures curve, as {@link FuturesCurve} defines it. */
    public static final String CURVE_SLOPE = "curveSlope";

    public static final String CURVE_CURVATURE = "curveCurvature";
    public static final String CURVE_BUTTERFLY = "curveButterfly";
    /** ln(F₁ ÷ F₂) ÷ (T₂ − T₁), a year. */
    public static final String ROLL_YIELD = "rollYield";
    /** Begin the names of series that a study names: rates and spreads, quantities that grow, sentiment; as published. */
    public static final String MACRO = "macro.";

    public static final String GROWTH = "growth.";
    public static final String SENTIMENT = "sentiment.";

    private Columns() {}

    /** A quantity of the surface at a constant maturity, such as {@code alpha30}. */
    public static String at(String quantity, int days) {
        return quantity + days;
    }

    /** A quantity of the calibrated expiry that is the {@code rank}-th to come, such as {@code alphaNear1}. */
    public static String near(String quantity, int rank) {
        return quantity + "Near" + rank;
    }
}
