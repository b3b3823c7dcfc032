package io.plimsoll.backtest;

import java.util.SplittableRandom;

/** The loss that a quantile minimises in expectation. */
public final class Pinball {

    private static final int RESAMPLES = 2000;
    private static final double MEAN_BLOCK = 20;

    private Pinball() {}

    /** (α − 1{y ≤ v})(y − v) for loss y, margin v and confidence α. */
    public static double loss(double loss, double margin, double confidence) {
        return (confidence - (loss <= margin ? 1 : 0)) * (loss - margin);
    }

    /** A 95 % interval. */
    public record Interval(double low, double high) {}

    /**
     * The 95 % percentile interval of the mean of paired differences by the stationary bootstrap (Politis &amp; Romano
     * 1994), mean block 20 days, 2,000 resamples.
     */
    public static Interval meanInterval(double[] differences, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] means = new double[RESAMPLES];
        int n = differences.length;
        for (int r = 0; r < RESAMPLES; r++) {
            double sum = 0;
            int at = random.nextInt(n);
            for (int i = 0; i < n; i++) {
                sum += differences[at];
                at = random.nextDouble() < 1 / MEAN_BLOCK ? random.nextInt(n) : (at + 1) % n;
            }
            means[r] = sum / n;
        }
        return new Interval(
                io.plimsoll.math.Quantiles.type7(means, 0.025), io.plimsoll.math.Quantiles.type7(means, 0.975));
    }
}
