package io.plimsoll.surface.calibration;

import java.util.Arrays;

/**
 * The scale of the weighted residuals of one slice: 1.4826 times their median size, as of a normal law, with a floor. A fit of
 * p parameters goes nearly through p of the quotes, so the p − 1 smallest residuals are left out of the median: otherwise a
 * fit to few quotes would take its own closeness for certainty and call the other quotes errors.
 */
final class ResidualScale {

    private static final double NORMAL = 1.4826;
    /** One basis point of volatility at a quote of median weight: under it an error is rounding, not an outlier. */
    private static final double FLOOR = 1e-4;

    private final double medianWeight;
    private final double[] sorted;

    ResidualScale(SmileQuotes quotes) {
        sorted = quotes.weights().clone();
        medianWeight = median(0);
    }

    /** What residuals are divided by where their number says nothing: an error of so much volatility. */
    double unknown(double volError) {
        return medianWeight * volError;
    }

    /** The scale of residuals of a fit of so many parameters. */
    double of(double[] absoluteResiduals, int parameters) {
        System.arraycopy(absoluteResiduals, 0, sorted, 0, sorted.length);
        return Math.max(NORMAL * median(parameters - 1), FLOOR * medianWeight);
    }

    /** The median of all but so many of the smallest. */
    private double median(int leftOut) {
        Arrays.sort(sorted);
        int from = Math.min(leftOut, sorted.length - 1);
        int n = sorted.length - from;
        return 0.5 * (sorted[from + (n - 1) / 2] + sorted[from + n / 2]);
    }
}
