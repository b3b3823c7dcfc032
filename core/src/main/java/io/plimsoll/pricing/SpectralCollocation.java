package io.plimsoll.pricing;

import io.plimsoll.math.Normal;

/**
 * The boundary of an American put as a Chebyshev interpolant, and the premium as its integral: Andersen, Lake &amp;
 * Offengenden, "High Performance American Option Pricing", Journal of Computational Finance 20 (2016). Strike 1, m = rT,
 * n = qT, s = σ√T; time to expiry τ runs from 0 to 1. With X = min(1, m/n),
 *
 * <pre>H(√τ) = ln²(B(τ)/X) is interpolated in √τ;   B(τ) = e^(−(m−n)τ)·N(τ, B)/D(τ, B) is iterated from QD+</pre>
 *
 * with their pair A (densities) where rate and yield are close, else their pair B (probabilities); sections 4 and 5. The
 * integrals over u ∈ [0, τ] are taken in θ, u = τcos²θ, in which √u and √(τ − u) are both smooth.
 */
final class SpectralCollocation {

    private static final int DEGREE = 20;
    private static final int MOST_STEPS = 60;
    private static final double LAST_STEP = 1e-12;
    private static final double CLOSE = 1e-3;
    private static final QuadratureRule BOUNDARY_RULE = QuadratureRule.gaussLegendre(40);
    private static final QuadratureRule PREMIUM_RULE = QuadratureRule.tanhSinh(101);

    private final double s;
    private final double m;
    private final double n;
    private final double logLimit;
    private final double[] roots = new double[DEGREE + 1];
    private final double[] distances = new double[DEGREE + 1];
    private final ChebyshevSeries squares = new ChebyshevSeries(DEGREE);

    SpectralCollocation(double s, double m, double n) {
        this.s = s;
        this.m = m;
        this.n = n;
        this.logLimit = n > m ? Math.log(m / n) : 0;
        for (int i = 0; i < DEGREE; i++) {
            double z = 0.5 * (1 + Math.cos(Math.PI * i / DEGREE));
            roots[i] = z;
            double start =
                    QuadraticApproximation.qdPlus(s * z, m * z * z, n * z * z).logBoundary();
            distances[i] = Math.max(0, logLimit - start);
        }
        squares.fit(distances);
        iterate();
    }

    double logBoundary() {
        return logLimit - distances[0];
    }

    private void iterate() {
        for (int step = 0; step < MOST_STEPS; step++) {
            double largest = 0;
            double[] next = new double[DEGREE + 1];
            for (int i = 0; i < DEGREE; i++) {
                next[i] = Math.max(0, logLimit - fixedPoint(roots[i], logLimit - distances[i]));
                largest = Math.max(largest, Math.abs(next[i] - distances[i]));
            }
            System.arraycopy(next, 0, distances, 0, next.length);
            squares.fit(distances);
            if (largest <= LAST_STEP * Math.min(1, s)) {
                return;
            }
        }
    }

    private double fixedPoint(double z, double logB) {
        return Math.abs(m - n) < CLOSE * Math.max(1, Math.abs(m)) ? byDensities(z, logB) : byProbabilities(z, logB);
    }

    /** Their pair A: ln of e^(−(m−n)τ)·N/D. */
    private double byDensities(double z, double logB) {
        double tau = z * z;
        double d = dPlus(z, logB);
        double top = Normal.density(d - s * z) / (s * z);
        double bottom = Normal.density(d) / (s * z) + Normal.cumulative(d);
        for (int j = 0; j < BOUNDARY_RULE.size(); j++) {
            double sine = BOUNDARY_RULE.sine(j);
            double cosine = BOUNDARY_RULE.cosine(j);
            double u = tau * cosine * cosine;
            double root = z * sine;
            double e = dPlus(root, logB - logBoundaryAt(z * cosine));
            double weight = BOUNDARY_RULE.weight(j) * 2 * z * cosine;
            top += m * weight * Math.exp(m * u) * Normal.density(e - s * root) / s;
            bottom += n * weight * Math.exp(n * u) * (root * Normal.cumulative(e) + Normal.density(e) / s);
        }
        return Math.log(top / bottom) - (m - n) * tau;
    }

    /** Their pair B. */
    private double byProbabilities(double z, double logB) {
        double tau = z * z;
        double d = dPlus(z, logB);
        double top = Normal.cumulative(d - s * z);
        double bottom = Normal.cumulative(d);
        for (int j = 0; j < BOUNDARY_RULE.size(); j++) {
            double cosine = BOUNDARY_RULE.cosine(j);
            double u = tau * cosine * cosine;
            double root = z * BOUNDARY_RULE.sine(j);
            double e = dPlus(root, logB - logBoundaryAt(z * cosine));
            double weight = BOUNDARY_RULE.weight(j) * 2 * z * cosine * root;
            top += m * weight * Math.exp(m * u) * Normal.cumulative(e - s * root);
            bottom += n * weight * Math.exp(n * u) * Normal.cumulative(e);
        }
        return Math.log(top / bottom) - (m - n) * tau;
    }

    /** The early-exercise premium at x = e^y, in strikes: equation 9 of the paper. */
    double premium(double y) {
        double x = Math.exp(y);
        if (y <= logBoundary()) {
            double d = dPlus(1, y);
            double call = x * Math.exp(-n) * Normal.cumulative(d) - Math.exp(-m) * Normal.cumulative(d - s);
            return Math.max(0, -Math.expm1(-m) + x * Math.expm1(-n) - call);
        }
        double sum = 0;
        for (int j = 0; j < PREMIUM_RULE.size(); j++) {
            double root = PREMIUM_RULE.sine(j);
            double cosine = PREMIUM_RULE.cosine(j);
            double t = root * root;
            double e = dPlus(root, y - logBoundaryAt(cosine));
            sum += PREMIUM_RULE.weight(j)
                    * root
                    * cosine
                    * (m * Math.exp(-m * t) * Normal.cumulative(s * root - e)
                            - n * x * Math.exp(-n * t) * Normal.cumulative(-e));
        }
        return Math.max(0, 2 * sum);
    }

    /** ln B(z²). */
    private double logBoundaryAt(double z) {
        return logLimit - Math.sqrt(Math.max(0, squares.at(z)));
    }

    /** d₊ over a time whose root is {@code root}. */
    private double dPlus(double root, double logRatio) {
        return (logRatio + (m - n) * root * root) / (s * root) + 0.5 * s * root;
    }
}
