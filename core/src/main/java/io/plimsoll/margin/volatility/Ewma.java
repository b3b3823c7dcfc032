package io.plimsoll.margin.volatility;

import java.util.Arrays;

/**
 * Exponentially weighted variance with mean zero (RiskMetrics 1996, section 5.2): σ²_(t+1) = λσ²_t + (1 − λ)x²_t. It
 * starts at the mean square of the first 20 changes.
 *
 * @param lambda λ in (0, 1)
 */
public record Ewma(double lambda) {

    /** Changes that give the start. */
    public static final int START = 20;

    public Ewma {
        if (!(lambda > 0 && lambda < 1)) {
            throw new IllegalArgumentException("lambda must be in (0, 1), was " + lambda);
        }
    }

    /**
     * σ before each change, in the unit of the changes, and at index n the σ for the next one; NaN until {@value #START}
     * changes are known. A missing change (NaN) leaves σ as it is.
     */
    public double[] sigmas(double[] changes) {
        double[] sigma = new double[changes.length + 1];
        double sum = 0;
        int seen = 0;
        double variance = Double.NaN;
        for (int t = 0; t < changes.length; t++) {
            sigma[t] = Math.sqrt(variance);
            double x = changes[t];
            if (Double.isNaN(x)) {
                continue;
            }
            seen++;
            sum += x * x;
            if (seen == START) {
                variance = sum / START;
            } else if (seen > START) {
                variance = next(variance, x);
            }
        }
        sigma[changes.length] = Math.sqrt(variance);
        return sigma;
    }

    /** σ² after a change. */
    public double next(double variance, double change) {
        return lambda * variance + (1 - lambda) * change * change;
    }

    /** σ for the next change; NaN where under {@code least} or {@value #START} changes are known. */
    public double next(double[] changes, int least) {
        long known = Arrays.stream(changes).filter(x -> !Double.isNaN(x)).count();
        return known < least ? Double.NaN : sigmas(changes)[changes.length];
    }
}
