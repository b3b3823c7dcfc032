package io.plimsoll.pricing;

import io.plimsoll.math.Normal;

/**
 * The boundary of an American put as a Chebyshev interpolant, and the premium as its integral: Andersen, Lake &amp;
 * Offengenden, "High Performance American Option Pricing", Journal of Computational Finance 20 (2016). Strike 1, m = rT,
 * n = qT, s = σ√T; time to expiry τ runs from 0 to 1. With X = min(1, m/n),
 *
 * <pre>H(√τ) = ln²(B(τ)/X) is interpolated in √τ;   B(τ) = e^(−(m−n)τ)·N(τ, B)/D(τ, B) is iterated from QD+</pre>
 *
 * N and D are their pair A (densities; the delta's equation at the boundary), which converges by plain iteration at a digit a
 * step but not where (m − n)/s² is large, over about 8; from 3 on they are pair B (probabilities; the value's equation), slower
 * and stable. Futures have m = n. The integrals over u ∈ [0, τ] are taken in θ, u = τcos²θ, in which √u and √(τ − u) are both
 * smooth.
 */
final class SpectralCollocation {

    private static final double LAST_STEP = 1e-12;
    private static final double STIFF = 3;
    private static final double ROUGH_STEP = 0.1;

    private static final double ONE_OVER_ROOT_TWO_PI = 0.3989422804014327;
    private static final double DENSITY_AT_ZERO = Normal.density(0);

    private final Collocation grid;
    private final double s;
    private final double m;
    private final double n;
    private final double logLimit;
    private final double[] logs;
    private final double[] squares;
    private final double[] coefficients;

    SpectralCollocation(Collocation grid, double s, double m, double n) {
        this.grid = grid;
        this.s = s;
        this.m = m;
        this.n = n;
        this.logLimit = n > m ? Math.log(m / n) : 0;
        this.logs = new double[grid.degree() + 1];
        this.squares = new double[grid.degree() + 1];
        this.coefficients = new double[grid.degree() + 1];
        start();
        iterate();
    }

    /** QD+ at every point, each from the one before: ln(B/X) is nearly linear in √τ. */
    private void start() {
        take(0, QuadraticApproximation.qdPlus(s, m, n).logBoundary());
        for (int i = 1; i < grid.degree(); i++) {
            double z = grid.point(i);
            double guess = logLimit + (logs[i - 1] - logLimit) * z / grid.point(i - 1);
            take(
                    i,
                    QuadraticApproximation.qdPlus(s * z, m * z * z, n * z * z)
                            .logBoundary(logLimit, guess, ROUGH_STEP));
        }
        grid.fit(squares, coefficients);
    }

    double logBoundary() {
        return logs[0];
    }

    private void iterate() {
        for (int step = 0; step < grid.steps(); step++) {
            double largest = 0;
            for (int i = 0; i < grid.degree(); i++) {
                double before = logs[i];
                take(i, fixedPoint(grid.point(i), before));
                largest = Math.max(largest, Math.abs(logs[i] - before));
            }
            grid.fit(squares, coefficients);
            if (largest <= LAST_STEP * Math.min(1, s)) {
                return;
            }
        }
    }

    private void take(int i, double logB) {
        double distance = Math.max(0, logLimit - logB);
        logs[i] = logLimit - distance;
        squares[i] = distance * distance;
    }

    /** ln of e^(−(m−n)τ)·N/D. */
    private double fixedPoint(double z, double logB) {
        double ratio = m - n > STIFF * s * s ? byProbabilities(z, logB) : byDensities(z, logB);
        double next = Math.log(ratio) - (m - n) * z * z;
        // Where s is tiny against m both densities underflow; then QD+ stands.
        return Double.isFinite(next) ? next : logB;
    }

    private double byDensities(double z, double logB) {
        QuadratureRule rule = grid.boundaryRule();
        double tau = z * z;
        double d = dPlus(z, logB);
        double top = Normal.density(d - s * z) / (s * z);
        double bottom = Normal.density(d) / (s * z) + Normal.cumulative(d);
        for (int j = 0; j < rule.size(); j++) {
            double cosine = rule.cosine(j);
            double u = tau * cosine * cosine;
            double root = z * rule.sine(j);
            double e = dPlus(root, logB - logBoundaryAt(z * cosine));
            double weight = rule.weight(j) * 2 * z * cosine;
            double growth = Math.exp(m * u);
            double density = Math.exp(-0.5 * e * e);
            top += m * weight * growth * Normal.density(e - s * root) / s;
            bottom += n
                    * weight
                    * (m == n ? growth : Math.exp(n * u))
                    * (root * cumulative(e, density) + density * DENSITY_AT_ZERO / s);
        }
        return top / bottom;
    }

    private double byProbabilities(double z, double logB) {
        QuadratureRule rule = grid.boundaryRule();
        double tau = z * z;
        double d = dPlus(z, logB);
        double top = Normal.cumulative(d - s * z);
        double bottom = Normal.cumulative(d);
        for (int j = 0; j < rule.size(); j++) {
            double cosine = rule.cosine(j);
            double u = tau * cosine * cosine;
            double root = z * rule.sine(j);
            double e = dPlus(root, logB - logBoundaryAt(z * cosine));
            double weight = rule.weight(j) * 2 * z * cosine * root;
            top += m * weight * Math.exp(m * u) * Normal.cumulative(e - s * root);
            bottom += n * weight * Math.exp(n * u) * Normal.cumulative(e);
        }
        return top / bottom;
    }

    /** The early-exercise premium at x = e^y, in strikes: equation 9 of the paper. */
    double premium(double y) {
        double x = Math.exp(y);
        if (y <= logBoundary()) {
            double d = dPlus(1, y);
            double call = x * Math.exp(-n) * Normal.cumulative(d) - Math.exp(-m) * Normal.cumulative(d - s);
            return Math.max(0, -Math.expm1(-m) + x * Math.expm1(-n) - call);
        }
        QuadratureRule rule = grid.premiumRule();
        double sum = 0;
        for (int j = 0; j < rule.size(); j++) {
            double root = rule.sine(j);
            double cosine = rule.cosine(j);
            double t = root * root;
            double e = dPlus(root, y - logBoundaryAt(cosine));
            double interest = m * Math.exp(-m * t) * Normal.cumulative(s * root - e);
            double income = n * x * Math.exp(-n * t) * Normal.cumulative(-e);
            sum += rule.weight(j) * root * cosine * (interest - income);
        }
        return Math.max(0, 2 * sum);
    }

    /** N(e) where e^(−e²/2) is known already. */
    private static double cumulative(double e, double density) {
        double tail = density * ONE_OVER_ROOT_TWO_PI * Normal.millsRatio(Math.abs(e));
        return e < 0 ? tail : 1 - tail;
    }

    /** ln B(z²). */
    private double logBoundaryAt(double z) {
        return logLimit - Math.sqrt(Math.max(0, grid.at(z, coefficients)));
    }

    /** d₊ over a time whose root is {@code root}. */
    private double dPlus(double root, double logRatio) {
        return (logRatio + (m - n) * root * root) / (s * root) + 0.5 * s * root;
    }
}
