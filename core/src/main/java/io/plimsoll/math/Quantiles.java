package io.plimsoll.math;

import java.util.Arrays;

/**
 * Sample quantiles of type 7 in R. J. Hyndman and Y. Fan, "Sample quantiles in statistical packages", The American
 * Statistician 50 (1996), 361–365: with h = (n − 1)p, x₍⌊h⌋₎ + (h − ⌊h⌋)(x₍⌊h⌋₊₁₎ − x₍⌊h⌋₎) on the sorted sample
 * counted from 0. It is the default of R, NumPy and Excel's PERCENTILE.INC.
 */
public final class Quantiles {

    private Quantiles() {}

    /**
     * The p-quantile of a sample in any order, which is left as it is.
     *
     * @throws IllegalArgumentException if the sample is empty or holds a NaN, or p is outside [0, 1]
     */
    public static double type7(double[] sample, double p) {
        if (isSorted(sample)) {
            return type7Sorted(sample, p);
        }
        double[] sorted = sample.clone();
        Arrays.sort(sorted);
        return type7Sorted(sorted, p);
    }

    /** The median of a sample in any order, which is left as it is. */
    public static double median(double[] sample) {
        return type7(sample, 0.5);
    }

    private static boolean isSorted(double[] sample) {
        for (int i = 1; i < sample.length; i++) {
            if (!(sample[i - 1] <= sample[i])) {
                return false;
            }
        }
        return true;
    }

    private static double type7Sorted(double[] sorted, double p) {
        if (sorted.length == 0) {
            throw new IllegalArgumentException("a quantile needs at least one value, the sample is empty");
        }
        if (!(p >= 0 && p <= 1)) {
            throw new IllegalArgumentException("p must be in [0, 1], was " + p);
        }
        // NaN sorts last.
        if (Double.isNaN(sorted[sorted.length - 1])) {
            throw new IllegalArgumentException(
                    "a quantile needs numbers, the sample of " + sorted.length + " holds NaN");
        }
        double h = (sorted.length - 1) * p;
        int below = (int) h;
        if (below + 1 >= sorted.length) {
            return sorted[sorted.length - 1];
        }
        double fraction = h - below;
        // Equal neighbours may be infinite.
        return fraction == 0 || sorted[below] == sorted[below + 1]
                ? sorted[below]
                : sorted[below] + fraction * (sorted[below + 1] - sorted[below]);
    }
}
