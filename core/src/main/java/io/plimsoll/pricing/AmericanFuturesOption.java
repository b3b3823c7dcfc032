package io.plimsoll.pricing;

import io.plimsoll.market.OptionRight;
import io.plimsoll.math.Normal;

/**
 * American options on futures by G. Barone-Adesi and R. Whaley, "Efficient analytic approximation of American option
 * values", Journal of Finance 42 (1987), 301–320, with cost of carry b = 0:
 *
 * <pre>C(F) = c(F) + A (F/F*)^q   for F &lt; F*,   F − K above
 * q = (1 + √(1 + 8r/(σ²(1 − e^(−rT)))))/2,   A = F*(1 − e^(−rT)Φ(d₁(F*)))/q</pre>
 *
 * with F* where the value meets F − K smoothly. A put on F struck at K is worth a call on K struck at F: both Black's formula
 * and the approximation have this symmetry at b = 0, so one boundary serves both rights.
 *
 * <p>All prices here are discounted, in price units, as they are traded. r is continuously compounded, decimal; where r ≤ 0
 * early exercise never pays and the premium is zero. The approximation is good to about 0.1 % of the strike up to a year.
 */
public final class AmericanFuturesOption {

    private static final int MAX_ITERATIONS = 100;
    private static final double HIGHEST_VOL = 100;

    private AmericanFuturesOption() {}

    /**
     * The American price.
     *
     * @throws IllegalArgumentException unless F &gt; 0, K &gt; 0, σ &gt; 0, T &gt; 0 and r is a number
     */
    public static double price(
            OptionRight right, double forward, double strike, double vol, double timeToExpiryYears, double rate) {
        double european =
                Math.exp(-rate * timeToExpiryYears) * Black.price(right, forward, strike, vol, timeToExpiryYears);
        return european + premium(right, forward, strike, vol, timeToExpiryYears, rate);
    }

    /**
     * The early-exercise premium: the American price less the European one, ≥ 0.
     *
     * @throws IllegalArgumentException unless F &gt; 0, K &gt; 0, σ &gt; 0, T &gt; 0 and r is a number
     */
    public static double premium(
            OptionRight right, double forward, double strike, double vol, double timeToExpiryYears, double rate) {
        requireTerms(forward, strike, vol, timeToExpiryYears, rate);
        if (rate <= 0) {
            return 0;
        }
        return right == OptionRight.CALL
                ? callPremium(forward, strike, vol * Math.sqrt(timeToExpiryYears), rate * timeToExpiryYears)
                : callPremium(strike, forward, vol * Math.sqrt(timeToExpiryYears), rate * timeToExpiryYears);
    }

    /**
     * The volatility at which the American price is {@code quote}, and the European equivalent of the quote.
     *
     * @return NaN volatility where the quote is not above immediate exercise or no volatility reaches it
     * @throws IllegalArgumentException unless F &gt; 0, K &gt; 0, T &gt; 0 and r is a number
     */
    public static Inversion invert(
            OptionRight right, double quote, double forward, double strike, double timeToExpiryYears, double rate) {
        requireTerms(forward, strike, 1, timeToExpiryYears, rate);
        double discount = Math.exp(-rate * timeToExpiryYears);
        double exercise = Math.max(right.sign() * (forward - strike), 0);
        double european = ImpliedVol.of(right, quote / discount, forward, strike, timeToExpiryYears);
        if (rate <= 0) {
            return new Inversion(european, Double.isNaN(european) ? Double.NaN : quote, 0);
        }
        if (!(quote > exercise)) {
            return Inversion.NONE;
        }
        double vol = root(right, quote, forward, strike, timeToExpiryYears, rate, european);
        if (Double.isNaN(vol)) {
            return Inversion.NONE;
        }
        double premium = premium(right, forward, strike, vol, timeToExpiryYears, rate);
        return new Inversion(vol, quote - premium, premium);
    }

