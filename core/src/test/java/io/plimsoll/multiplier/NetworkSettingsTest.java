package io.plimsoll.multiplier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.plimsoll.multiplier.NetworkShape.Monotone;
import io.plimsoll.multiplier.TrainingSettings.Optimizer;
import io.plimsoll.multiplier.TrainingSettings.Schedule;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class NetworkSettingsTest {

    private static final double[] LEVELS = {0.99};

    @Test
    void namesTheSettingOfTrainingAndItsValue() {
        rejects(() -> training(0, 1, 1, 0.1, 0, 0, 0), "maxEpochs must be positive, was 0");
        rejects(() -> training(1, -1, 1, 0.1, 0, 0, 0), "patience must be positive, was -1");
        rejects(() -> training(1, 1, 0, 0.1, 0, 0, 0), "batchSize must be positive, was 0");
        rejects(() -> training(1, 1, 1, Double.NaN, 0, 0, 0), "learningRate must be positive and finite, was NaN");
        rejects(() -> training(1, 1, 1, 0.1, 10, 0, 0), "weightDecay must be in [0, 1/learningRate), was 10.0");
        rejects(() -> training(1, 1, 1, 0.1, 0, 1, 0), "dropout must be in [0, 1), was 1.0");
        rejects(() -> training(1, 1, 1, 0.1, 0, 0, -1), "gradientClip must be finite and not negative, was -1.0");
    }

    @Test
    void namesTheShapeAndItsValue() {
        rejects(() -> NetworkShape.mlp(0), "each hidden layer must have a unit, one had 0");
        rejects(() -> NetworkShape.lstm(0, 4), "sequence must be positive, was 0");
        rejects(() -> NetworkShape.gru(20), "hidden must name a width for GRU, was []");
        rejects(() -> NetworkShape.transformer(20, 1, 3, 16, 32), "heads must divide the model width 16, was 3");
        rejects(
                () -> new NetworkShape(Architecture.MLP, new int[] {4}, 20, 1, 1, List.of()),
                "sequence must be 1 for MLP, was 20");
        rejects(
                () -> NetworkShape.lstm(20, 4).with(List.of(new Monotone(0, 1))),
                "monotone inputs are for MLP and LINEAR, not for LSTM");
        rejects(() -> new Monotone(0, 0), "the sign of a monotone input must be 1 or -1, was 0");
    }

    @Test
    void namesTheEnsemblesSettingAndItsValue() {
        rejects(() -> settings(0, 0.8, 1.5, LEVELS), "members must be positive, was 0");
        rejects(() -> settings(1, 0.8, 1.5), "there must be a confidence level, was none");
        rejects(() -> settings(1, 0.8, 1.5, 99), "each level must be in (0, 1), one was 99.0");
        rejects(
                () -> settings(1, 1.1, 1.5, LEVELS),
                "bounds must satisfy 0 < lowest < 1 < highest < infinity, were 1.1 and 1.5");
    }

    @Test
    void aCosineFallsFromTheWholeRateToNothing() {
        TrainingSettings cosine = new TrainingSettings(10, 1, 1, Optimizer.ADAM, 0.4, Schedule.COSINE, 0, 0, 0, 0.2);
        assertThat(cosine.learningRate(1)).isEqualTo(0.4);
        assertThat(cosine.learningRate(6)).isCloseTo(0.2, within(1e-15));
        assertThat(cosine.learningRate(11)).isCloseTo(0, within(1e-15));
        assertThat(training(200, 20, 128, 0.001, 0, 0, 0).learningRate(150)).isEqualTo(0.001);
    }

    private static void rejects(ThrowingCallable made, String message) {
        assertThatThrownBy(made).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }

    private static TrainingSettings training(
            int maxEpochs, int patience, int batchSize, double rate, double decay, double dropout, double clip) {
        return new TrainingSettings(
                maxEpochs, patience, batchSize, Optimizer.ADAMW, rate, Schedule.CONSTANT, decay, dropout, clip, 0.2);
    }

    private static NetworkSettings settings(int members, double lowest, double highest, double... levels) {
        return new NetworkSettings(NetworkShape.linear(), members, TrainingSettings.STANDARD, lowest, highest, levels);
    }
}
