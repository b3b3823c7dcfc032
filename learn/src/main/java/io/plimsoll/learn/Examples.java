package io.plimsoll.learn;

import io.plimsoll.multiplier.TrainingSet;
import org.bytedeco.pytorch.Tensor;

/**
 * A training set in native memory: inputs [examples, in] and ratios [examples, levels], in floats. Its tensors belong to
 * the {@link NativeMemory#scoped scope} in which it is made.
 */
record Examples(Tensor inputs, Tensor ratios, int size) {

    static Examples of(TrainingSet set) {
        return new Examples(tensor(set.inputs()), tensor(set.ratios()), set.size());
    }

    /** The rows named by {@code indices} [members · rows], as [members, rows, in]. */
    Tensor inputs(Tensor indices, long members) {
        return gather(inputs, indices, members);
    }

    /** The rows named by {@code indices} [members · rows], as [members, rows, levels]. */
    Tensor ratios(Tensor indices, long members) {
        return gather(ratios, indices, members);
    }

    private static Tensor gather(Tensor rows, Tensor indices, long members) {
        return rows.index_select(0, indices).view(members, -1, rows.size(1));
    }

    private static Tensor tensor(double[][] rows) {
        int columns = rows[0].length;
        float[] flat = new float[rows.length * columns];
        for (int row = 0; row < rows.length; row++) {
            for (int column = 0; column < columns; column++) {
                flat[row * columns + column] = (float) rows[row][column];
            }
        }
        return Tensor.create(flat, rows.length, columns);
    }
}
