package io.plimsoll.pricing;

import io.plimsoll.market.OptionRight;

/**
 * Black implied volatility by P. Jäckel, "Let's Be Rational", Wilmott 75 (2015), 40–53. The result is good to a relative
 * 1e-14, or to ε·price/(σ·vega) where the digits of the price hold no more, over all prices and volatilities that a double
 * can hold. Allocates nothing and never throws.
 */
public final class ImpliedVol {

    private ImpliedVol() {}

    /**
     * The volatility a year, decimal; NaN where no volatility gives the price: at or below intrinsic value, at or above the
     * forward of a call or the strike of a put, or terms that are NaN, infinite or not positive.
     *
     * @param price not discounted, price units
     */
    public static double of(OptionRight right, double price, double forward, double strike, double years) {
        boolean call = right == OptionRight.CALL;
        double rest = (call ? forward : strike) - price;
        double outOfTheMoney = price - Math.max(0, call ? forward - strike : strike - forward);
        double largest = Math.min(forward, strike);
        double x = NormalisedBlack.moneyness(forward, strike);
        if (!(outOfTheMoney > 0 && rest > 0 && outOfTheMoney < largest)
                || !(x > Double.NEGATIVE_INFINITY && years > 0 && years <= Double.MAX_VALUE)) {
            return Double.NaN;
        }
        return LetsBeRational.deviation(outOfTheMoney, rest, largest, Math.abs(forward - strike), x) / Math.sqrt(years);
    }
}
