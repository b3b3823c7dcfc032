package io.plimsoll.pricing;

import io.plimsoll.market.OptionRight;
import io.plimsoll.math.Normal;

/**
 * Black's formula, not discounted: with d± = ln(F/K)/(σ√T) ± σ√T/2 and φ = 1 for a call, −1 for a put,
 *
 * <pre>price = φ·(F·N(φd₊) − K·N(φd₋)),   vega = ∂price/∂σ = F·n(d₊)·√T</pre>
 *
 * F and K in price units, σ decimal a year, T in years. F. Black, "The pricing of commodity contracts", Journal of Financial
 * Economics 3 (1976), 167–179. Out-of-the-money prices keep their digits however small they are. Terms without meaning (F or
 * K not positive and finite, σ or T negative or NaN) give NaN, never an exception.
 */
public final class Black {

    private Black() {}

    /** The price, in price units; intrinsic value where σ√T is zero. */
    public static double price(OptionRight right, double forward, double strike, double vol, double years) {
        double x = NormalisedBlack.moneyness(forward, strike);
        double s = vol * Math.sqrt(years);
        if (!(x > Double.NEGATIVE_INFINITY && s >= 0)) {
            return Double.NaN;
        }
        double intrinsic = Math.max(0, right.sign() * (forward - strike));
        return intrinsic + Math.min(forward, strike) * NormalisedBlack.price(x, s);
    }

    /** Vega, in price units per 1.00 of volatility; the same for call and put. */
    public static double vega(double forward, double strike, double vol, double years) {
        double x = NormalisedBlack.moneyness(forward, strike);
        double s = vol * Math.sqrt(years);
        if (!(x > Double.NEGATIVE_INFINITY && s >= 0)) {
            return Double.NaN;
        }
        double h = x == 0 ? 0 : x / s;
        return Math.min(forward, strike) * Normal.density(h + 0.5 * s) * Math.sqrt(years);
    }
}
