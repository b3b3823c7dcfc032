package io.plimsoll.backtest;

import io.plimsoll.margin.Side;
import io.plimsoll.multiplier.Scaler;
import java.util.Arrays;
import java.util.List;

/** A row of network inputs: scaled values, masks, then one input a side where there are several. */
public final class NetworkInputs {

    private NetworkInputs() {}

    /**
     * The inputs of a decision.
     *
     * @param values features, then the state of the side's margin; NaN where one is missing
     * @param side whose margin is decided on
     * @param sides of the network; the input of {@code side} is 1, those of the others 0
     */
    public static double[] of(double[] values, Side side, Scaler scaler, List<Side> sides) {
        double[] scaled = scaler.apply(values);
        if (sides.size() == 1) {
            return scaled;
        }
        double[] inputs = Arrays.copyOf(scaled, scaled.length + sides.size());
        inputs[scaled.length + sides.indexOf(side)] = 1;
        return inputs;
    }
}
