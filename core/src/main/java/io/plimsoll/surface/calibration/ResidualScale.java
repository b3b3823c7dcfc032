package io.plimsoll.surface.calibration;

import java.util.Arrays;

/** The scale of the weighted residuals of one slice: 1.4826 times their median size, as of a normal law, with a floor. */
final class ResidualScale {

    private static final double NORMAL = 1.4826;
    /** One basis point of volatility at a quote of median weight: under it an error is rounding, not an outlier. */
    private static final double FLOOR = 1e-4;

    private final double medianWeight;
    private final double[] sorted;

    ResidualScale(SmileQuotes quotes) {
        sorted = quotes.weights().clone();
        medianWeight = median();
    }

    /** What residuals are divided by where their number says nothing: an error of so much volatility. */
    double unknown(double volError) {
        return medianWeight * volError;
    }

    double of(double[] absoluteResiduals) {
        System.arraycopy(absoluteResiduals, 0, sorted, 0, sorted.length);
        return Math.max(NORMAL * median(), FLOOR * medianWeight);
    }

    private double median() {
        Arrays.sort(sorted);
        int n = sorted.length;
        return 0.5 * (sorted[(n - 1) / 2] + sorted[n / 2]);
    }
}
