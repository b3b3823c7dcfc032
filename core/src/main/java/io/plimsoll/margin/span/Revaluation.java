package io.plimsoll.margin.span;

/** A pricing model with everything fixed but what SPAN moves. */
@FunctionalInterface
public interface Revaluation {

    /**
     * The price of one option, in price units.
     *
     * @param underlying price of the future or spot; the extreme scenarios may take it below zero
     * @param vol a year, decimal, not negative
     * @param years to expiry, not negative
     */
    double price(double underlying, double vol, double years);
}
