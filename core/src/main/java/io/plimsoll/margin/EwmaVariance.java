package io.plimsoll.margin;

import java.util.Arrays;

/** σ² ← λσ² + (1 − λ)x², started at the mean square of the first 20 values. Missing values leave σ² as it is. */
final class EwmaVariance {

    private static final int START = 20;

    private EwmaVariance() {}

    /** σ for the session after the last value; NaN under {@code least} values. */
    static double next(double[] values, double lambda, int least) {
        double[] path = path(values, lambda);
        long known = Arrays.stream(values).filter(x -> !Double.isNaN(x)).count();
        return known < least ? Double.NaN : path[values.length];
    }

    /** σ before each value, and at index n the σ for the next; the first 20 are NaN, as they give the start. */
    static double[] path(double[] values, double lambda) {
        double[] sigma = new double[values.length + 1];
        double sum = 0;
        int seen = 0;
        double variance = Double.NaN;
        for (int i = 0; i < values.length; i++) {
            sigma[i] = Math.sqrt(variance);
            double x = values[i];
            if (Double.isNaN(x)) {
                continue;
            }
            seen++;
            sum += x * x;
            if (seen == START) {
                variance = sum / START;
            } else if (seen > START) {
                variance = lambda * variance + (1 - lambda) * x * x;
            }
        }
        sigma[values.length] = Math.sqrt(variance);
        return sigma;
    }
}
