package io.plimsoll.learn;

import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;

/**
 * How an epoch falls into steps. The steps are as few as the batch size allows and their sizes differ by one at most, so
 * that no step rests on a handful of left-over examples. Indices and masks are written into memory that is used again
 * from step to step; a step must have ended before the next begins.
 */
final class Batches {

    private final int size;
    private final int count;
    private final int members;
    private final int[] hidden;
    private final double dropout;
    private final long[] indices;
    private final LongPointer nativeIndices;
    private final TensorOptions indexType = new TensorOptions(torch.ScalarType.Long);
    private final float[][] masks;
    private final FloatPointer[] nativeMasks;

    Batches(int size, int batchSize, StackedNetwork network, double dropout) {
        this.size = size;
        this.dropout = dropout;
        members = network.members();
        count = (size + batchSize - 1) / batchSize;
        int largest = (size + count - 1) / count;
        indices = new long[members * largest];
        nativeIndices = new LongPointer(indices.length);
        hidden = dropout > 0 ? network.hidden() : new int[0];
        masks = new float[hidden.length][];
        nativeMasks = new FloatPointer[hidden.length];
        for (int layer = 0; layer < hidden.length; layer++) {
            masks[layer] = new float[members * largest * hidden[layer]];
            nativeMasks[layer] = new FloatPointer(masks[layer].length);
        }
    }

    /** The number of steps in an epoch. */
    int count() {
        return count;
    }

    /** The number of examples in a step. */
    int rows(int batch) {
        return start(batch + 1) - start(batch);
    }

    private int start(int batch) {
        return (int) ((long) batch * size / count);
    }

    /** The examples of a step, [members · rows], each member's from its own order. */
    Tensor indices(int[][] orders, int batch) {
        int rows = rows(batch);
        int from = start(batch);
        for (int member = 0; member < members; member++) {
            for (int row = 0; row < rows; row++) {
                indices[member * rows + row] = orders[member][from + row];
            }
        }
        nativeIndices.put(indices, 0, members * rows);
        return torch.from_blob(nativeIndices, new long[] {(long) members * rows}, indexType);
    }

    /** New masks of a step, [members, rows, units] for each hidden layer; none where no unit is dropped. */
    Tensor[] masks(int batch, Randomness random) {
        int rows = rows(batch);
        Tensor[] tensors = new Tensor[hidden.length];
        for (int layer = 0; layer < hidden.length; layer++) {
            int perMember = rows * hidden[layer];
            random.fillMask(masks[layer], perMember, dropout);
            nativeMasks[layer].put(masks[layer], 0, members * perMember);
            tensors[layer] = torch.from_blob(nativeMasks[layer], members, rows, hidden[layer]);
        }
        return tensors;
    }
}
