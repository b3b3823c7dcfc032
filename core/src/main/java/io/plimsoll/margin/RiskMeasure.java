package io.plimsoll.margin;

import io.plimsoll.math.Quantiles;
import io.plimsoll.math.WeightedSample;
import java.util.Arrays;

/** What a margin has to cover of a set of losses. */
public enum RiskMeasure {

    /** Value at risk: the {@code confidence} quantile of the losses (Hyndman &amp; Fan type 7, NumPy's default). */
    VAR {
        @Override
        double ofSorted(double[] losses, double confidence) {
            return Quantiles.type7(losses, confidence);
        }

        @Override
        double ofWeighted(WeightedSample losses, double confidence) {
            return losses.quantile(confidence);
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

        @Override
        double ofWeighted(WeightedSample losses, double confidence) {
            return losses.upperMean(1 - confidence);
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

    /**
     * The measure of losses that count differently. Value at risk is {@link WeightedSample#quantile}, expected shortfall
     * {@link WeightedSample#upperMean}. Where all weights above 0 are equal it is {@link #of(double[], double)} of those
     * losses: type 7, so that equal weights are no other model than none.
     *
     * @param losses in any order, none NaN; a gain is negative
     * @param weights one a loss, finite and not negative, at least one positive; they need not add up to 1
     * @param confidence in (0, 1)
     */
    public double of(double[] losses, double[] weights, double confidence) {
        WeightedSample sample = WeightedSample.of(losses, weights);
        return sample.countsAlike() ? ofSorted(sample.values(), confidence) : ofWeighted(sample, confidence);
    }

    abstract double ofSorted(double[] losses, double confidence);

    abstract double ofWeighted(WeightedSample losses, double confidence);
}
