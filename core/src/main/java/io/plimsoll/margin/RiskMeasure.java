package io.plimsoll.margin;

import io.plimsoll.math.Quantiles;
import java.util.Arrays;

/** What a margin has to cover of a set of losses. */
public enum RiskMeasure {

    /** Value at risk: the {@code confidence} quantile of the losses (Hyndman &amp; Fan type 7, NumPy's default). */
    VAR {
        @Override
        double ofSorted(double[] losses, double confidence) {
            return Quantiles.type7(losses, confidence);
        }
    },

    /**
     * Expected shortfall: the mean of the worst share 1 − {@code confidence} of the losses, the last of them counted in
     * part where the share does not end at a whole number (Acerbi &amp; Tasche 2002, equation 11). It is sub-additive.
     */
    ES {
        @Override
        double ofSorted(double[] losses, double confidence) {
            double left = (1 - confidence) * losses.length;
            double share = left;
            double sum = 0;
            for (int i = losses.length - 1; i >= 0 && left > 0; i--) {
                sum += Math.min(1, left) * losses[i];
                left -= 1;
            }
            return sum / share;
        }
    };

    /**
     * The measure of losses that count alike.
     *
     * @param losses in any order, at least one, none NaN; a gain is negative
     * @param confidence in (0, 1)
     */
    public double of(double[] losses, double confidence) {
        double[] sorted = losses.clone();
        Arrays.sort(sorted);
        return ofSorted(sorted, confidence);
    }

    abstract double ofSorted(double[] losses, double confidence);
}
