package io.plimsoll.learn;

import io.plimsoll.multiplier.TrainingSet;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;

/**
 * How the segments of a set fall into steps. The steps are as few as the batch size allows and their sizes differ by one
 * segment at most, so that no step rests on a handful of left-over examples. Indices and masks are written into memory
 * that is used again from step to step; a step must have ended before the next begins.
 */
final class Batches {

    private final TrainingSet set;
    private final Segments segments;
    private final int members;
    private final int sequence;
    private final int count;
    private final double dropout;
    private final int[] dropped;
    private final long[] indices;
    private final LongPointer nativeIndices;
    private final TensorOptions indexType = new TensorOptions(torch.ScalarType.Long);
    private final float[][] masks;
    private final FloatPointer[] nativeMasks;

    Batches(TrainingSet set, Segments segments, int batchSize, int members, Network network, double dropout) {
        this.set = set;
        this.segments = segments;
        this.members = members;
        this.dropout = dropout;
        sequence = network.sequence();
        int perStep = Math.max(1, Math.round((float) batchSize / segments.longest()));
        count = (segments.count() + perStep - 1) / perStep;
        indices = new long[sequence * members * largest()];
        nativeIndices = new LongPointer(indices.length);
        dropped = dropout > 0 ? network.dropped() : new int[0];
        masks = new float[dropped.length][];
        nativeMasks = new FloatPointer[dropped.length];
        for (int layer = 0; layer < dropped.length; layer++) {
            masks[layer] = new float[members * largest() * dropped[layer]];
            nativeMasks[layer] = new FloatPointer(masks[layer].length);
        }
    }

    /** The most examples that a step can have. */
    int largest() {
        return (segments.count() + count - 1) / count * segments.longest();
    }

    /** The number of steps in an epoch. */
    int count() {
        return count;
    }

    /** The first segment of a step in an order of segments. */
    int start(int batch) {
        return (int) ((long) batch * segments.count() / count);
    }

    /** The number of examples in a step, of the member that has most of them. */
    int rows(int[][] orders, int batch) {
        int rows = 0;
        for (int[] order : orders) {
            rows = Math.max(rows, segments.size(order, start(batch), start(batch + 1)));
        }
        return rows;
    }

    /**
     * The rows of a step's sequences, [sequence · members · rows], each member's from its own order. A member with fewer
     * examples than another has its first again and again at the end.
     */
    Tensor indices(int[][] orders, int batch, int rows) {
        for (int member = 0; member < members; member++) {
            int[] order = orders[member];
            int next = member * rows;
            for (int i = start(batch); i < start(batch + 1); i++) {
                for (int example = 0; example < segments.size(order[i]); example++) {
                    put(segments.first(order[i]) + example, next++, rows);
                }
            }
            while (next < (member + 1) * rows) {
                put(segments.first(order[start(batch)]), next++, rows);
            }
        }
        int used = sequence * members * rows;
        nativeIndices.put(indices, 0, used);
        return torch.from_blob(nativeIndices, new long[] {used}, indexType);
    }

    private void put(int example, int at, int rows) {
        int first = set.ends()[example] - sequence + 1;
        for (int step = 0; step < sequence; step++) {
            indices[step * members * rows + at] = Math.max(set.starts()[example], first + step);
        }
    }

    /** New masks of a step, [members, rows, units] for each layer that is thinned; none where no unit is dropped. */
    Tensor[] masks(int rows, Randomness random) {
        Tensor[] tensors = new Tensor[dropped.length];
        for (int layer = 0; layer < dropped.length; layer++) {
            int perMember = rows * dropped[layer];
            random.fillMask(masks[layer], perMember, dropout);
            nativeMasks[layer].put(masks[layer], 0, members * perMember);
            tensors[layer] = torch.from_blob(nativeMasks[layer], members, rows, dropped[layer]);
        }
        return tensors;
    }
}
