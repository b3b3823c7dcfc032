package io.plimsoll.multiplier;

/**
 * Examples in time order, ready for a network: inputs are standardised and free of NaN.
 *
 * @param inputs one row an example, one column an input; masks of missing values are columns like any other
 * @param ratios one row an example, one column a confidence level: realised loss ÷ baseline margin at that level. The
 *     right multiplier at confidence c is the conditional c-quantile of the ratio in the column of c
 */
public record TrainingSet(double[][] inputs, double[][] ratios) {

    public TrainingSet {
        if (inputs.length != ratios.length) {
            throw new IllegalArgumentException(
                    "inputs and ratios must have one row an example, were " + inputs.length + " and " + ratios.length);
        }
    }

    /** The number of examples. */
    public int size() {
        return inputs.length;
    }
}
