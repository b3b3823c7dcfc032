package io.plimsoll.multiplier;

/**
 * What a network is trained for: a loss of its outputs on the examples of one {@link TrainingSet}, and the gradient of
 * that loss. It must be a pure function, safe to use from several threads, and knows nothing of networks: examples go by
 * their numbers in the set.
 *
 * <p>Output 0 is ln m, between ln lowest and ln highest by construction and 0 before training; further outputs are raw
 * numbers, 0 before training. A classifier's outputs are all raw.
 */
public interface Objective {

    /** How many outputs an example needs, 1 at least. */
    default int outputs() {
        return 1;
    }

    /** Whether all outputs are raw scores and none is ln m. */
    default boolean classifies() {
        return false;
    }

    /**
     * Which way an output moves the margin: 1 where more of it never lowers the margin, −1 where it never raises it, 0 where
     * it says nothing of the margin. A network that is monotone in an input is so in each output that moves it.
     */
    default int direction(int output) {
        return output == 0 ? 1 : 0;
    }

    /**
     * The most examples that are judged together, in time order: 1 where each is judged on its own. An objective that
     * looks at a path of margins names its length in days; it is then given runs of that many consecutive examples of one
     * block, shorter where the block ends.
     */
    default int segment() {
        return 1;
    }

    /**
     * The loss summed over the examples {@code first} … {@code first + count − 1}, and its gradient. The trainer averages
     * over the examples of a step.
     *
     * @param outputs example by example, {@link #outputs} values each; the array may be longer than these
     * @param gradient laid out alike, every one of its first {@code count · outputs()} values to be written: the derivative
     *     of the sum by each output
     */
    double loss(int first, int count, double[] outputs, double[] gradient);
}
