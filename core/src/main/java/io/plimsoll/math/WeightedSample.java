package io.plimsoll.math;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Observations that count differently, in rising order, without those of weight 0. */
public final class WeightedSample {

    private final double[] values;
    private final double[] weights;
    private final double total;

    private WeightedSample(double[] values, double[] weights) {
        this.values = values;
        this.weights = weights;
        this.total = Arrays.stream(weights).sum();
    }

    /**
     * @param values in any order, none NaN
     * @param weights as many, finite and not negative, at least one positive; they need not add up to 1
     */
    public static WeightedSample of(double[] values, double[] weights) {
        if (values.length != weights.length) {
            throw new IllegalArgumentException("weighted values need one weight each, had " + values.length
                    + " values and " + weights.length + " weights");
        }
        for (int i = 0; i < values.length; i++) {
            if (Double.isNaN(values[i]) || !(weights[i] >= 0 && weights[i] < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException(
                        "a value must be a number and its weight finite and not negative, were " + values[i] + " and "
                                + weights[i] + " at " + i);
            }
        }
        if (alike(weights) && values.length > 0 && weights[0] > 0) {
            // The usual case, and several times faster without an order of weights to keep.
            double[] sorted = values.clone();
            Arrays.sort(sorted);
            return new WeightedSample(sorted, weights.clone());
        }
        int[] order = IntStream.range(0, values.length)
                .filter(i -> weights[i] > 0)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> values[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        if (order.length == 0) {
            throw new IllegalArgumentException("weighted values need a positive weight, had none of " + values.length);
        }
        return new WeightedSample(
                Arrays.stream(order).mapToDouble(i -> values[i]).toArray(),
                Arrays.stream(order).mapToDouble(i -> weights[i]).toArray());
    }

    /** Whether every observation counts the same. */
    public boolean countsAlike() {
        return alike(weights);
    }

    private static boolean alike(double[] weights) {
        for (double weight : weights) {
            if (weight != weights[0]) {
                return false;
            }
        }
        return true;
    }

    /** The values in rising order. */
    public double[] values() {
        return values.clone();
    }

    /**
     * The p-quantile by the rule of Boudoukh, Richardson &amp; Whitelaw (1998). Let an observation's cumulative weight run
     * from c − w to c (shares of the total). At its middle c − w/2 the quantile is the observation, at the edge c the mean
     * of it and the next, and between these points it is linear; before the first middle it is the least observation, after
     * the last the largest. Equal weights make it Hyndman &amp; Fan's type 5.
     *
     * @param p in [0, 1]
     */
    public double quantile(double p) {
        if (!(p >= 0 && p <= 1)) {
            throw new IllegalArgumentException("p must be in [0, 1], was " + p);
        }
        double target = p * total;
        double edge = 0;
        int i = 0;
        while (i < values.length - 1 && edge + weights[i] < target) {
            edge += weights[i];
            i++;
        }
        double fromMiddle = (target - edge) / weights[i] - 0.5;
        int neighbour = Math.min(Math.max(fromMiddle < 0 ? i - 1 : i + 1, 0), values.length - 1);
        return values[i] + Math.min(Math.abs(fromMiddle), 0.5) * (values[neighbour] - values[i]);
    }

    /**
     * The mean of the largest values that make up {@code share} of the weight, the least of them counted in part where the
     * share ends within it (Acerbi &amp; Tasche 2002, equation 11, with weights).
     *
     * @param share in (0, 1]
     */
    public double upperMean(double share) {
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException("share must be in (0, 1], was " + share);
        }
        double left = share * total;
        double sum = 0;
        double counted = 0;
        for (int i = values.length - 1; i >= 0 && left > 0; i--) {
            double part = Math.min(weights[i], left);
            sum += part * values[i];
            counted += part;
            left -= part;
        }
        return sum / counted;
    }
}
