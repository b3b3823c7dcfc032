package io.plimsoll.margin.span;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What the risk arrays of one series were computed with. NaN where the file does not say.
 *
 * @param series product and month
 * @param baseVol volatility a year, decimal
 * @param volScan volatility move, decimal
 * @param priceScan price move, in the currency of one contract
 * @param extremeMultiplier price moves of the extreme scenarios, in scan ranges (3 or 2)
 * @param extremeCover share of an extreme loss that is counted (0.33 or 0.35)
 * @param rate of interest a year, decimal
 * @param years to expiry
 * @param deltaScale contracts' deltas are multiplied by this
 * @param expiry settlement or expiry day; null where the file does not say
 */
public record MonthParameters(
        SeriesId series,
        double baseVol,
        double volScan,
        double priceScan,
        double extremeMultiplier,
        double extremeCover,
        double rate,
        double years,
        double deltaScale,
        @Nullable LocalDate expiry) {}
