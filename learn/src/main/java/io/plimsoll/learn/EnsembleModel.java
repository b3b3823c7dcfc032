package io.plimsoll.learn;

import io.plimsoll.multiplier.MultiplierModel;
import io.plimsoll.multiplier.TrainingReport;
import java.util.Arrays;
import java.util.List;

/**
 * A fitted ensemble, computed in plain Java from its own copy of the weights: no native memory, no state, safe to use
 * from several threads. Arithmetic is in doubles on the weights that PyTorch fitted in floats; it agrees with PyTorch's
 * own forward pass to about 1e-7.
 */
public final class EnsembleModel implements MultiplierModel {

    private final List<Member> members;
    private final MultiplierBounds bounds;
    private final TrainingReport report;

    EnsembleModel(List<Member> members, MultiplierBounds bounds, TrainingReport report) {
        this.members = List.copyOf(members);
        this.bounds = bounds;
        this.report = report;
    }

    @Override
    public double[] logMultipliers(double[][] inputs) {
        double[] means = new double[inputs.length];
        for (int row = 0; row < inputs.length; row++) {
            for (Member member : members) {
                means[row] += logMultiplier(member, inputs[row]);
            }
            means[row] /= members.size();
        }
        return means;
    }

    @Override
    public double[][] memberLogMultipliers(double[][] inputs) {
        return members.stream()
                .map(member -> Arrays.stream(inputs)
                        .mapToDouble(row -> logMultiplier(member, row))
                        .toArray())
                .toArray(double[][]::new);
    }

    private double logMultiplier(Member member, double[] row) {
        if (row.length != inputs()) {
            throw new IllegalArgumentException(
                    "a row must have as many inputs as the network, " + inputs() + ", had " + row.length);
        }
        return bounds.logMultiplier(member.output(row));
    }

    @Override
    public TrainingReport report() {
        return report;
    }

    /** The number of inputs of a row. */
    public int inputs() {
        return members.get(0).inputs();
    }

    List<Member> members() {
        return members;
    }

    MultiplierBounds bounds() {
        return bounds;
    }
}
