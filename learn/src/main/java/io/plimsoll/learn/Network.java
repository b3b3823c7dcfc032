package io.plimsoll.learn;

import io.plimsoll.multiplier.NetworkShape.Monotone;
import java.util.List;
import java.util.SplittableRandom;
import org.bytedeco.pytorch.Tensor;

/**
 * A kind of network of given widths: what numbers a member has, and what they make of a sequence of rows; in PyTorch for
 * the gradient, in plain Java for predictions, and as ONNX for exchange. It has no state; members are arrays of numbers
 * laid out by {@link Form#layout}. The raw outputs are 0 before training.
 */
interface Network {

    /** What it is made of. */
    Form form();

    /**
     * What a network is made of.
     *
     * @param layout where its numbers lie
     * @param inputs of a row
     * @param outputs raw ones of a sequence
     * @param sequence rows of a sequence
     * @param stacked whether PyTorch computes all members at once; then a parameter's first dimension is the member
     * @param dropped units of the layers whose outputs dropout thins
     * @param readBiases the biases of the raw outputs
     */
    record Form(
            Layout layout,
            int inputs,
            int outputs,
            int sequence,
            boolean stacked,
            int[] dropped,
            Layout.Part readBiases) {}

    default Layout layout() {
        return form().layout();
    }

    default int inputs() {
        return form().inputs();
    }

    default int outputs() {
        return form().outputs();
    }

    default int sequence() {
        return form().sequence();
    }

    default boolean stacked() {
        return form().stacked();
    }

    default int[] dropped() {
        return form().dropped();
    }

    default Layout.Part readBiases() {
        return form().readBiases();
    }

    /** Before training; the last layer is 0. */
    default float[] untrained(SplittableRandom random) {
        return layout().untrained(random);
    }

    /** Inputs in which the outputs that move the margin can only move it one way. */
    default List<Monotone> monotone() {
        return List.of();
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
     * @param masks [members, rows, units] for each layer of {@link Form#dropped}, or nothing where no unit is dropped
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
