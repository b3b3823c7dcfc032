package io.plimsoll.backtest;

import java.util.Arrays;
import java.util.OptionalDouble;
import org.hipparchus.distribution.continuous.ChiSquaredDistribution;

/**
 * The dynamic quantile test (Engle &amp; Manganelli 2004, J. Business &amp; Economic Statistics 22, section 6): whether a
 * breach can be foretold from the last breaches and the margin. With Hit = 1{breach} − p and X of a one, the last Hits and the
 * margin of the day, DQ = Hit′X(X′X)⁻¹X′Hit ÷ (p(1 − p)), χ² with as many degrees of freedom as X has columns.
 */
public final class DynamicQuantile {

    /** A column of which less than this share is not in the columns before it says nothing of its own. */
    private static final double COLLINEAR = 1e-8;

    private DynamicQuantile() {}

    /**
     * The p-value.
     *
     * @param breaches each day
     * @param margins each day, known before it
     * @param p breach probability, in (0, 1)
     * @param lags how many last Hits, at least 0
     * @return empty where the columns are collinear (a margin that never changes, no breach that a lag could see) or are not
     *     fewer than the days
     */
    public static OptionalDouble pValue(boolean[] breaches, double[] margins, double p, int lags) {
        OptionalDouble statistic = statistic(breaches, margins, p, lags);
        return statistic.isEmpty()
                ? statistic
                : OptionalDouble.of(
                        1 - new ChiSquaredDistribution(lags + 2).cumulativeProbability(statistic.getAsDouble()));
    }

    /** The statistic: squares of Hit's projections on the columns of X, made orthonormal one after another. */
    static OptionalDouble statistic(boolean[] breaches, double[] margins, double p, int lags) {
        if (breaches.length != margins.length || !(p > 0 && p < 1) || lags < 0) {
            throw new IllegalArgumentException("as many breaches as margins, 0 < p < 1 and lags >= 0 must hold, were "
                    + breaches.length + ", " + margins.length + ", p " + p + ", lags " + lags);
        }
        if (breaches.length - lags <= lags + 2) {
            return OptionalDouble.empty();
        }
        double[] hit = hits(breaches, p, lags, 0);
        double[][] columns = columns(breaches, margins, p, lags);
        double sum = 0;
        for (int k = 0; k < columns.length; k++) {
            if (!orthonormal(columns, k)) {
                return OptionalDouble.empty();
            }
            double projection = product(columns[k], hit);
            sum += projection * projection;
        }
        return OptionalDouble.of(sum / (p * (1 - p)));
    }

    private static double[][] columns(boolean[] breaches, double[] margins, double p, int lags) {
        double[][] columns = new double[lags + 2][breaches.length - lags];
        Arrays.fill(columns[0], 1);
        for (int lag = 1; lag <= lags; lag++) {
            columns[lag] = hits(breaches, p, lags, lag);
        }
        System.arraycopy(margins, lags, columns[lags + 1], 0, breaches.length - lags);
        return columns;
    }

    /** Hit of the day {@code lag} days before each day after the first {@code lags}. */
    private static double[] hits(boolean[] breaches, double p, int lags, int lag) {
        double[] hits = new double[breaches.length - lags];
        for (int t = 0; t < hits.length; t++) {
            hits[t] = (breaches[t + lags - lag] ? 1 : 0) - p;
        }
        return hits;
    }

    /** Takes the columns before it off column k (modified Gram–Schmidt) and scales it to 1; false where nothing is left. */
    private static boolean orthonormal(double[][] columns, int k) {
        double before = Math.sqrt(product(columns[k], columns[k]));
        for (int j = 0; j < k; j++) {
            add(columns[k], -product(columns[j], columns[k]), columns[j]);
        }
        double after = Math.sqrt(product(columns[k], columns[k]));
        if (!(after > COLLINEAR * before)) {
            return false;
        }
        for (int t = 0; t < columns[k].length; t++) {
            columns[k][t] /= after;
        }
        return true;
    }

    private static void add(double[] to, double factor, double[] column) {
        for (int t = 0; t < to.length; t++) {
            to[t] += factor * column[t];
        }
    }

    private static double product(double[] a, double[] b) {
        double sum = 0;
        for (int t = 0; t < a.length; t++) {
            sum += a[t] * b[t];
        }
        return sum;
    }
}
