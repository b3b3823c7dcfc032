package io.plimsoll.backtest;

import io.plimsoll.margin.Side;

/**
 * One model on one side over the backtest, day by day.
 *
 * @param name the model
 * @param side the side
 * @param margins the margin that stood for each day
 * @param multipliers what the baseline was multiplied by; NaN for a model that multiplies nothing
 */
public record ModelSeries(String name, Side side, double[] margins, double[] multipliers) {

    /** Whether a network set the margins, with or without a controller. */
    boolean ofNetwork() {
        return multipliers.length > 0 && !Double.isNaN(multipliers[0]);
    }
}
