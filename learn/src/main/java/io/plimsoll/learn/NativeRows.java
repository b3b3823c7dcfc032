package io.plimsoll.learn;

import org.bytedeco.pytorch.Tensor;

/** Rows of inputs as a tensor [rows, inputs] of floats, of the {@link NativeMemory#scoped scope} in which it is made. */
final class NativeRows {

    private NativeRows() {}

    static Tensor of(double[][] rows) {
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
