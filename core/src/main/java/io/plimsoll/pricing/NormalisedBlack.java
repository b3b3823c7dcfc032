package io.plimsoll.pricing;

import io.plimsoll.math.Normal;

/**
 * Black's formula without units, for out-of-the-money options: with x = −|ln(F/K)| ≤ 0 and s = σ√T &gt; 0,
 *
 * <pre>b(x, s) = e^(x/2) Φ(x/s + s/2) − e^(−x/2) Φ(x/s − s/2)</pre>
 *
 * is the undiscounted price ÷ √(FK) of the call for K ≥ F and of the put for K ≤ F. Its largest value is e^(x/2). Notation:
 * P. Jäckel, "Let's Be Rational", Wilmott 75 (2015), 40–53.
 *
 * <p>Everything rests on b = b′·D with b′ = ∂b/∂s = e^(−(h² + t²)/2)/√(2π), h = x/s, t = s/2 and
 * D = Y(h + t) − Y(h − t), Y = Φ/φ: D never underflows, and 1/D is ∂ ln b/∂s.
 */
public final class NormalisedBlack {

    private static final double LN_ROOT_TWO_PI = 0.9189385332046728;
    /** Below this h + t both Y are given by their asymptotic series. */
    private static final double ASYMPTOTIC_BELOW = -10;
    /** Below this t the difference of the two Y is expanded around h. */
    private static final double EXPAND_BELOW = 0.125;

    private NormalisedBlack() {}

    /** b(x, s). */
    public static double price(double x, double s) {
        double h = x / s;
        double t = 0.5 * s;
        if (h + t > 0 && t >= EXPAND_BELOW) {
            return Math.exp(0.5 * x) * Normal.cdf(h + t) - Math.exp(-0.5 * x) * Normal.cdf(h - t);
        }
        return vega(x, s) * priceOverVega(x, s);
    }

    /** b′ = ∂b/∂s. */
    public static double vega(double x, double s) {
        return Math.exp(logVega(x, s));
    }

    /** ln b′, which does not underflow. */
    public static double logVega(double x, double s) {
        double h = x / s;
        return -0.5 * (h * h + 0.25 * s * s) - LN_ROOT_TWO_PI;
    }

    /** e^(x/2) − b(x, s), the distance from the largest price, without cancellation. */
    public static double distanceFromMaximum(double x, double s) {
        double h = x / s;
        double t = 0.5 * s;
        return Math.exp(0.5 * x) * Normal.cdf(-h - t) + Math.exp(-0.5 * x) * Normal.cdf(h - t);
    }

    /** D = b/b′. */
    public static double priceOverVega(double x, double s) {
        double h = x / s;
        double t = 0.5 * s;
        if (h + t < ASYMPTOTIC_BELOW) {
            return asymptoticDifference(-h, t);
        }
        if (t < EXPAND_BELOW) {
            return expandedDifference(h, t);
        }
        return Normal.cdfOverPdf(h + t) - Normal.cdfOverPdf(h - t);
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
        for (int odd = 1; odd <= 45; odd += 2) {
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
    private static double expandedDifference(double h, double t) {
        double before = Normal.cdfOverPdf(h);
        double derivative = 1 + h * before;
        double power = t;
        double sum = derivative * t;
        for (int n = 1; n <= 12; n++) {
            double next = h * derivative + n * before;
            before = derivative;
            derivative = next;
            power *= t / (n + 1);
            if (n % 2 == 0) {
                sum += derivative * power;
            }
        }
        return 2 * sum;
    }
}
