package io.plimsoll.pricing;

import io.plimsoll.math.Normal;

/**
 * The quadratic approximations of an American put with strike 1 on x = S/K, in m = rT, n = qT and s = σ√T:
 *
 * <pre>h = 1 − e^(−m)   A = 2m/(s²h)   w = 2(m − n)/s² − 1   R = √(w² + 4A)   λ = −(w + R)/2
 * premium(x) = G(B)·(x/B)^λ / (1 + b·l² − c·l)   for l = ln(x/B) &gt; 0,   G(x) under the boundary B</pre>
 *
 * G(x) = 1 − x − p(x) is the value of exercise over that of the European put p. The boundary solves g(B) = 0 with
 *
 * <pre>g(x) = x(1 − e^(−n)N(−d₊)) + ΛG(x) − κΘ(x)</pre>
 *
 * Θ is the European put's derivative by calendar time (T = 1). Barone-Adesi &amp; Whaley, "Efficient Analytic Approximation of
 * American Option Values", Journal of Finance 42 (1987), 301–320, have Λ = λ and κ = b = c = 0. Li, "Analytical approximations
 * for the critical stock prices of American options", Review of Derivatives Research 13 (2010), section 3 (QD+), has
 *
 * <pre>Λ = λ + e^(−m)(A/R)(1 − A/R²)   κ = 2/(s²R)   b = e^(−m)A²/(2R²)   c = Λ − λ − κΘ(B)/G(B)</pre>
 *
 * Multiplied out like this his equation has no pole where G = 0, and neither has a division by r.
 */
final class QuadraticApproximation {

    private static final int MOST_STEPS = 100;

    /** A Halley step this small, in units of s, leaves an error of the order of its cube. */
    private static final double LAST_STEP = 1e-5;

    private final double s;
    private final double m;
    private final double n;
    private final double discount;
    private final double yieldDiscount;
    private final double h;
    private final double lambda;
    private final double slopeWeight;
    private final double thetaWeight;
    private final double curvature;

    private double value;
    private double newton;
    private double bend;

    private QuadraticApproximation(
            double s, double m, double n, double lambda, double slopeWeight, double thetaWeight, double curvature) {
        this.s = s;
        this.m = m;
        this.n = n;
        this.discount = Math.exp(-m);
        this.yieldDiscount = Math.exp(-n);
        this.h = -Math.expm1(-m);
        this.lambda = lambda;
        this.slopeWeight = slopeWeight;
        this.thetaWeight = thetaWeight;
        this.curvature = curvature;
    }

    static QuadraticApproximation baroneAdesiWhaley(double s, double m, double n) {
        double lambda = exponent(ratio(s, m), drift(s, m, n));
        return new QuadraticApproximation(s, m, n, lambda, lambda, 0, 0);
    }

    static QuadraticApproximation qdPlus(double s, double m, double n) {
        double a = ratio(s, m);
        double w = drift(s, m, n);
        double root = Math.sqrt(w * w + 4 * a);
        double lambda = exponent(a, w);
        double share = a / root;
        double discount = Math.exp(-m);
        return new QuadraticApproximation(
                s,
                m,
                n,
                lambda,
                lambda + discount * share * (1 - share / root),
                2 / (s * s * root),
                0.5 * discount * share * share);
    }

    /** A = 2m/(s²h), finite as m falls to 0. */
    private static double ratio(double s, double m) {
        return 2 / (s * s) * (m == 0 ? 1 : m / -Math.expm1(-m));
    }

    private static double drift(double s, double m, double n) {
        return 2 * (m - n) / (s * s) - 1;
    }

    /** λ = −(w + √(w² + 4A))/2 without cancellation. */
    private static double exponent(double a, double w) {
        double root = Math.sqrt(w * w + 4 * a);
        return w > 0 ? -0.5 * (w + root) : -2 * a / (root - w);
    }

