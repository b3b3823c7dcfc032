package io.plimsoll.learn;

import java.util.SplittableRandom;
import org.bytedeco.pytorch.Tensor;

/**
 * A kind of network of given widths: what numbers a member has, and what they make of a sequence of rows; in PyTorch for
 * the gradient, in plain Java for predictions, and as ONNX for exchange. It has no state; members are arrays of numbers
 * laid out by {@link #layout}. The raw outputs are 0 before training.
 */
interface Network {

    Layout layout();

    /** Inputs of a row. */
    int inputs();

    /** Raw outputs of a sequence. */
    int outputs();

    /** Rows of a sequence. */
    int sequence();

    /** Whether PyTorch computes all members at once; then a parameter's first dimension is the member. */
    boolean stacked();

    /** Units of the layers whose outputs dropout thins. */
    int[] dropped();

    /** The biases of the raw outputs. */
    Layout.Part readBiases();

    /** Before training; the last layer is 0. */
    default float[] untrained(SplittableRandom random) {
        return layout().untrained(random);
    }

    /** Least and greatest value of each number, in two rows; none where all are free. */
    default float[][] limits() {
        return new float[0][];
    }

    /**
     * Raw outputs [members, rows, outputs].
     *
     * @param parameters one a part of the layout
     * @param inputs [sequence · members · rows, inputs]: the first row of each sequence, then the second of each, …
     * @param members 1 unless stacked
     * @param masks [members, rows, units] for each layer of {@link #dropped}, or nothing where no unit is dropped
     */
    Tensor outputs(Tensor[] parameters, Tensor inputs, long members, Tensor... masks);

    /** One member in plain Java. */
    Plain plain(float[] numbers);

    /**
     * Adds the members to a graph.
     *
     * @param inputs the name of [rows, sequence, inputs], or of [rows, inputs] where the sequence is 1
     * @return the name of the raw outputs [members, rows, outputs], or [rows, outputs] where there is one member
     */
    String onnx(OnnxGraph graph, String inputs, float[][] members);

    /** A member that computes in doubles, row after row, so that no decision's numbers depend on what else is asked. */
    interface Plain {

        /** Raw outputs of the decision at row {@code end} of the block that begins at row {@code start}. */
        double[] outputs(double[][] rows, int start, int end);
    }
}
