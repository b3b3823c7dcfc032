package io.plimsoll.pricing;

import io.plimsoll.market.OptionRight;

/**
 * European options on a spot S with interest rate r and dividend yield q, both continuously compounded decimals a year:
 * Black's formula on the forward F = S·e^((r−q)T), discounted by e^(−rT). F. Black and M. Scholes, "The pricing of options
 * and corporate liabilities", Journal of Political Economy 81 (1973), 637–654; R. Merton, "Theory of rational option
 * pricing", Bell Journal of Economics 4 (1973), 141–183. Terms without meaning give NaN, never an exception.
 */
public final class BlackScholes {

    private BlackScholes() {}

    /** The price today, in price units. */
    public static double price(
            OptionRight right,
            double spot,
            double strike,
            double vol,
            double years,
            double rate,
            double dividendYield) {
        double forward = forward(spot, years, rate, dividendYield);
        return Math.exp(-rate * years) * Black.price(right, forward, strike, vol, years);
    }

    /** ∂price/∂σ, in price units per 1.00 of volatility; the same for call and put. */
    public static double vega(double spot, double strike, double vol, double years, double rate, double dividendYield) {
        double forward = forward(spot, years, rate, dividendYield);
        return Math.exp(-rate * years) * Black.vega(forward, strike, vol, years);
    }

    /** The volatility a year, decimal, at which {@code price} is the price; NaN as in {@link ImpliedVol#of}. */
    public static double impliedVol(
            OptionRight right,
            double price,
            double spot,
            double strike,
            double years,
            double rate,
            double dividendYield) {
        double forward = forward(spot, years, rate, dividendYield);
        return ImpliedVol.of(right, price * Math.exp(rate * years), forward, strike, years);
    }

    private static double forward(double spot, double years, double rate, double dividendYield) {
        return spot * Math.exp((rate - dividendYield) * years);
    }
}
