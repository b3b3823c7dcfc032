package io.plimsoll.learn;

import io.plimsoll.multiplier.MultiplierModel;
import io.plimsoll.multiplier.TrainingReport;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A fitted ensemble, computed in plain Java from its own copy of the weights: no native memory, no state, safe to use
 * from several threads. Arithmetic is in doubles on the weights that PyTorch fitted in floats; it agrees with PyTorch's
 * own forward pass to about 1e-6. A decision's numbers do not depend on what else is asked in the same call.
 */
public final class EnsembleModel implements MultiplierModel {

    private final Network network;
    private final List<float[]> members;
    private final List<Network.Plain> plain;
    private final MultiplierBounds bounds;
    private final boolean classifies;
    private final TrainingReport report;

    EnsembleModel(
            Network network,
            List<float[]> members,
            MultiplierBounds bounds,
            boolean classifies,
            TrainingReport report) {
        this.network = network;
        this.members = List.copyOf(members);
        this.bounds = bounds;
        this.classifies = classifies;
        this.report = report;
        plain = members.stream().map(network::plain).toList();
    }

    @Override
    public double[] logMultipliers(double[][] rows, int[] starts, int[] ends) {
        refuseAClassifier();
        return IntStream.range(0, ends.length)
                .mapToDouble(i -> outputs(rows, starts[i], ends[i])[0])
                .toArray();
    }

    @Override
    public double[][] memberLogMultipliers(double[][] rows, int[] starts, int[] ends) {
        refuseAClassifier();
        return plain.stream()
                .map(member -> IntStream.range(0, ends.length)
                        .mapToDouble(i -> outputs(member, rows, starts[i], ends[i])[0])
                        .toArray())
                .toArray(double[][]::new);
    }

    @Override
    public double[][] outputs(double[][] rows, int[] starts, int[] ends) {
        return IntStream.range(0, ends.length)
                .mapToObj(i -> outputs(rows, starts[i], ends[i]))
                .toArray(double[][]::new);
    }

    @Override
    public double[][][] attention(double[][] rows, int start, int end) {
        if (!(network instanceof Encoder encoder)) {
            return new double[0][][];
        }
        return members.stream()
                .map(numbers -> new PlainEncoder(encoder, numbers).attention(rows, start, end))
                .toArray(double[][][]::new);
    }

    private double[] outputs(double[][] rows, int start, int end) {
        double[] means = new double[network.outputs()];
        for (Network.Plain member : plain) {
            double[] outputs = outputs(member, rows, start, end);
            for (int i = 0; i < means.length; i++) {
                means[i] += outputs[i];
            }
        }
        for (int i = 0; i < means.length; i++) {
            means[i] /= plain.size();
        }
        return means;
    }

    private double[] outputs(Network.Plain member, double[][] rows, int start, int end) {
        if (rows[end].length != inputs()) {
            throw new IllegalArgumentException(
                    "a row must have as many inputs as the network, " + inputs() + ", had " + rows[end].length);
        }
        double[] outputs = member.outputs(rows, start, end);
        if (!classifies) {
            outputs[0] = bounds.logMultiplier(outputs[0]);
        }
        return outputs;
    }

    private void refuseAClassifier() {
        if (classifies) {
            throw new IllegalStateException("a model fitted as a classifier has no ln m, only outputs");
        }
    }

    @Override
    public TrainingReport report() {
        return report;
    }

    /** The number of inputs of a row. */
    public int inputs() {
        return network.inputs();
    }

    /** The number of rows that a decision looks at, its own included. */
    public int sequence() {
        return network.sequence();
    }

    Network network() {
        return network;
    }

    List<float[]> members() {
        return members;
    }

    MultiplierBounds bounds() {
        return bounds;
    }

    boolean classifies() {
        return classifies;
    }
}
