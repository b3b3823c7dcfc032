package io.plimsoll.multiplier;

import io.plimsoll.math.Quantiles;
import java.util.Arrays;

/**
 * Turns features into network inputs, with numbers from the training side only: (x − median) ÷ spread, clipped to ±4,
 * where the spread is the interquartile range ÷ 1.349 (a normal's standard deviation). A missing feature takes the
 * training median, and a second column says so: 1 where the value is missing. Features that are missing in more than
 * {@code MOST_MISSING} of the training rows, or do not vary there, are left out, and so are masks that never change.
 */
public final class Scaler {

    private static final double CLIP = 4;
    private static final double NORMAL_IQR = 1.349;
    private static final double MOST_MISSING = 0.75;

    private final double[] medians;
    private final double[] spreads;
    private final boolean[] masked;
    private final int inputs;

    private Scaler(double[] medians, double[] spreads, boolean[] masked) {
        this.medians = medians;
        this.spreads = spreads;
        this.masked = masked;
        int count = 0;
        for (int j = 0; j < spreads.length; j++) {
            count += (spreads[j] > 0 ? 1 : 0) + (masked[j] ? 1 : 0);
        }
        this.inputs = count;
    }

    /** Fits on training rows, one column a feature; NaN is missing. */
    public static Scaler fit(double[][] rows) {
        if (rows.length == 0) {
            throw new IllegalArgumentException("a scaler needs at least one training row");
        }
        int features = rows[0].length;
        double[] medians = new double[features];
        double[] spreads = new double[features];
        boolean[] masked = new boolean[features];
        for (int j = 0; j < features; j++) {
            int column = j;
            double[] known = Arrays.stream(rows)
                    .mapToDouble(r -> r[column])
                    .filter(x -> !Double.isNaN(x))
                    .sorted()
                    .toArray();
            if (known.length < (1 - MOST_MISSING) * rows.length) {
                continue;
            }
            medians[j] = Quantiles.type7(known, 0.5);
            spreads[j] = spread(known);
            masked[j] = known.length < rows.length;
        }
        return new Scaler(medians, spreads, masked);
    }

    /**
     * A scaler of known numbers, such as another's.
     *
     * @param medians by feature
     * @param spreads by feature; 0 where the feature is left out
     * @param masked by feature, whether a second column says that it is missing
     * @throws IllegalArgumentException where the lengths differ, or a number is not finite or a spread negative
     */
    public static Scaler of(double[] medians, double[] spreads, boolean[] masked) {
        if (medians.length != spreads.length || medians.length != masked.length) {
            throw new IllegalArgumentException("a scaler needs one median, spread and mask a feature, had "
                    + medians.length + ", " + spreads.length + " and " + masked.length);
        }
        for (int j = 0; j < medians.length; j++) {
            if (!Double.isFinite(medians[j]) || !(spreads[j] >= 0 && spreads[j] < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException(
                        "medians must be finite and spreads finite and not negative, those of feature " + j + " were "
                                + medians[j] + " and " + spreads[j]);
            }
        }
        return new Scaler(medians.clone(), spreads.clone(), masked.clone());
    }

    /** The training median of each feature; 0 where it was missing too often. */
    public double[] medians() {
        return medians.clone();
    }

    /** Interquartile range ÷ 1.349 of each feature on the training side; 0 where it is left out. */
    public double[] spreads() {
        return spreads.clone();
    }

    /** Whether a second column says that the feature is missing. */
    public boolean[] masked() {
        return masked.clone();
    }

    private static double spread(double[] sorted) {
        double iqr = (Quantiles.type7(sorted, 0.75) - Quantiles.type7(sorted, 0.25)) / NORMAL_IQR;
        if (iqr > 0) {
            return iqr;
        }
        if (sorted[0] == sorted[sorted.length - 1]) {
            return 0; // their rounded mean may lie beside them all
        }
        double mean = Arrays.stream(sorted).average().orElse(0);
        return Math.sqrt(Arrays.stream(sorted)
                .map(x -> (x - mean) * (x - mean))
                .average()
                .orElse(0));
    }

    /** The number of network inputs. */
    public int inputs() {
        return inputs;
    }

    /** Whether a feature takes part. */
    public boolean uses(int feature) {
        return spreads[feature] > 0;
    }

    /** The input that a feature is scaled to; −1 where it is left out. */
    public int input(int feature) {
        int before = 0;
        for (int j = 0; j < feature; j++) {
            before += spreads[j] > 0 ? 1 : 0;
        }
        return spreads[feature] > 0 ? before : -1;
    }

    /** The input that says that a feature is missing; −1 where there is none. */
    public int mask(int feature) {
        int after = 0;
        for (int j = feature; j < masked.length; j++) {
            after += masked[j] ? 1 : 0;
        }
        return masked[feature] ? inputs - after : -1;
    }

    /** One row of features as network inputs: scaled values first, then masks. */
    public double[] apply(double[] features) {
        double[] scaled = new double[inputs];
        int next = 0;
        for (int j = 0; j < features.length; j++) {
            if (spreads[j] > 0) {
                double x = Double.isNaN(features[j]) ? medians[j] : features[j];
                scaled[next++] = Math.min(CLIP, Math.max(-CLIP, (x - medians[j]) / spreads[j]));
            }
        }
        for (int j = 0; j < features.length; j++) {
            if (masked[j]) {
                scaled[next++] = Double.isNaN(features[j]) ? 1 : 0;
            }
        }
        return scaled;
    }
}
