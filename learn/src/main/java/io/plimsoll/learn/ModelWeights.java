package io.plimsoll.learn;

import io.plimsoll.multiplier.MultiplierModel;
import io.plimsoll.multiplier.NetworkSettings;
import io.plimsoll.multiplier.NetworkShape.Monotone;
import io.plimsoll.multiplier.TrainingReport;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A fitted ensemble as bytes, to be read again by the same program: how many inputs and outputs it has, which inputs
 * are monotone, the weights of each member, and how training went. What else it looks like is told by its settings. A model for others is {@link OnnxExport}'s.
 */
public final class ModelWeights {

    private ModelWeights() {}

    /**
     * Writes a model.
     *
     * @param model a model that {@link TorchTrainer} has fitted
     * @throws IllegalArgumentException where the model is of another kind
     */
    public static void write(MultiplierModel model, DataOutputStream out) throws IOException {
        if (!(model instanceof EnsembleModel ensemble)) {
            throw new IllegalArgumentException("only an ensemble fitted by TorchTrainer has weights to write, was "
                    + model.getClass().getName());
        }
        out.writeInt(ensemble.network().inputs());
        out.writeInt(ensemble.network().outputs());
        List<Monotone> monotone = ensemble.network().monotone();
        out.writeInt(monotone.size());
        for (Monotone input : monotone) {
            out.writeInt(input.input());
            out.writeInt(input.sign());
        }
        out.writeBoolean(ensemble.classifies());
        TrainingReport report = ensemble.report();
        out.writeDouble(report.validationLossOfOne());
        for (int i = 0; i < ensemble.members().size(); i++) {
            out.writeInt(report.bestEpochs()[i]);
            out.writeDouble(report.validationLosses()[i]);
            out.writeInt(report.divergedAt()[i]);
            for (float number : ensemble.members().get(i)) {
                out.writeFloat(number);
            }
        }
    }

    /**
     * Reads a model back: the same numbers, bit for bit.
     *
     * @param settings those that it was fitted with; which inputs are monotone is read
     * @throws IOException where the bytes end too early
     */
    public static MultiplierModel read(DataInputStream in, NetworkSettings settings) throws IOException {
        int inputs = in.readInt();
        int outputs = in.readInt();
        Network network = Networks.of(settings.shape().with(monotone(in)), inputs, outputs);
        boolean classifies = in.readBoolean();
        double lossOfOne = in.readDouble();
        int members = settings.members();
        int[] bestEpochs = new int[members];
        double[] losses = new double[members];
        int[] divergedAt = new int[members];
        List<float[]> weights = new ArrayList<>();
        for (int i = 0; i < members; i++) {
            bestEpochs[i] = in.readInt();
            losses[i] = in.readDouble();
            divergedAt[i] = in.readInt();
            weights.add(numbers(in, network.layout().size()));
        }
        return new EnsembleModel(
                network,
                weights,
                MultiplierBounds.of(settings.lowest(), settings.highest()),
                classifies,
                new TrainingReport(bestEpochs, losses, lossOfOne, divergedAt));
    }

    private static List<Monotone> monotone(DataInputStream in) throws IOException {
        List<Monotone> monotone = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            monotone.add(new Monotone(in.readInt(), in.readInt()));
        }
        return monotone;
    }

    private static float[] numbers(DataInputStream in, int count) throws IOException {
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = in.readFloat();
        }
        return numbers;
    }
}
