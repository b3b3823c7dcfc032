package io.plimsoll.learn;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.multiplier.NetworkSettings;
import io.plimsoll.multiplier.NetworkShape;
import io.plimsoll.multiplier.NetworkShape.Monotone;
import io.plimsoll.multiplier.Objective;
import io.plimsoll.multiplier.Start;
import io.plimsoll.multiplier.TrainingSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrainingRulesTest {

    private static final TrainingSet SET = set(new double[][] {{1}, {0.5}}, 2);

    @Test
    void namesTheExampleAndItsValue() {
        rejects(
                set(new double[][] {{1}, {Double.NaN}}, 2),
                SET,
                "each input must be finite as a float, row 1 column 0 was NaN");
        rejects(
                set(new double[][] {{1}, {1e300}}, 2),
                SET,
                "each input must be finite as a float, row 1 column 0 was 1.0E300");
        rejects(SET, set(new double[][] {{1, 2}}, 1), "each row must have 1 inputs, row 0 had 2");
        rejects(SET, set(new double[0][], 0), "there must be examples to fit and to validate, were 2 and 0");
    }

    @Test
    void namesTheObjectiveThatAsksForNothing() {
        rejects(set(0, 1), SET, "an objective must have an output, had 0");
        rejects(set(1, 0), SET, "an objective's segments must be positive, were 0");
        rejects(set(2, 1), SET, "the objectives to fit and to validate must have the same outputs, were 2 and 1");
    }

    @Test
    void namesTheMonotoneInputThatIsNoInput() {
        NetworkShape shape = NetworkShape.mlp(2).with(List.of(new Monotone(1, -1)));
        assertThatThrownBy(() -> new TorchTrainer().train(SET, SET, settings(shape), new Start.Anew(), 1, epoch -> {}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a monotone input must be one of 1 columns, was 1");
    }

    private static void rejects(TrainingSet fit, TrainingSet validation, String message) {
        assertThatThrownBy(() -> new TorchTrainer()
                        .train(fit, validation, settings(NetworkShape.mlp(2)), new Start.Anew(), 1, epoch -> {}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    private static NetworkSettings settings(NetworkShape shape) {
        return SyntheticMarket.settings(shape, 1, SyntheticMarket.training(1, 1, 1, 0.1, 0, 0));
    }

    private static TrainingSet set(double[][] rows, int examples) {
        int[] ends = new int[examples];
        for (int i = 0; i < examples; i++) {
            ends[i] = i;
        }
        return new TrainingSet(rows, new int[examples], ends, new Asks(1, 1));
    }

    private static TrainingSet set(int outputs, int segment) {
        return new TrainingSet(SET.rows(), SET.starts(), SET.ends(), new Asks(outputs, segment));
    }

    private record Asks(int outputs, int segment) implements Objective {
        @Override
        public double loss(int first, int count, double[] values, double[] gradient) {
            return 0;
        }
    }
}
