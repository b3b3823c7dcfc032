package io.plimsoll.pricing;

import io.plimsoll.math.Normal;

/**
 * Black's formula without units, for out-of-the-money options: with x = −|ln(F/K)| ≤ 0, s = σ√T, h = x/s and t = s/2,
 *
 * <pre>c(x, s) = N(h + t) − e^(−x) N(h − t)</pre>
 *
 * is the undiscounted price ÷ min(F, K), of the call for K ≥ F and of the put for K ≤ F; 0 &lt; c &lt; 1. It is the b(x, s) of
 * P. Jäckel, "Let's Be Rational", Wilmott 75 (2015), 40–53, over its largest value e^(x/2).
 *
 * <p>Everything rests on c = c′·D with c′ = ∂c/∂s = n(h + t) and D = Y(h + t) − Y(h − t), Y = N/n: D never underflows, and
 * 1/D is ∂ ln c/∂s.
 */
final class NormalisedBlack {

    private static final double ROOT_TWO_PI = 2.5066282746310002;
    /** Under this t the difference of the two Y would lose digits. */
    static final double SMALL_T = 0.125;
    /** Under this h a small t is treated by the asymptotic series of Y, above by Taylor's. */
    private static final double FAR_H = -12;
    /** F and K between its inverse and this can be multiplied in halves without overflow. */
    private static final double SAFE = 1e140;

    private static final double HALVES = 134217729;

    private NormalisedBlack() {}

    /**
     * x = −|ln(F/K)| with full relative accuracy, also for F next to K; −∞ or NaN unless both are positive and finite.
     */
    static double moneyness(double forward, double strike) {
        double low = Math.min(forward, strike);
        double high = Math.max(forward, strike);
        if (!(low > 1 / SAFE && high < SAFE)) {
            double ratio = low / high;
            return ratio > 0.5 ? Math.log1p((low - high) / high) : Math.log(low) - Math.log(high);
        }
        double ratio = low / high;
        return Math.log(ratio) + (low - ratio * high - productRounding(ratio, high)) / low;
    }

    /** ab less its double (Dekker 1971). */
    private static double productRounding(double a, double b) {
        double aScaled = HALVES * a;
        double aHigh = aScaled - (aScaled - a);
        double aLow = a - aHigh;
        double bScaled = HALVES * b;
        double bHigh = bScaled - (bScaled - b);
        double bLow = b - bHigh;
        return (aHigh * bHigh - a * b) + aHigh * bLow + aLow * bHigh + aLow * bLow;
    }

    /** c(x, s), s ≥ 0. */
    static double price(double x, double s) {
        if (s == 0) {
            return 0;
        }
        double h = x / s;
        double t = 0.5 * s;
        if (h + t > 0.5) {
            return 1 - Normal.density(h + t) * distanceOverVega(h, t);
        }
        return Normal.density(h + t) * priceOverVega(h, t);
    }

    /** D = c/c′. */
    static double priceOverVega(double h, double t) {
        if (t < SMALL_T) {
            return h < FAR_H ? asymptoticDifference(-h, t) : taylorDifference(h, t);
        }
        double d = h + t;
        if (d <= 0) {
            return Normal.millsRatio(-d) - Normal.millsRatio(t - h);
        }
        return inverseDensity(d) - distanceOverVega(h, t);
    }

    /** (1 − c)/c′ = R(h + t) + R(t − h), h + t ≥ 0, R = Mills's ratio. */
    static double distanceOverVega(double h, double t) {
        return Normal.millsRatio(h + t) + Normal.millsRatio(t - h);
    }

    /** 1/c′ = 1/n(d), d = h + t. */
    static double inverseDensity(double d) {
        return ROOT_TWO_PI * Math.exp(0.5 * d * d);
    }

    /**
     * Σ (−1)ʲ (2j − 1)!! (pᵐ − qᵐ), m = 2j + 1, p = 1/(a − t), q = 1/(a + t), a = −h. The differences of powers follow from
     * pᵐ⁺² − qᵐ⁺² = (p² + q²)(pᵐ − qᵐ) − p²q²(pᵐ⁻² − qᵐ⁻²), so that a small t costs no digits.
     */
    private static double asymptoticDifference(double a, double t) {
        double p = 1 / (a - t);
        double q = 1 / (a + t);
        double squares = p * p + q * q;
        double product = p * q * p * q;
        double before = -2 * t;
        double power = 2 * t * p * q;
        double factor = 1;
        double sum = power;
        for (int odd = 1; odd <= 29; odd += 2) {
            double next = squares * power - product * before;
            before = power;
            power = next;
            factor *= -odd;
            double term = factor * power;
            sum += term;
            if (Math.abs(term) <= 1e-17 * sum) {
                break;
            }
        }
        return sum;
    }

    /** 2 Σ Y⁽ⁿ⁾(h) tⁿ/n! over odd n to 13, with Y′ = 1 + hY and Y⁽ⁿ⁺¹⁾ = hY⁽ⁿ⁾ + nY⁽ⁿ⁻¹⁾. */
    private static double taylorDifference(double h, double t) {
        double y0 = Normal.millsRatio(-h);
        double y1 = 1 + h * y0;
        double y2 = h * y1 + y0;
        double y3 = h * y2 + 2 * y1;
        double y4 = h * y3 + 3 * y2;
        double y5 = h * y4 + 4 * y3;
        double y6 = h * y5 + 5 * y4;
        double y7 = h * y6 + 6 * y5;
        double y8 = h * y7 + 7 * y6;
        double y9 = h * y8 + 8 * y7;
        double y10 = h * y9 + 9 * y8;
        double y11 = h * y10 + 10 * y9;
        double y12 = h * y11 + 11 * y10;
        double y13 = h * y12 + 12 * y11;
        double t2 = t * t;
        double series = y1
                + t2
                        * (y3 / 6
                                + t2
                                        * (y5 / 120
                                                + t2
                                                        * (y7 / 5040
                                                                + t2
                                                                        * (y9 / 362880
                                                                                + t2
                                                                                        * (y11 / 39916800
                                                                                                + t2
                                                                                                        * (y13
                                                                                                                / 6227020800.0))))));
        return 2 * t * series;
    }
}
