package io.plimsoll.learn;

import io.plimsoll.multiplier.MultiplierModel;
import io.plimsoll.multiplier.NetworkSettings;
import io.plimsoll.multiplier.NetworkShape;
import io.plimsoll.multiplier.PinballObjective;
import io.plimsoll.multiplier.Start;
import io.plimsoll.multiplier.TrainingSet;
import io.plimsoll.multiplier.TrainingSettings;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Invented examples with a known answer: ratio at level c = s(x)·n/q_c, n standard normal and q_c its c-quantile, so that
 * the conditional c-quantile of the ratio is s(x) at every level.
 */
record SyntheticMarket(double[][] rows, double[][] ratios, double[] scale) {

    static final double[] LEVELS = {0.95, 0.975, 0.99};
    private static final double[] NORMAL_QUANTILES = {1.6448536269514722, 1.959963984540054, 2.3263478740408408};

    /** s(x) = exp(0.25·tanh(x₀ + x₁)), between 0.78 and 1.28; the other inputs are noise. */
    static SyntheticMarket informative(int size, int inputs, long seed) {
        return of(size, inputs, seed, 0.25);
    }

    /** s(x) = 1: every input is noise. */
    static SyntheticMarket uninformative(int size, int inputs, long seed) {
        return of(size, inputs, seed, 0);
    }

    private static SyntheticMarket of(int size, int inputs, long seed, double strength) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] x = new double[size][inputs];
        double[][] ratios = new double[size][LEVELS.length];
        double[] scale = new double[size];
        for (int row = 0; row < size; row++) {
            for (int column = 0; column < inputs; column++) {
                x[row][column] = random.nextGaussian();
            }
            scale[row] = Math.exp(strength * Math.tanh(x[row][0] + x[row][1]));
            double normal = random.nextGaussian();
            for (int column = 0; column < LEVELS.length; column++) {
                ratios[row][column] = scale[row] * normal / NORMAL_QUANTILES[column];
            }
        }
        return new SyntheticMarket(x, ratios, scale);
    }

    int size() {
        return rows.length;
    }

    /** 0 … size − 1: every row is the day of a decision. */
    int[] ends() {
        return IntStream.range(0, size()).toArray();
    }

    /** One block of all rows. */
    int[] starts() {
        return new int[size()];
    }

    PinballObjective loss() {
        return PinballObjective.scaledOn(ratios, LEVELS);
    }

    /** Examples judged by a loss that is scaled on themselves. */
    TrainingSet set() {
        return new TrainingSet(rows, starts(), ends(), loss());
    }

    /** Examples judged by a loss that is scaled on others. */
    TrainingSet set(PinballObjective scaled) {
        return new TrainingSet(rows, starts(), ends(), scaled.on(ratios));
    }

    double[] logMultipliers(MultiplierModel model) {
        return model.logMultipliers(rows, starts(), ends());
    }

    double[][] memberLogMultipliers(MultiplierModel model) {
        return model.memberLogMultipliers(rows, starts(), ends());
    }

    static EnsembleModel train(SyntheticMarket fit, SyntheticMarket validation, NetworkSettings settings, long seed) {
        return new TorchTrainer()
                .train(fit.set(), validation.set(fit.loss()), settings, new Start.Anew(), seed, epoch -> {});
    }

    static NetworkSettings settings(int members, int maxEpochs) {
        return settings(NetworkShape.mlp(16), members, training(maxEpochs, 20, 128, 0.003, 0.01, 0.1));
    }

    static NetworkSettings settings(NetworkShape shape, int members, TrainingSettings training) {
        return new NetworkSettings(shape, members, training, 0.75, 1.5, LEVELS);
    }

    static TrainingSettings training(
            int maxEpochs, int patience, int batchSize, double learningRate, double weightDecay, double dropout) {
        return new TrainingSettings(
                maxEpochs,
                patience,
                batchSize,
                TrainingSettings.Optimizer.ADAMW,
                learningRate,
                TrainingSettings.Schedule.CONSTANT,
                weightDecay,
                dropout,
                0,
                0.2);
    }
}
