package io.plimsoll.learn;

import io.plimsoll.multiplier.NetworkSettings;
import io.plimsoll.multiplier.TrainingSet;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.pytorch.BoolOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorArrayRefOptional;
import org.bytedeco.pytorch.global.torch;

/**
 * The fit in progress of the members that PyTorch computes at once: epochs of steps, and the validation losses between
 * them. PyTorch computes the networks and their gradients; the loss and its gradient by the networks' outputs come from
 * the objective. It must be made, used and dropped within one {@link NativeMemory#scoped scope} on one thread.
 */
final class Fit {

    private static final int VALIDATED_AT_ONCE = 512;

    private final Network network;
    private final int members;
    private final int outputs;
    private final NetworkSettings settings;
    private final Randomness random;
    private final Tensor rows;
    private final Segments segments;
    private final Judge judge;
    private final Batches batches;
    private final Parameters parameters;
    private final Adam adam;
    private final Validation validation;
    private final float[] gradients;
    private final float[] z;
    private final float[] slopes;
    private final FloatPointer nativeSlopes;
    private final boolean[] diverged;
    private final BoolOptional notKept = new BoolOptional();
    private final TensorArrayRefOptional allInputs = new TensorArrayRefOptional();

    Fit(
            Network network,
            List<float[]> starts,
            TrainingSet fit,
            TrainingSet validated,
            NetworkSettings settings,
            Randomness random) {
        this.network = network;
        this.settings = settings;
        this.random = random;
        members = starts.size();
        outputs = network.outputs();
        rows = NativeRows.of(fit.rows());
        segments = Segments.of(fit);
        MultiplierBounds bounds = MultiplierBounds.of(settings.lowest(), settings.highest());
        judge = new Judge(fit.objective(), bounds, segments);
        batches = new Batches(
                fit,
                segments,
                settings.training().batchSize(),
                members,
                network,
                settings.training().dropout());
        parameters = new Parameters(network, starts);
        Stack stack = new Stack(network.layout(), members);
        gradients = new float[stack.size()];
        adam = new Adam(stack.of(starts), stack, network.limits(), settings.training());
        validation = new Validation(network, members, validated, bounds, VALIDATED_AT_ONCE);
        z = new float[members * batches.largest() * outputs];
        slopes = new float[z.length];
        nativeSlopes = new FloatPointer(z.length);
        diverged = new boolean[members];
    }

    /** One pass over the examples, each member in its own order. */
    void epoch(int epoch) {
        int[][] orders = random.permutations(segments.count());
        double rate = settings.training().learningRate(epoch);
        for (int i = 0; i < batches.count(); i++) {
            int batch = i;
            // Without a scope of its own, each step's tensors would wait for the garbage collector.
            NativeMemory.scoped(() -> step(orders, batch, rate));
        }
    }

    private void step(int[][] orders, int batch, double rate) {
        int examples = batches.rows(orders, batch);
        Tensor inputs = rows.index_select(0, batches.indices(orders, batch, examples));
        Tensor output = network.outputs(parameters.tensors(), inputs, members, batches.masks(examples, random));
        int size = members * examples * outputs;
        output.data_ptr_float().get(z, 0, size);
        judge(orders, batch, examples);
        nativeSlopes.put(slopes, 0, size);
        parameters.clearGradients();
        Tensor slope = torch.from_blob(nativeSlopes, members, examples, outputs);
        output.backward(slope, notKept, false, allInputs);
        parameters.readGradients(gradients);
        adam.step(gradients, rate);
        parameters.write(adam.numbers());
    }

    /** The gradient by the outputs of a step, averaged over each member's examples; 0 for a member that diverged. */
    private void judge(int[][] orders, int batch, int examples) {
        int from = batches.start(batch);
        int to = batches.start(batch + 1);
        int perMember = examples * outputs;
        Arrays.fill(slopes, 0, members * perMember, 0);
        for (int member = 0; member < members; member++) {
            int own = segments.size(orders[member], from, to);
            double loss = diverged[member]
                    ? Double.NaN
                    : judge.loss(z, member * perMember, orders[member], from, to, 1.0 / own, slopes);
            if (Double.isNaN(loss)) {
                diverged[member] = true;
                Arrays.fill(slopes, member * perMember, (member + 1) * perMember, 0);
            }
        }
    }

    /** The present mean loss of each member on the validation examples, without dropout; NaN where it diverged. */
    double[] validationLosses() {
        double[] losses = validation.losses(parameters);
        IntStream.range(0, members).filter(member -> diverged[member]).forEach(member -> losses[member] = Double.NaN);
        return losses;
    }

    /** A copy of the present numbers of one member. */
    float[] member(int member) {
        return adam.member(member);
    }
}
