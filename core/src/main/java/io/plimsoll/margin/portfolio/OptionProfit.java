package io.plimsoll.margin.portfolio;

/** What one option gains until the horizon, in price units. */
interface OptionProfit {

    /** The gain for a price of the risk factor and a ratio of volatilities at the horizon. */
    double at(double price, double volRatio);

    /** How the gain is found. */
    @FunctionalInterface
    interface Maker {
        OptionProfit of(OptionValuer valuer, RiskFactor factor);
    }
}
