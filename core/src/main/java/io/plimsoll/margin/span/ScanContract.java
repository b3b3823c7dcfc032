package io.plimsoll.margin.span;

import io.plimsoll.market.OptionRight;
import org.jspecify.annotations.Nullable;

/**
 * A contract that has no array yet.
 *
 * @param series product and month
 * @param right call or put; null for anything but an option
 * @param strike in price units; NaN for anything but an option
 * @param price in price units
 * @param underlying price of the future or spot under an option; not used for anything else
 * @param vol a year, decimal; not used for anything but an option
 * @param years to expiry; not used for anything but an option
 * @param contractValueFactor currency for one price unit of one contract
 */
public record ScanContract(
        SeriesId series,
        @Nullable OptionRight right,
        double strike,
        double price,
        double underlying,
        double vol,
        double years,
        double contractValueFactor) {

    /** A future, or a physical. */
    public static ScanContract future(SeriesId series, double price, double contractValueFactor) {
        return new ScanContract(series, null, Double.NaN, price, price, Double.NaN, Double.NaN, contractValueFactor);
    }
}
