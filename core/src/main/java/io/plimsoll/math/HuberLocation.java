package io.plimsoll.math;

import java.util.Arrays;

/**
 * Huber's M-estimate of location with the scale held at 1.4826 · MAD, c = 1.345 (P. J. Huber, "Robust estimation of a
 * location parameter", Annals of Mathematical Statistics 35 (1964), 73–101): 95 % as efficient as the mean on normal
 * errors, and moved by an outlier no more than by a value at 1.345 scales.
 */
public final class HuberLocation {

    private static final double C = 1.345;
    private static final double MAD_TO_SD = 1.4826;
    private static final int MAX_ITERATIONS = 100;

    private HuberLocation() {}

    /**
     * The location of values whose standard errors are known up to a common factor.
     *
     * @param values at least one number
     * @param errors the standard error of each value up to a common factor, &gt; 0; all equal for equal weights
     * @throws IllegalArgumentException if the arrays are empty, differ in length or hold an error that is not positive
     */
    public static double of(double[] values, double[] errors) {
        requireMatching(values, errors);
        double[] standardised = new double[values.length];
        double location = Quantiles.median(values);
        for (int i = 0; i < values.length; i++) {
            standardised[i] = Math.abs(values[i] - location) / errors[i];
        }
        double bend = C * MAD_TO_SD * Quantiles.median(standardised);
        for (int iteration = 0; iteration < MAX_ITERATIONS; iteration++) {
            double next = step(values, errors, location, bend);
            if (Math.abs(next - location) <= 1e-15 * Math.abs(next)) {
                return next;
            }
            location = next;
        }
        return location;
    }

    private static double step(double[] values, double[] errors, double location, double bend) {
        double sum = 0;
        double total = 0;
        for (int i = 0; i < values.length; i++) {
            double distance = Math.abs(values[i] - location) / errors[i];
            double weight = (distance <= bend ? 1 : bend / distance) / (errors[i] * errors[i]);
            sum += weight * values[i];
            total += weight;
        }
        // A bend of zero means that most values agree: they are the location.
        return total > 0 ? sum / total : location;
    }

    private static void requireMatching(double[] values, double[] errors) {
        if (values.length == 0 || values.length != errors.length) {
            throw new IllegalArgumentException("location needs as many errors as values and at least one, was "
                    + values.length + " values and " + errors.length + " errors");
        }
        if (!Arrays.stream(errors).allMatch(e -> e > 0)) {
            throw new IllegalArgumentException("errors must be > 0, were " + Arrays.toString(errors));
        }
    }
}
