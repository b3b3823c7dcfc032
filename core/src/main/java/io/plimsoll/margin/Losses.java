package io.plimsoll.margin;

import io.plimsoll.math.Quantiles;
import java.util.Arrays;

/** Quantiles of losses. */
final class Losses {

    private Losses() {}

    /**
     * The {@code confidence} quantile (Hyndman &amp; Fan type 7, NumPy's default) of the side's losses; NaN where fewer
     * than {@code least} values are there, or where the quantile is no loss at all.
     */
    static double quantile(double[] pnl, Side side, double confidence, int least) {
        double[] losses = Arrays.stream(pnl)
                .filter(x -> !Double.isNaN(x))
                .map(side::loss)
                .sorted()
                .toArray();
        if (losses.length < least) {
            return Double.NaN;
        }
        double quantile = Quantiles.type7(losses, confidence);
        return quantile > 0 ? quantile : Double.NaN;
    }
}
