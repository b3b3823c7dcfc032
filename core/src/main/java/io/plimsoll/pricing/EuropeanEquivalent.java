package io.plimsoll.pricing;

/**
 * An American price taken apart.
 *
 * @param vol at which the American price is met, decimal a year; NaN where there is none
 * @param price the European option at that volatility, discounted
 * @param premium for early exercise: the American price less {@code price}
 */
public record EuropeanEquivalent(double vol, double price, double premium) {

    /** Where no volatility gives the price. */
    public static final EuropeanEquivalent NONE = new EuropeanEquivalent(Double.NaN, Double.NaN, Double.NaN);

    static EuropeanEquivalent of(double vol, double price, double premium) {
        return Double.isNaN(vol) ? NONE : new EuropeanEquivalent(vol, price, premium);
    }
}
