package io.plimsoll.market;

import java.util.Arrays;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;

/**
 * What a futures curve is like over time. That near contracts move more than far ones: Samuelson, "Proof That Properly
 * Anticipated Prices Fluctuate Randomly", Industrial Management Review 6 (1965), 41–49; that few components move it:
 * Litterman &amp; Scheinkman, "Common Factors Affecting Bond Returns", Journal of Fixed Income 1 (1991), 54–61.
 *
 * @param volByRank √252 · standard deviation of log changes, nearest contract first, decimal
 * @param backwardation share of the days on which the nearest contract costs more than the farthest
 * @param first share of the variance of all ranks' changes along the first principal component
 * @param second the same along the second
 */
public record CurveFacts(double[] volByRank, double backwardation, double first, double second) {

    private static final int LEAST = 50;
    private static final double SESSIONS_A_YEAR = 252;

    /**
     * The facts of a curve.
     *
     * @param prices by day and rank, nearest first, at least two ranks
     * @param changes by day and rank, log changes; those of one contract over a session, so that no roll is among them
     * @throws IllegalArgumentException where a table has fewer than 50 days, is ragged, or has a value that is not finite
     */
    public static CurveFacts of(double[][] prices, double[][] changes) {
        int ranks = width("prices", prices);
        if (width("changes", changes) != ranks || ranks < 2) {
            throw new IllegalArgumentException("prices and changes must have the same two ranks or more, had " + ranks
                    + " and " + changes[0].length);
        }
        double[] vols = new double[ranks];
        for (int rank = 0; rank < ranks; rank++) {
            vols[rank] = Math.sqrt(SESSIONS_A_YEAR) * Moments.deviation(column(changes, rank));
        }
        double[] variances = principal(changes, ranks);
        double all = Arrays.stream(variances).sum();
        return new CurveFacts(
                vols,
                (double) Arrays.stream(prices).filter(p -> p[0] > p[ranks - 1]).count() / prices.length,
                variances[ranks - 1] / all,
                variances[ranks - 2] / all);
    }

    /** Log changes of each rank from day to day; a change of rank is among them where the contracts roll. */
    public static double[][] logChanges(double[][] prices) {
        double[][] changes = new double[Math.max(0, prices.length - 1)][];
        for (int day = 0; day < changes.length; day++) {
            double[] from = prices[day];
            double[] to = prices[day + 1];
            changes[day] = new double[from.length];
            Arrays.setAll(changes[day], rank -> Math.log(to[rank] / from[rank]));
        }
        return changes;
    }

    /** Variances along the principal components, rising. */
    private static double[] principal(double[][] changes, int ranks) {
        RealMatrix covariance = MatrixUtils.createRealMatrix(ranks, ranks);
        for (int i = 0; i < ranks; i++) {
            for (int j = 0; j <= i; j++) {
                double[] x = column(changes, i);
                double[] y = column(changes, j);
                double value = Moments.correlation(x, y) * Moments.deviation(x) * Moments.deviation(y);
                covariance.setEntry(i, j, value);
                covariance.setEntry(j, i, value);
            }
        }
        double[] values = new EigenDecompositionSymmetric(covariance).getEigenvalues();
        Arrays.sort(values);
        return values;
    }

    private static double[] column(double[][] table, int rank) {
        return Arrays.stream(table).mapToDouble(row -> row[rank]).toArray();
    }

    private static int width(String name, double[][] table) {
        if (table.length < LEAST) {
            throw new IllegalArgumentException(name + " must have at least " + LEAST + " days, had " + table.length);
        }
        int width = table[0].length;
        for (double[] row : table) {
            Moments.requireFinite(name + " of a day", row, width);
            if (row.length != width) {
                throw new IllegalArgumentException(
                        name + " must have as many ranks on every day, had " + width + " and " + row.length);
            }
        }
        return width;
    }
}
