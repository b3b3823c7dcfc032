package io.plimsoll.learn;

import io.plimsoll.multiplier.NetworkSettings;
import io.plimsoll.multiplier.TrainingSet;
import java.util.SplittableRandom;

/**
 * Invented examples with a known answer: ratio at level c = s(x)·n/q_c, n standard normal and q_c its c-quantile, so that
 * the conditional c-quantile of the ratio is s(x) at every level.
 */
record SyntheticMarket(TrainingSet set, double[] scale) {

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
        return new SyntheticMarket(new TrainingSet(x, ratios), scale);
    }

    static NetworkSettings settings(int members, int maxEpochs) {
        return new NetworkSettings(
                new int[] {16}, members, LEVELS, maxEpochs, 20, 128, 0.003, 0.01, 0.1, 0.2, 0.75, 1.5);
    }
}
