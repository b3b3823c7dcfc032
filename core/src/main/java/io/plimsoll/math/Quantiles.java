package io.plimsoll.math;

import java.util.Arrays;

/** Empirical quantiles. */
public final class Quantiles {

    private Quantiles() {}

    /** Hyndman &amp; Fan type 7 (NumPy's and R's default): linear between order statistics at (n − 1)p. */
    public static double type7(double[] values, double p) {
        if (values.length == 0 || !(p >= 0 && p <= 1)) {
            throw new IllegalArgumentException(
                    "a quantile needs values and p in [0, 1], had " + values.length + " values and p " + p);
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double position = (sorted.length - 1) * p;
        int below = (int) Math.floor(position);
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }

    /** {@link WeightedSample#quantile} of values that count as their weights say. */
    public static double weighted(double[] values, double[] weights, double p) {
        return WeightedSample.of(values, weights).quantile(p);
    }
}
