package io.plimsoll.surface.calibration;

import java.util.Arrays;

/**
 * How far a quote is trusted: by whether its error agrees with its neighbours' errors, not by its size. A model's own misfit
 * is smooth in the strike, so where many quotes in a row lie off it they are right and it is wrong; a gross error stands
 * alone. What the neighbours let expect is the median of the lines through two of the six nearest quotes; the trust is
 * Tukey's weight of the difference.
 */
final class NeighbourTrust {

    /** Quotes on each side, more on one where the other has fewer. */
    private static final int SIDE = 3;

    private static final int NEIGHBOURS = 2 * SIDE;

    private NeighbourTrust() {}

    /** The quotes with weights multiplied by the root of the trust, given the volatilities of a fit. */
    static SmileQuotes trusted(SmileQuotes quotes, double[] fitted, ResidualScale scales) {
        int n = quotes.size();
        if (n <= NEIGHBOURS) {
            return quotes;
        }
        double[] surprise = surprises(quotes, fitted);
        double[] absolute = new double[n];
        for (int i = 0; i < n; i++) {
            absolute[i] = Math.abs(surprise[i]);
        }
        double scale = scales.of(absolute, 1);
        double[] weights = new double[n];
        for (int i = 0; i < n; i++) {
            weights[i] = quotes.weights()[i] * Math.sqrt(RobustLoss.TUKEY.weight(surprise[i] / scale));
        }
        return new SmileQuotes(
                quotes.timeToExpiryYears(), quotes.logMoneyness(), quotes.vols(), weights, quotes.halfSpreadVols());
    }

    /** Weighted differences of each error from what its neighbours let expect. */
    private static double[] surprises(SmileQuotes quotes, double[] fitted) {
        int n = quotes.size();
        double[] k = quotes.logMoneyness();
        double[] errors = new double[n];
        for (int i = 0; i < n; i++) {
            errors[i] = fitted[i] - quotes.vols()[i];
        }
        double[] lines = new double[NEIGHBOURS * (NEIGHBOURS - 1) / 2];
        double[] surprises = new double[n];
        for (int i = 0; i < n; i++) {
            int from = Math.max(0, Math.min(i - SIDE, n - 1 - NEIGHBOURS));
            int count = 0;
            for (int a = from; a <= from + NEIGHBOURS; a++) {
                for (int b = a + 1; b <= from + NEIGHBOURS; b++) {
                    if (a != i && b != i) {
                        lines[count++] = errors[a] + (errors[b] - errors[a]) * (k[i] - k[a]) / (k[b] - k[a]);
                    }
                }
            }
            Arrays.sort(lines);
            surprises[i] = quotes.weights()[i] * (errors[i] - lines[count / 2]);
        }
        return surprises;
    }
}
