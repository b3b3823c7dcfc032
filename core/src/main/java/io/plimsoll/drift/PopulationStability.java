package io.plimsoll.drift;

import io.plimsoll.math.Quantiles;
import java.util.Arrays;

/**
 * How far the values of a feature have moved, by the population stability index
 *
 * <pre>PSI = Σ over bins of (a − e)·ln(a ÷ e),</pre>
 *
 * e the share of the training rows in a bin and a that of the tested rows: the sum of both Kullback–Leibler divergences (the J of
 * Jeffreys 1946), 0 where the shares are equal. Bins end at the deciles (Hyndman &amp; Fan type 7) of the known training values,
 * equal ones taken once, an end belonging to the bin below it; values that are missing are a bin of their own where there are
 * any. So that a bin without a row has a logarithm, half a row is added to every bin on both sides: a share is (rows in the bin
 * + ½) ÷ (rows + ½·bins).
 *
 * @param psi the index, of no unit
 * @param noise about what the index is in the mean if nothing has moved and rows are independent: (bins − 1)(1/n + 1/m) for n
 *     training and m tested rows, to second order
 * @param missingTraining share of the training rows without a value
 * @param missingTest share of the tested rows without one
 */
public record PopulationStability(double psi, double noise, double missingTraining, double missingTest) {

    private static final int DECILES = 10;

    /**
     * The index of one feature.
     *
     * @param training values, NaN where missing
     * @param test values, NaN where missing
     * @throws IllegalArgumentException where one of them has no row
     */
    public static PopulationStability of(double[] training, double[] test) {
        if (training.length == 0 || test.length == 0) {
            throw new IllegalArgumentException("a stability index needs rows on both sides, had " + training.length
                    + " of training and " + test.length + " tested");
        }
        double[] ends = deciles(known(training));
        long missing = missing(training) + missing(test);
        int bins = ends.length + 1 + (missing > 0 ? 1 : 0);
        return new PopulationStability(
                index(shares(training, ends, bins), shares(test, ends, bins)),
                (bins - 1) * (1.0 / training.length + 1.0 / test.length),
                (double) missing(training) / training.length,
                (double) missing(test) / test.length);
    }

    /** Σ (a − e)·ln(a ÷ e) of shares that are all above 0. */
    static double index(double[] expected, double[] actual) {
        double sum = 0;
        for (int bin = 0; bin < expected.length; bin++) {
            sum += (actual[bin] - expected[bin]) * Math.log(actual[bin] / expected[bin]);
        }
        return sum;
    }

    static double[] known(double[] values) {
        return Arrays.stream(values).filter(x -> !Double.isNaN(x)).toArray();
    }

    private static long missing(double[] values) {
        return Arrays.stream(values).filter(Double::isNaN).count();
    }

    private static double[] deciles(double[] known) {
        double[] ends = new double[known.length == 0 ? 0 : DECILES - 1];
        Arrays.setAll(ends, i -> Quantiles.type7(known, (i + 1.0) / DECILES));
        return Arrays.stream(ends).distinct().toArray();
    }

    private static double[] shares(double[] values, double[] ends, int bins) {
        double[] shares = new double[bins];
        Arrays.fill(shares, 0.5);
        for (double value : values) {
            shares[Double.isNaN(value) ? bins - 1 : bin(value, ends)]++;
        }
        return Arrays.stream(shares)
                .map(rows -> rows / (values.length + 0.5 * bins))
                .toArray();
    }

    private static int bin(double value, double[] ends) {
        int place = Arrays.binarySearch(ends, value);
        return place >= 0 ? place : -place - 1;
    }
}
