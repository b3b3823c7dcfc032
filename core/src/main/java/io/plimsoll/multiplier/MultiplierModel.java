package io.plimsoll.multiplier;

/**
 * A fitted multiplier: pure numbers, safe to use from several threads. Decisions are named as in a {@link TrainingSet}:
 * decision i is taken at row {@code ends[i]} of the block that begins at row {@code starts[i]}.
 */
public interface MultiplierModel {

    /**
     * ln m of each decision, between ln lowest and ln highest: the mean over the ensemble of the members' ln m.
     *
     * @throws IllegalStateException where the model was fitted as a classifier, which has no ln m
     */
    double[] logMultipliers(double[][] rows, int[] starts, int[] ends);

    /** ln m by member, then decision; its spread tells how far the seeds disagree. */
    double[][] memberLogMultipliers(double[][] rows, int[] starts, int[] ends);

    /** All outputs by decision, the mean over the members: ln m first, unless the model is a classifier. */
    double[][] outputs(double[][] rows, int[] starts, int[] ends);

    /**
     * Where a Transformer looks: by member and head, how the attention of its last layer at the decision's own row is shared
     * among the rows of the sequence, the decision's own last; shares sum to 1. Empty for a network without attention.
     */
    default double[][][] attention(double[][] rows, int start, int end) {
        return new double[0][][];
    }

    /** How training went. */
    TrainingReport report();
}
