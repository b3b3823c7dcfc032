package io.plimsoll.backtest;

import java.util.Arrays;

/**
 * The model confidence set of Hansen, Lunde &amp; Nason (2011, Econometrica 79, sections 2 and 3): the models that hold
 * the one of least expected loss with a given probability. Models are dropped one by one while the hypothesis that all
 * those left are equally good is rejected.
 *
 * <p>The test is that of the range statistic T_R = max |t_ij| with t_ij = d̄_ij ÷ sd(d̄_ij), d̄_ij the mean of loss i − loss
 * j, its distribution and the standard deviations by {@link StationaryBootstrap}; the model dropped is that of the
 * largest t_ij. Pairs suit losses of margins, which move together: a statistic of each model against the mean of all
 * would carry the noise of the wildest model into every comparison.
 */
final class ModelConfidenceSet {

    /** A pair whose difference varies less than this share of the mean loss is one model twice. */
    private static final double SAME = 1e-12;

    private final double[] means;
    private final double[][] resampled;
    private final double[][] deviations;
    private final double same;

    private ModelConfidenceSet(double[][] losses, StationaryBootstrap bootstrap) {
        means = new double[losses.length];
        resampled = new double[losses.length][];
        for (int i = 0; i < losses.length; i++) {
            double mean = Arrays.stream(losses[i]).average().orElseThrow();
            means[i] = mean;
            resampled[i] =
                    Arrays.stream(bootstrap.means(losses[i])).map(m -> m - mean).toArray();
        }
        same = SAME * Arrays.stream(means).map(Math::abs).max().orElse(0);
        deviations = new double[losses.length][losses.length];
        for (int i = 0; i < losses.length; i++) {
            for (int j = 0; j < i; j++) {
                double deviation = deviation(resampled[i], resampled[j]);
                deviations[i][j] = deviations[j][i] = deviation > same ? deviation : 0;
            }
        }
    }

    private static double deviation(double[] a, double[] b) {
        double squares = 0;
        for (int r = 0; r < a.length; r++) {
            squares += (a[r] - b[r]) * (a[r] - b[r]);
        }
        return Math.sqrt(squares / a.length);
    }

    /**
     * The MCS p-value of each model: the set at confidence 1 − α is of the models with a p-value of at least α.
     *
     * @param losses by model, then day; the same days for all
     */
    static double[] pValues(double[][] losses, StationaryBootstrap bootstrap) {
        if (losses.length == 0) {
            return new double[0];
        }
        if (!Arrays.stream(losses).flatMapToDouble(Arrays::stream).allMatch(Double::isFinite)) {
            throw new IllegalArgumentException("losses must be finite to be compared");
        }
        return new ModelConfidenceSet(losses, bootstrap).pValues();
    }

    private double[] pValues() {
        double[] p = new double[means.length];
        boolean[] left = new boolean[means.length];
        Arrays.fill(left, true);
        double largest = 0;
        for (int dropped = 0; dropped < means.length; dropped++) {
            int worst = worst(left);
            largest = Math.max(largest, pOfEquality(left));
            p[worst] = largest;
            left[worst] = false;
        }
        return p;
    }

    /** max_j t_ij over the models left; 0 for the last one. */
    private double largest(int i, boolean[] left) {
        double largest = Double.NEGATIVE_INFINITY;
        for (int j = 0; j < means.length; j++) {
            if (left[j] && j != i && !alike(i, j)) {
                largest = Math.max(largest, (means[i] - means[j]) / deviations[i][j]);
            }
        }
        return largest == Double.NEGATIVE_INFINITY ? 0 : largest;
    }

    /** Whether two are one model twice. A difference that is the same every day is as certain as can be: its t is infinite. */
    private boolean alike(int i, int j) {
        return deviations[i][j] == 0 && Math.abs(means[i] - means[j]) <= same;
    }

    private int worst(boolean[] left) {
        int worst = -1;
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < means.length; i++) {
            double own = left[i] ? largest(i, left) : Double.NEGATIVE_INFINITY;
            if (own > most) {
                most = own;
                worst = i;
            }
        }
        return worst;
    }

    /** The share of resamples whose range is at least the range found. */
    private double pOfEquality(boolean[] left) {
        double[] ranges = new double[resampled[0].length];
        double range = 0;
        for (int i = 0; i < means.length; i++) {
            for (int j = 0; j < i; j++) {
                if (left[i] && left[j] && !alike(i, j)) {
                    widen(ranges, resampled[i], resampled[j], deviations[i][j]);
                    range = Math.max(range, Math.abs(means[i] - means[j]) / deviations[i][j]);
                }
            }
        }
        double found = range;
        return (double) Arrays.stream(ranges).filter(r -> r >= found).count() / ranges.length;
    }

    private static void widen(double[] ranges, double[] a, double[] b, double deviation) {
        for (int r = 0; deviation > 0 && r < ranges.length; r++) {
            ranges[r] = Math.max(ranges[r], Math.abs(a[r] - b[r]) / deviation);
        }
    }
}
