package io.plimsoll.pricing;

import io.plimsoll.market.OptionRight;

/**
 * American options on futures by {@link EarlyExercise#QD_PLUS}, for callers that have no {@link AmericanOption} at hand. Units
 * and the rules for arguments outside their range (NaN) are those of {@link AmericanOption}.
 */
public final class AmericanFuturesOption {

    private static final EarlyExercise METHOD = EarlyExercise.QD_PLUS;

    private AmericanFuturesOption() {}

    /** The price, discounted. */
    public static double price(
            OptionRight right, double forward, double strike, double vol, double years, double rate) {
        return AmericanOption.onFuture(right, forward, strike, years, rate).price(METHOD, vol);
    }

    /** The early-exercise premium: American less European price, discounted; 0 where the rate is not positive. */
    public static double premium(
            OptionRight right, double forward, double strike, double vol, double years, double rate) {
        return AmericanOption.onFuture(right, forward, strike, years, rate).premium(METHOD, vol);
    }

    /** The volatility at which the American price is {@code price}; NaN where it is not above exercise value. */
    public static double impliedVol(
            OptionRight right, double price, double forward, double strike, double years, double rate) {
        return AmericanOption.onFuture(right, forward, strike, years, rate)
                .invert(METHOD, price)
                .vol();
    }
}
