package io.plimsoll.market;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * Which filters apply, and their thresholds. A threshold says nothing where its {@link Filter} is off.
 *
 * @param filters the filters that apply
 * @param minDays least calendar days to expiry
 * @param maxDays most calendar days to expiry
 * @param priceFloor least usable price, price units
 * @param maxSpreadToMid largest (ask − bid) ÷ mid, where there are quotes
 * @param priceTolerance by how much a price without a quote may break monotonicity or convexity, price units; a tick, say
 * @param lowestStrikeToForward least K/F
 * @param highestStrikeToForward greatest K/F
 * @param lowestVol least usable implied volatility, decimal a year
 * @param highestVol greatest usable implied volatility
 * @param maxMoneyness largest |ln(K/F)| in at-the-money standard deviations σ√T
 * @param maxIvDeviations largest distance of ln σ from its quadratic fit, in standard deviations of the residuals
 */
public record CleaningSettings(
        Set<Filter> filters,
        int minDays,
        int maxDays,
        double priceFloor,
        double maxSpreadToMid,
        double priceTolerance,
        double lowestStrikeToForward,
        double highestStrikeToForward,
        double lowestVol,
        double highestVol,
        double maxMoneyness,
        double maxIvDeviations) {

    /** A named choice of filters and thresholds. */
    public enum Preset {
        /**
         * What the studies of this project use: wide bounds against prices that are wrong, nothing that would trim a smile.
         * 7 to 730 days, spread up to the mid, volatility 3 to 300 %, five standard deviations.
         */
        STANDARD,
        /** The option strip of the VIX (Cboe, "VIX White Paper", step 1): bids above zero, until two are missing in a row. */
        VIX,
        /**
         * Constantinides, Jackwerth &amp; Savov (2013), appendix B: identical rows, zero bids, 7 to 180 days, volatility 5 to
         * 100 %, moneyness 0.8 to 1.2, and two standard deviations about the quadratic fit of ln σ. Their filters by interest
         * rate and parity are left to the forward's robust regression.
         */
        CJS,
        /** No filter that can be switched off. */
        NONE
    }

    public CleaningSettings {
        filters = Collections.unmodifiableSet(copy(filters));
        if (!(priceFloor >= 0) || minDays < 1 || maxDays < minDays) {
            throw new IllegalArgumentException("cleaning needs priceFloor >= 0 and 1 <= minDays <= maxDays, were "
                    + priceFloor + ", " + minDays + " and " + maxDays);
        }
        if (!(0 < lowestVol && lowestVol < highestVol) || !(maxMoneyness > 0) || !(maxSpreadToMid > 0)) {
            throw new IllegalArgumentException(
                    "cleaning needs 0 < lowestVol < highestVol, maxMoneyness > 0 and maxSpreadToMid > 0, were "
                            + lowestVol + ", " + highestVol + ", " + maxMoneyness + " and " + maxSpreadToMid);
        }
        if (!(0 <= lowestStrikeToForward && lowestStrikeToForward < highestStrikeToForward)) {
            throw new IllegalArgumentException(
                    "cleaning needs 0 <= lowestStrikeToForward < highestStrikeToForward, were " + lowestStrikeToForward
                            + " and " + highestStrikeToForward);
        }
        if (!(priceTolerance >= 0) || !(maxIvDeviations > 0)) {
            throw new IllegalArgumentException("cleaning needs priceTolerance >= 0 and maxIvDeviations > 0, were "
                    + priceTolerance + " and " + maxIvDeviations);
        }
    }

    /** The settings of a preset. */
    public static CleaningSettings of(Preset preset) {
        CleaningSettings standard = new CleaningSettings(standardFilters(), 7, 730, 0, 1.0, 0, 0.8, 1.2, 0.03, 3, 5, 2);
        return switch (preset) {
            case STANDARD -> standard;
            case NONE -> standard.filters(EnumSet.noneOf(Filter.class));
            case VIX ->
                standard.filters(EnumSet.of(
                        Filter.TOO_SHORT, Filter.ZERO_BID, Filter.CROSSED, Filter.DUPLICATE, Filter.STRIP_END));
            case CJS -> new CleaningSettings(cjsFilters(), 7, 180, 0, 1.0, 0, 0.8, 1.2, 0.05, 1, 5, 2);
        };
    }

    private static Set<Filter> standardFilters() {
        return EnumSet.complementOf(EnumSet.of(
                Filter.UNTRADED,
                Filter.STALE,
                Filter.STRIP_END,
                Filter.NON_MONOTONE,
                Filter.NON_CONVEX,
                Filter.MONEYNESS_BAND,
                Filter.IV_OUTLIER));
    }

    private static Set<Filter> cjsFilters() {
        return EnumSet.of(
                Filter.TOO_SHORT,
                Filter.TOO_LONG,
                Filter.ZERO_BID,
                Filter.DUPLICATE,
                Filter.MONEYNESS_BAND,
                Filter.IV_OUT_OF_RANGE,
                Filter.IV_OUTLIER);
    }

    /** Whether a filter applies. */
    public boolean applies(Filter filter) {
        return filters.contains(filter);
    }

    /** These settings with more filters on. */
    public CleaningSettings with(Collection<Filter> on) {
        EnumSet<Filter> more = copy(filters);
        more.addAll(on);
        return filters(more);
    }

    /** These settings with some filters off. */
    public CleaningSettings without(Collection<Filter> off) {
        EnumSet<Filter> fewer = copy(filters);
        fewer.removeAll(off);
        return filters(fewer);
    }

    private CleaningSettings filters(Set<Filter> chosen) {
        return new CleaningSettings(
                chosen,
                minDays,
                maxDays,
                priceFloor,
                maxSpreadToMid,
                priceTolerance,
                lowestStrikeToForward,
                highestStrikeToForward,
                lowestVol,
                highestVol,
                maxMoneyness,
                maxIvDeviations);
    }

    /** In the order of the filters, which a set of another kind would not keep. */
    private static EnumSet<Filter> copy(Set<Filter> filters) {
        EnumSet<Filter> copy = EnumSet.noneOf(Filter.class);
        copy.addAll(filters);
        return copy;
    }
}
