package io.plimsoll.margin;

import java.util.Arrays;

/**
 * What the past says could happen to one long unit until the end of the horizon, each change already brought to the scale
 * of today by the model that tells it. Entry i belongs to the session {@code changes.length − i} before the next one, so
 * that the last entry ends at the last session known; the changes of several underlyings are joined by those sessions.
 *
 * @param changes profit and loss of one long unit, in the study's unit (relative, or price units); NaN where there is none
 * @param weights what each change counts, not negative; they need not add up to 1
 */
public record Scenarios(double[] changes, double[] weights) {

    public Scenarios {
        if (changes.length != weights.length) {
            throw new IllegalArgumentException("scenarios need one weight a change, had " + weights.length + " for "
                    + changes.length + " changes");
        }
    }

    /** Changes that all count alike. */
    public static Scenarios alike(double[] changes) {
        double[] weights = new double[changes.length];
        Arrays.fill(weights, 1);
        return new Scenarios(changes, weights);
    }

    /**
     * The measure of the side's losses; NaN where fewer than {@code least} changes are there, or where the measure is no
     * loss at all.
     */
    double margin(Side side, RiskMeasure measure, double confidence, int least) {
        double[] losses = new double[changes.length];
        double[] counts = new double[changes.length];
        int known = 0;
        for (int i = 0; i < changes.length; i++) {
            if (!Double.isNaN(changes[i])) {
                losses[known] = side.loss(changes[i]);
                counts[known++] = weights[i];
            }
        }
        if (known < least) {
            return Double.NaN;
        }
        double margin = measure.of(Arrays.copyOf(losses, known), Arrays.copyOf(counts, known), confidence);
        return margin > 0 ? margin : Double.NaN;
    }
}
