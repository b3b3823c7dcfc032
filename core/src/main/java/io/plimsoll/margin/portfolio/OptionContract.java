package io.plimsoll.margin.portfolio;

import io.plimsoll.market.ExerciseStyle;
import io.plimsoll.market.OptionRight;
import java.time.LocalDate;

/**
 * An option on a future, an equity or an ETF.
 *
 * @param id its name in accounts
 * @param underlying the market it belongs to, whose {@link VolSurface} it is valued on
 * @param riskFactor the future under it, or the spot
 * @param right call or put
 * @param strike in price units of the risk factor; may be zero or negative, where the option has no time value
 * @param expiry its last trading day
 * @param style when it may be exercised
 * @param multiplier currency for one price unit
 * @param currencyRate account currency for one unit of the contract's
 * @param valuation how its price is paid
 */
public record OptionContract(
        String id,
        String underlying,
        String riskFactor,
        OptionRight right,
        double strike,
        LocalDate expiry,
        ExerciseStyle style,
        double multiplier,
        double currencyRate,
        Valuation valuation)
        implements Instrument {

    public OptionContract {
        Instrument.check(id, multiplier, currencyRate);
        if (!Double.isFinite(strike)) {
            throw new IllegalArgumentException("the strike of " + id + " must be a number, was " + strike);
        }
    }

    /** max(0, φ(price − strike)), in price units. */
    public double intrinsic(double price) {
        return Math.max(0, right.sign() * (price - strike));
    }
}
