package io.plimsoll.pricing;

import io.plimsoll.market.OptionRight;
import io.plimsoll.math.Normal;

/**
 * Undiscounted Black-76 prices: with d₁,₂ = ln(F/K)/(σ√T) ± σ√T/2 and φ = ±1 for a call or put,
 *
 * <pre>price = φ·(F Φ(φd₁) − K Φ(φd₂)),   vega = ∂price/∂σ = F φ(d₁) √T</pre>
 *
 * F and K in price units, σ a year as a decimal, T in years. Source: F. Black, "The pricing of commodity contracts",
 * Journal of Financial Economics 3 (1976), 167–179. Out-of-the-money prices keep their digits however small they are.
 */
public final class Black {

    private Black() {}

    /**
     * The undiscounted price, in price units. Intrinsic value where σ√T is zero.
     *
     * @throws IllegalArgumentException unless F &gt; 0, K &gt; 0, σ ≥ 0 and T ≥ 0
     */
    public static double price(OptionRight right, double forward, double strike, double vol, double timeToExpiryYears) {
        requireTerms(forward, strike, vol, timeToExpiryYears);
        double s = vol * Math.sqrt(timeToExpiryYears);
        double intrinsic = Math.max(right.sign() * (forward - strike), 0);
        if (s == 0) {
            return intrinsic;
        }
        double x = -Math.abs(Math.log(forward / strike));
        return intrinsic + Math.sqrt(forward) * Math.sqrt(strike) * NormalisedBlack.price(x, s);
    }

    /**
     * Vega of the undiscounted price, in price units per 1.00 of volatility; the same for call and put.
     *
     * @throws IllegalArgumentException unless F &gt; 0, K &gt; 0, σ ≥ 0 and T ≥ 0
     */
    public static double vega(double forward, double strike, double vol, double timeToExpiryYears) {
        requireTerms(forward, strike, vol, timeToExpiryYears);
        double rootT = Math.sqrt(timeToExpiryYears);
        double s = vol * rootT;
        if (s == 0) {
            return forward == strike ? forward * Normal.pdf(0) * rootT : 0;
        }
        return forward * Normal.pdf(Math.log(forward / strike) / s + 0.5 * s) * rootT;
    }

    private static void requireTerms(double forward, double strike, double vol, double timeToExpiryYears) {
        if (!(forward > 0) || !(strike > 0) || !(vol >= 0) || !(timeToExpiryYears >= 0)) {
            throw new IllegalArgumentException("Black needs F > 0, K > 0, vol >= 0 and T >= 0, was F " + forward
                    + ", K " + strike + ", vol " + vol + ", T " + timeToExpiryYears);
        }
    }
}
