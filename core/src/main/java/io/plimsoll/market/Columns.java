package io.plimsoll.market;

/** Names of the columns of a {@link History}. */
public final class Columns {

    /** Close of the underlying, price units, not adjusted for dividends. */
    public static final String PRICE = "price";
    /** Profit and loss of one long unit over the session, in the study's unit (relative or price units). */
    public static final String PNL = "pnl";
    /** Relative price change over the session, dividends put back. */
    public static final String RETURN = "return";
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
    /** Shortest rate, decimal a year. */
    public static final String RATE = "rate";
    /** Longest rate less the shortest, decimal a year. */
    public static final String RATE_SLOPE = "rateSlope";
    /** Median of the RMSE of the day's calibrated slices, volatility basis points. */
    public static final String FIT_ERROR = "fitError";
    /** Calibrated slices of the day. */
    public static final String SLICES = "slices";
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

    private Columns() {}

    /** A quantity of the surface at a constant maturity, such as {@code alpha30}. */
    public static String at(String quantity, int days) {
        return quantity + days;
    }
}
