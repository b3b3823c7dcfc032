package io.plimsoll.market;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a study reads its market.
 *
 * @param underlying {@code bars}, or the futures contract, the futures product or the series whose values are the underlying's
 *     prices; of a product one contract after another is held
 * @param rollDays sessions before its last trading day at whose close a contract of a product is left for the next
 * @param relativePnl whether profit and loss is the relative change (decimal) or the price change (price units)
 * @param exercise of the options
 * @param optionsOnFuture whether the underlying's price is the options' forward; otherwise put-call parity gives it
 * @param curveFromFutures whether futures settlements give the curve; otherwise the forwards of put-call parity do
 * @param dividendFactors by ex-date, the factor by which strikes were divided; puts dividends back into returns
 * @param rates series of simple rates in percent, with their tenors in calendar days, shortest first
 * @param volIndex series of a volatility index in percent that is a feature, or null
 * @param longVolIndex series of a volatility index of a longer tenor, or null
 * @param checkIndex series of a volatility index in percent that at-the-money volatility is compared with, or null
 * @param impliedVol column that implied-volatility baselines scale by: {@code alpha30}, {@code alpha90},
 *     {@code volIndex} or {@code none}
 * @param longImpliedVol column that {@code ivcapped} compares it with: {@code alpha90}, {@code longVolIndex}, or {@code none}
 * @param features series that are features besides these
 * @param releaseLags by series, when its values are known; {@link ReleaseRules} tells it where absent
 */
public record MarketSettings(
        String underlying,
        int rollDays,
        boolean relativePnl,
        ExerciseStyle exercise,
        boolean optionsOnFuture,
        boolean curveFromFutures,
        Map<LocalDate, Double> dividendFactors,
        List<RateSeries> rates,
        @Nullable String volIndex,
        @Nullable String longVolIndex,
        @Nullable String checkIndex,
        String impliedVol,
        String longImpliedVol,
        FeatureSeries features,
        Map<String, ReleaseRule> releaseLags) {

    /** Says that there is no implied volatility, or none of a longer tenor. */
    public static final String NONE = "none";

    public MarketSettings {
        if (rollDays < 0 || rollDays > 60) {
            throw new IllegalArgumentException("market.rollDays must be 0 to 60 sessions, was " + rollDays);
        }
    }

    /** The name that says the underlying is given as bars. */
    public static final String BARS = "bars";

    /**
     * A rate.
     *
     * @param series its name
     * @param days its tenor in calendar days
     */
    public record RateSeries(String series, int days) {}

    /** When values of the series are known. */
    public ReleaseRule releaseRule(String series) {
        if (features.ofProxy(series)) {
            return FeatureSeries.ITS_OWN_DAY;
        }
        ReleaseRule own = releaseLags.get(series);
        return own == null ? ReleaseRules.of(series) : own;
    }
}
