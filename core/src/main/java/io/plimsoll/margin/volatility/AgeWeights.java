package io.plimsoll.margin.volatility;

/** Weights that fall by a factor λ with each session of age (Boudoukh, Richardson &amp; Whitelaw 1998). */
public final class AgeWeights {

    private AgeWeights() {}

    /**
     * λ^(n−i)·(1 − λ)/(1 − λⁿ) for i = 1 … n, the oldest first; they add up to 1. At λ = 1 each is 1/n.
     *
     * @param n at least 1
     * @param lambda λ in (0, 1]
     */
    public static double[] of(int n, double lambda) {
        if (n < 1 || !(lambda > 0 && lambda <= 1)) {
            throw new IllegalArgumentException("n >= 1 and 0 < lambda <= 1 must hold, were " + n + " and " + lambda);
        }
        double[] weights = new double[n];
        double newest = lambda == 1 ? 1.0 / n : (1 - lambda) / (1 - Math.pow(lambda, n));
        for (int i = 1; i <= n; i++) {
            weights[i - 1] = newest * Math.pow(lambda, n - i);
        }
        return weights;
    }

    /**
     * ln tolerance / ln λ: the age in sessions beyond which older ones have together {@code tolerance} of all weight
     * (RiskMetrics Technical Document 1996, section 5.3.1.1).
     *
     * @param tolerance in (0, 1)
     * @param lambda λ in (0, 1)
     */
    public static double sessions(double tolerance, double lambda) {
        if (!(tolerance > 0 && tolerance < 1 && lambda > 0 && lambda < 1)) {
            throw new IllegalArgumentException(
                    "tolerance and lambda must be in (0, 1), were " + tolerance + " and " + lambda);
        }
        return Math.log(tolerance) / Math.log(lambda);
    }
}