    /** The early-exercise premium at x = e^y, in strikes. */
    double premium(double y) {
        double boundary = logBoundary();
        double l = y - boundary;
        if (l <= 0) {
            return Math.max(0, gain(y));
        }
        double gain = gain(boundary);
        if (!(gain > 0)) {
            return 0;
        }
        double c = slopeWeight - lambda - (thetaWeight > 0 ? thetaWeight * theta(boundary) / gain : 0);
        return gain * Math.exp(lambda * l) / (1 + l * (curvature * l - c));
    }

    /** ln B by Halley's method on ln x inside a bracket; never over ln min(1, m/n), its limit as T falls to 0. */
    double logBoundary() {
        double highest = n > m ? Math.log(m / n) : 0;
        return logBoundary(highest, start(highest), LAST_STEP);
    }

    /** As {@link #logBoundary()} from a start of the caller's, to within the cube of {@code lastStep}·s. */
    double logBoundary(double highest, double start, double lastStep) {
        double low = Double.NEGATIVE_INFINITY;
        double high = highest;
        double y = start;
        for (int i = 0; i < MOST_STEPS; i++) {
            evaluate(y);
            if (value < 0) {
                low = y;
            } else {
                high = y;
            }
            double halley = newton / (1 - 0.5 * newton * bend);
            double next = y - (halley * newton > 0 ? halley : newton);
            if (next > low && next < high) {
                if (Math.abs(next - y) <= lastStep * s) {
                    return next;
                }
            } else if (high - low <= LAST_STEP * LAST_STEP * s) {
                return high;
            } else {
                next = low == Double.NEGATIVE_INFINITY ? 2 * y - Math.max(s, 1e-3) : 0.5 * (low + high);
            }
            y = next;
        }
        return y;
    }

    /** Between the perpetual put's boundary and the highest, where Barone-Adesi &amp; Whaley start. */
    private double start(double logHighest) {
        double perpetual = exponent(2 * m / (s * s), drift(s, m, n));
        double highest = Math.exp(logHighest);
        double lowest = Math.min(perpetual / (perpetual - 1), 0.999 * highest);
        return Math.log(lowest + (highest - lowest) * Math.exp(Math.min(0, m - n - 2 * s) / (1 - lowest)));
    }

    /** g, Newton's step g/g′ and g″/g′ at x = e^y, all with respect to y. */
    private void evaluate(double y) {
        double x = Math.exp(y);
        double d = dPlus(y);
        double putTail = yieldDiscount * Normal.cumulative(-d);
        double gamma = yieldDiscount * Normal.density(d) / s;
        double callGone = discount * Normal.cumulative(s - d);
        double put = callGone - x * putTail;
        double held = 1 - putTail;
        double carry = m - n + 0.5 * s * (s - d);
        double theta = m * put + x * ((m - n) * putTail - 0.5 * s * s * gamma);
        value = x * held + slopeWeight * (1 - x - put) - thetaWeight * theta;
        double first = (1 - slopeWeight) * held + gamma + thetaWeight * (n * putTail + gamma * carry);
        double second = gamma * (1 - slopeWeight - d / s - thetaWeight * (n + 0.5 + d / s * carry));
        newton = value / (x * first);
        bend = 1 + second / first;
    }

    private double dPlus(double y) {
        return (y + m - n) / s + 0.5 * s;
    }

    /** G = 1 − x − p, by parity, so that it keeps its digits in the money. */
    private double gain(double y) {
        double d = dPlus(y);
        double x = Math.exp(y);
        double call = x * yieldDiscount * Normal.cumulative(d) - discount * Normal.cumulative(d - s);
        return h + x * Math.expm1(-n) - call;
    }

    private double theta(double y) {
        double x = Math.exp(y);
        double d = dPlus(y);
        double putTail = yieldDiscount * Normal.cumulative(-d);
        double put = discount * Normal.cumulative(s - d) - x * putTail;
        return m * put + x * ((m - n) * putTail - 0.5 * s * yieldDiscount * Normal.density(d));
    }
}
