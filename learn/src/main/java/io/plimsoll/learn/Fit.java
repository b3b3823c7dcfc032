package io.plimsoll.learn;

import io.plimsoll.multiplier.NetworkSettings;
import io.plimsoll.multiplier.TrainingSet;
import java.util.Arrays;
import org.bytedeco.pytorch.AdamW;
import org.bytedeco.pytorch.AdamWOptions;
import org.bytedeco.pytorch.Tensor;

/**
 * One fit in progress: epochs of AdamW steps (Loshchilov &amp; Hutter 2019), and the validation losses between them. It
 * must be made, used and dropped within one {@link NativeMemory#scoped scope} on one thread.
 */
final class Fit {

    private final StackedNetwork network;
    private final Examples examples;
    private final TrainingSet validation;
    private final Tensor validationInputs;
    private final PinballLoss loss;
    private final BoundedPinball boundedLoss;
    private final Randomness random;
    private final AdamW optimizer;
    private final Batches batches;
    private final float[] validationOutputs;

    Fit(
            StackedNetwork network,
            TrainingSet fit,
            TrainingSet validation,
            PinballLoss loss,
            NetworkSettings settings,
            Randomness random) {
        this.network = network;
        this.validation = validation;
        this.loss = loss;
        this.random = random;
        examples = Examples.of(fit);
        validationInputs = Examples.of(validation).inputs().expand(network.members(), -1, -1);
        validationOutputs = new float[network.members() * validation.size()];
        boundedLoss = new BoundedPinball(MultiplierBounds.of(settings.lowest(), settings.highest()), loss);
        batches = new Batches(fit.size(), settings.batchSize(), network, settings.dropout());
        AdamWOptions options = new AdamWOptions(settings.learningRate());
        options.weight_decay().put(settings.weightDecay());
        optimizer = new AdamW(network.parameters(), options);
    }

    /** One pass over the examples, each member in its own order. */
    void epoch() {
        int[][] orders = random.permutations(examples.size());
        for (int i = 0; i < batches.count(); i++) {
            int batch = i;
            // Without a scope of its own, each step's tensors would wait for the garbage collector.
            NativeMemory.scoped(() -> step(orders, batch));
        }
    }

    private void step(int[][] orders, int batch) {
        int members = network.members();
        Tensor indices = batches.indices(orders, batch);
        Tensor z = network.output(examples.inputs(indices, members), batches.masks(batch, random));
        optimizer.zero_grad();
        boundedLoss
                .loss(z, examples.ratios(indices, members), batches.rows(batch))
                .backward();
        optimizer.step();
    }

    /** The present loss of each member on the validation examples, in time order and without dropout. */
    double[] validationLosses() {
        NativeMemory.scopedWithoutGradient(() -> boundedLoss
                .logMultiplier(network.output(validationInputs))
                .data_ptr_float()
                .get(validationOutputs));
        double[] losses = new double[network.members()];
        double[] logs = new double[validation.size()];
        for (int member = 0; member < losses.length; member++) {
            int from = member * logs.length;
            Arrays.setAll(logs, row -> validationOutputs[from + row]);
            losses[member] = loss.of(validation.ratios(), logs);
        }
        return losses;
    }
}