    /**
     * An inverted American price.
     *
     * @param vol the volatility a year, decimal; NaN where none exists
     * @param europeanPrice the quote less the premium, discounted, in price units; NaN where there is no volatility
     * @param premium the early-exercise premium, in price units; NaN where there is no volatility
     */
    public record Inversion(double vol, double europeanPrice, double premium) {
        static final Inversion NONE = new Inversion(Double.NaN, Double.NaN, Double.NaN);
    }

    /** Secant steps inside a bracket: an American price is at least the European one, so its volatility is at most theirs. */
    private static double root(
            OptionRight right,
            double quote,
            double forward,
            double strike,
            double years,
            double rate,
            double european) {
        double highest = Double.isNaN(european) ? 1 : european;
        while (price(right, forward, strike, highest, years, rate) < quote) {
            highest *= Double.isNaN(european) ? 2 : 1 + 1e-14;
            if (highest > HIGHEST_VOL) {
                return Double.NaN;
            }
        }
        double lowest = 0;
        double vol = highest;
        double error = price(right, forward, strike, vol, years, rate) - quote;
        double slope = Math.exp(-rate * years) * Black.vega(forward, strike, vol, years);
        for (int i = 0; i < MAX_ITERATIONS; i++) {
            double next = vol - error / slope;
            if (!(next > lowest && next < highest)) {
                next = 0.5 * (lowest + highest);
            }
            if (Math.abs(next - vol) <= 1e-14 * vol) {
                return next;
            }
            double nextError = price(right, forward, strike, next, years, rate) - quote;
            slope = (nextError - error) / (next - vol);
            vol = next;
            error = nextError;
            if (error > 0) {
                highest = vol;
            } else {
                lowest = vol;
            }
        }
        return vol;
    }

    /** The premium of a call on F struck at K, s = σ√T and m = rT &gt; 0. */
    private static double callPremium(double forward, double strike, double s, double m) {
        double discount = Math.exp(-m);
        double q = 0.5 * (1 + Math.sqrt(1 + 8 * m / (s * s * -Math.expm1(-m))));
        double boundary = boundary(s, discount, q);
        double y = forward / strike;
        if (y >= boundary) {
            return forward - strike - discount * undiscountedCall(forward, strike, s);
        }
        double d1 = Math.log(boundary) / s + 0.5 * s;
        return strike * boundary / q * (1 - discount * Normal.cdf(d1)) * Math.pow(y / boundary, q);
    }

    private static double undiscountedCall(double forward, double strike, double s) {
        return Black.price(OptionRight.CALL, forward, strike, s, 1);
    }

    /**
     * F*&#47;K: the root y &gt; 1 of y(1 − 1/q)(1 − DΦ(d₁)) = 1 − DΦ(d₂), by Newton's method on ln y from the boundary of the
     * perpetual option drawn towards 1, as the paper does.
     */
    private static double boundary(double s, double discount, double q) {
        double infinite = q / (q - 1);
        double y = 1 + (infinite - 1) * -Math.expm1(-2 * s * infinite / (infinite - 1));
        for (int i = 0; i < MAX_ITERATIONS; i++) {
            double d1 = Math.log(y) / s + 0.5 * s;
            double left = 1 - discount * Normal.cdf(d1);
            double value = y * (1 - 1 / q) * left - (1 - discount * Normal.cdf(d1 - s));
            double gamma = discount * Normal.pdf(d1) / s;
            double slope = (1 - 1 / q) * (left - gamma) + gamma;
            double next = Math.max(y * Math.exp(-value / (slope * y)), 0.5 * (1 + y));
            if (Math.abs(next - y) <= 1e-14 * y) {
                return next;
            }
            y = next;
        }
        return y;
    }

    private static void requireTerms(double forward, double strike, double vol, double years, double rate) {
        if (!(forward > 0) || !(strike > 0) || !(vol > 0) || !(years > 0) || Double.isNaN(rate)) {
            throw new IllegalArgumentException(
                    "an American option on a future needs F > 0, K > 0, vol > 0, T > 0 and a rate, was F " + forward
                            + ", K " + strike + ", vol " + vol + ", T " + years + ", r " + rate);
        }
    }
}
