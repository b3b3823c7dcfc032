package io.plimsoll.pricing;

import io.plimsoll.market.OptionRight;
import io.plimsoll.math.ErrorFunction;
import io.plimsoll.math.Normal;

/** Black (1976) prices, not discounted. F and K in price units, σ decimal a year, T in years. */
public final class Black {

    private static final double ROOT_TWO = Math.sqrt(2);

    private Black() {}

    /** φ(F·N(φd₊) − K·N(φd₋)), d± = ln(F/K)/(σ√T) ± σ√T/2. */
    public static double price(OptionRight right, double forward, double strike, double vol, double years) {
        double x = Math.log(forward / strike);
        double intrinsic = Math.max(0, right.sign() * (forward - strike));
        return intrinsic + Math.sqrt(forward * strike) * outOfTheMoney(-Math.abs(x), vol * Math.sqrt(years));
    }

    /** ∂price/∂σ = F·n(d₊)·√T. */
    public static double vega(double forward, double strike, double vol, double years) {
        double s = vol * Math.sqrt(years);
        return forward * Normal.density(Math.log(forward / strike) / s + 0.5 * s) * Math.sqrt(years);
    }

    /**
     * The out-of-the-money price over √(FK): b = e^(x/2)·N(x/s + s/2) − e^(−x/2)·N(x/s − s/2), x ≤ 0, s = σ√T, written
     * with scaled error functions so that small prices keep their digits (Jäckel, "Let's Be Rational", 2015, section 6).
     */
    static double outOfTheMoney(double x, double s) {
        if (!(s > 0)) {
            return 0;
        }
        double h = x / s;
        double t = 0.5 * s;
        if (h + t > 4) {
            return Math.exp(0.5 * x) * Normal.cumulative(h + t) - Math.exp(-0.5 * x) * Normal.cumulative(h - t);
        }
        double scaled = ErrorFunction.erfcx(-(h + t) / ROOT_TWO) - ErrorFunction.erfcx(-(h - t) / ROOT_TWO);
        return Math.max(0, 0.5 * Math.exp(-0.5 * (h * h + t * t)) * scaled);
    }

    /** ∂b/∂s = n(√(h² + t²)). */
    static double outOfTheMoneyVega(double x, double s) {
        double h = x / s;
        double t = 0.5 * s;
        return Normal.density(Math.sqrt(h * h + t * t));
    }
}
