package io.plimsoll.learn;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.multiplier.NetworkSettings;
import io.plimsoll.multiplier.TrainingSet;
import org.junit.jupiter.api.Test;

class TrainingRulesTest {

    private static final double[] LEVELS = {0.99};
    private static final TrainingSet SET = set(0.5);

    @Test
    void namesTheSettingAndItsValue() {
        rejects(
                settings(new int[] {0}, 1, LEVELS, 1, 1, 1, 0.1, 0, 0),
                "each hidden layer must have a unit, one had 0");
        rejects(settings(new int[] {2}, 0, LEVELS, 1, 1, 1, 0.1, 0, 0), "members must be positive, was 0");
        rejects(
                settings(new int[] {2}, 1, new double[0], 1, 1, 1, 0.1, 0, 0),
                "there must be a confidence level, was none");
        rejects(
                settings(new int[] {2}, 1, new double[] {99}, 1, 1, 1, 0.1, 0, 0),
                "each level must be in (0, 1), one was 99.0");
        rejects(settings(new int[] {2}, 1, LEVELS, 0, 1, 1, 0.1, 0, 0), "maxEpochs must be positive, was 0");
        rejects(settings(new int[] {2}, 1, LEVELS, 1, -1, 1, 0.1, 0, 0), "patience must be positive, was -1");
        rejects(settings(new int[] {2}, 1, LEVELS, 1, 1, 0, 0.1, 0, 0), "batchSize must be positive, was 0");
        rejects(
                settings(new int[] {2}, 1, LEVELS, 1, 1, 1, Double.NaN, 0, 0),
                "learningRate must be positive and finite, was NaN");
        rejects(
                settings(new int[] {2}, 1, LEVELS, 1, 1, 1, 0.1, 10, 0),
                "weightDecay must be in [0, 1/learningRate), was 10.0");
        rejects(settings(new int[] {2}, 1, LEVELS, 1, 1, 1, 0.1, 0, 1), "dropout must be in [0, 1), was 1.0");
    }

    @Test
    void namesTheExampleAndItsValue() {
        rejects(set(Double.NaN), SET, "each input must be finite as a float, row 1 column 0 was NaN");
        rejects(set(1e300), SET, "each input must be finite as a float, row 1 column 0 was 1.0E300");
        rejects(
                SET,
                new TrainingSet(new double[][] {{1, 2}}, new double[][] {{1}}),
                "each row must have 1 inputs, row 0 had 2");
        rejects(
                SET,
                new TrainingSet(new double[][] {{1}}, new double[][] {{1, 2}}),
                "each row must have 1 ratios, row 0 had 2");
        rejects(
                SET,
                new TrainingSet(new double[0][], new double[0][]),
                "there must be examples to fit and to validate, were 2 and 0");
    }

    private static void rejects(NetworkSettings settings, String message) {
        assertThatThrownBy(() -> new TorchTrainer().train(SET, SET, settings, 1, epoch -> {}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    private static void rejects(TrainingSet fit, TrainingSet validation, String message) {
        NetworkSettings settings = settings(new int[] {2}, 1, LEVELS, 1, 1, 1, 0.1, 0, 0);
        assertThatThrownBy(() -> new TorchTrainer().train(fit, validation, settings, 1, epoch -> {}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    private static TrainingSet set(double input) {
        return new TrainingSet(new double[][] {{1}, {input}}, new double[][] {{0.1}, {1.2}});
    }

    private static NetworkSettings settings(
            int[] hidden,
            int members,
            double[] levels,
            int maxEpochs,
            int patience,
            int batchSize,
            double rate,
            double decay,
            double dropout) {
        return new NetworkSettings(
                hidden, members, levels, maxEpochs, patience, batchSize, rate, decay, dropout, 0.2, 0.8, 1.5);
    }
}
