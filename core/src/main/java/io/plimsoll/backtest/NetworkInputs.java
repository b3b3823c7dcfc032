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

    /** The number of inputs of a row. */
    static int count(Scaler scaler, List<Side> sides) {
        return scaler.inputs() + (sides.size() > 1 ? sides.size() : 0);
    }

    /** By input of a row, the input that meant the same with the scaler before; −1 where none did. */
    static int[] columns(Scaler scaler, Scaler before, List<Side> sides) {
        int[] columns = new int[count(scaler, sides)];
        for (int feature = 0; feature < scaler.spreads().length; feature++) {
            if (scaler.input(feature) >= 0) {
                columns[scaler.input(feature)] = before.input(feature);
            }
            if (scaler.mask(feature) >= 0) {
                columns[scaler.mask(feature)] = before.mask(feature);
            }
        }
        for (int side = scaler.inputs(); side < columns.length; side++) {
            columns[side] = before.inputs() + side - scaler.inputs();
        }
        return columns;
    }
}
