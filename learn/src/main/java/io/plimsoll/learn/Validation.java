package io.plimsoll.learn;

import io.plimsoll.multiplier.TrainingSet;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Tensor;

/** The losses of some members on the validation examples, in the order of the set and without dropout. */
final class Validation {

    private final Network network;
    private final int members;
    private final int size;
    private final Segments segments;
    private final Judge judge;
    private final Batches batches;
    private final Tensor rows;
    private final int[] order;
    private final float[] z;
    private final float[] part;
    private final float[] slopes;

    Validation(Network network, int members, TrainingSet set, MultiplierBounds bounds, int atOnce) {
        this.network = network;
        this.members = members;
        size = set.size() * network.outputs();
        segments = Segments.of(set);
        judge = new Judge(set.objective(), bounds, segments);
        batches = new Batches(set, segments, atOnce, 1, network, 0);
        rows = NativeRows.of(set.rows());
        order = IntStream.range(0, segments.count()).toArray();
        z = new float[members * size];
        part = new float[members * batches.largest() * network.outputs()];
        slopes = new float[z.length];
    }

    /** The mean loss of each member; NaN where an output is no finite number. */
    double[] losses(Parameters parameters) {
        int done = 0;
        for (int batch = 0; batch < batches.count(); batch++) {
            done += outputs(parameters, batch, done);
        }
        double[] losses = new double[members];
        for (int member = 0; member < members; member++) {
            losses[member] = judge.loss(z, member * size, order, 0, order.length, 1, slopes) * network.outputs() / size;
        }
        return losses;
    }

    /** Writes the outputs of some examples behind those of the {@code done} before; gives how many they are. */
    private int outputs(Parameters parameters, int batch, int done) {
        int[][] orders = {order};
        int examples = batches.rows(orders, batch);
        int count = examples * network.outputs();
        NativeMemory.scopedWithoutGradient(() -> {
            Tensor inputs = rows.index_select(0, batches.indices(orders, batch, examples));
            Tensor shared = members == 1 ? inputs : inputs.expand(members, -1, -1);
            network.outputs(parameters.tensors(), shared, members)
                    .contiguous()
                    .data_ptr_float()
                    .get(part, 0, members * count);
        });
        for (int member = 0; member < members; member++) {
            System.arraycopy(part, member * count, z, member * size + done, count);
        }
        return count;
    }
}
