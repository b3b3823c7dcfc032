package io.plimsoll.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.multiplier.NetworkSettings;
import io.plimsoll.multiplier.NetworkShape;
import io.plimsoll.multiplier.Objective;
import io.plimsoll.multiplier.Start;
import io.plimsoll.multiplier.TrainingSet;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HardCasesTest {

    private static final String SHAPES = "io.plimsoll.learn.Fitted#shapes";

    @ParameterizedTest
    @MethodSource(SHAPES)
    void twentyExamplesOfConstantFeaturesAreEnough(NetworkShape shape) {
        double[][] rows = new double[20][3];
        int[] ends = IntStream.range(0, 20).toArray();
        TrainingSet set = new TrainingSet(rows, new int[20], ends, new Scores(1, 0));
        EnsembleModel model = new TorchTrainer()
                .train(set, set, settings(shape.with(java.util.List.of()), 0.01), new Start.Anew(), 1, epoch -> {});
        assertThat(Arrays.stream(model.logMultipliers(rows, new int[20], ends))).allMatch(Double::isFinite);
    }

    @Test
    void oneClassOnlyIsEnoughForAClassifier() {
        SyntheticMarket market = SyntheticMarket.informative(50, 3, 1);
        TrainingSet set = new TrainingSet(market.rows(), market.starts(), market.ends(), new Scores(3, 0));
        EnsembleModel model = new TorchTrainer()
                .train(set, set, settings(NetworkShape.mlp(4), 0.05), new Start.Anew(), 1, epoch -> {});
        double[][] scores = model.outputs(market.rows(), market.starts(), market.ends());

        assertThat(Arrays.stream(scores)).allMatch(row -> row[0] > row[1] && row[0] > row[2]);
        assertThatThrownBy(() -> market.logMultipliers(model))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("a model fitted as a classifier has no ln m, only outputs");
    }

    @Test
    void aMemberThatDivergesKeepsItsBestEpochAndIsFlagged() {
        SyntheticMarket market = SyntheticMarket.informative(300, 3, 1);
        NetworkSettings reckless =
                SyntheticMarket.settings(NetworkShape.mlp(8, 8), 2, SyntheticMarket.training(30, 30, 32, 1e38, 0, 0));
        EnsembleModel model = SyntheticMarket.train(market, market, reckless, 1);

        assertThat(model.report().diverged()).isEqualTo(2);
        assertThat(model.report().divergedAt()).containsOnly(1);
        assertThat(Arrays.stream(market.logMultipliers(model))).allMatch(Double::isFinite);
    }

    @Test
    void anObjectiveThatGivesNoNumberIsNamedWithItsEpoch() {
        SyntheticMarket market = SyntheticMarket.informative(300, 3, 1);
        TrainingSet broken = new TrainingSet(
                market.rows(),
                market.starts(),
                market.ends(),
                (first, count, outputs, gradient) -> outputs[0] == 0 ? 0 : Double.NaN);
        TrainingSet sound = market.set();
        assertThatThrownBy(() -> new TorchTrainer()
                        .train(sound, broken, settings(NetworkShape.mlp(4), 0.01), new Start.Anew(), 1, epoch -> {}))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("in epoch 1, an objective's loss and gradient must be finite, were NaN");
    }

    @Test
    void segmentsOfUnequalLengthTrainWhoeverJudgesThem() {
        SyntheticMarket market = SyntheticMarket.informative(230, 3, 1);
        int[] starts = IntStream.range(0, 230).map(i -> i < 105 ? 0 : 105).toArray();
        Objective each = market.loss();
        Objective inRuns = new Runs(each, 40);
        EnsembleModel model = new TorchTrainer()
                .train(
                        new TrainingSet(market.rows(), starts, market.ends(), inRuns),
                        new TrainingSet(market.rows(), starts, market.ends(), inRuns),
                        settings(NetworkShape.mlp(4), 0.01),
                        new Start.Anew(),
                        1,
                        epoch -> {});
        assertThat(Arrays.stream(model.report().validationLosses()))
                .allMatch(loss -> loss < model.report().validationLossOfOne());
    }

    @ParameterizedTest
    @MethodSource(SHAPES)
    void refitsLeaveNoNativeMemoryBehind(NetworkShape shape) {
        SyntheticMarket market = SyntheticMarket.informative(200, 6, 1);
        NetworkSettings settings = SyntheticMarket.settings(shape, 2, SyntheticMarket.training(2, 2, 64, 0.01, 0, 0.1));
        SyntheticMarket.train(market, market, settings, 1);
        long before = Pointer.totalCount();
        for (int refit = 0; refit < 50; refit++) {
            SyntheticMarket.train(market, market, settings, refit);
        }
        assertThat(Pointer.totalCount() - before).isLessThan(10);
    }

    private static NetworkSettings settings(NetworkShape shape, double rate) {
        return SyntheticMarket.settings(shape, 2, SyntheticMarket.training(5, 5, 64, rate, 0.01, 0.1));
    }

    /** Another objective, in runs. */
    private record Runs(Objective objective, int segment) implements Objective {

        @Override
        public double loss(int first, int count, double[] outputs, double[] gradient) {
            assertThat(count).isBetween(1, segment);
            assertThat(first < 105).isEqualTo(first + count - 1 < 105);
            return objective.loss(first, count, outputs, gradient);
        }
    }

    /** Cross-entropy of scores against one class; of one output half its square. */
    private record Scores(int outputs, int right) implements Objective {

        @Override
        public boolean classifies() {
            return outputs > 1;
        }

        @Override
        public double loss(int first, int count, double[] values, double[] gradient) {
            double loss = 0;
            for (int i = 0; i < count; i++) {
                int from = i * outputs;
                if (outputs == 1) {
                    gradient[from] = values[from] - 0.1;
                    loss += gradient[from] * gradient[from] / 2;
                    continue;
                }
                double sum = Arrays.stream(values, from, from + outputs)
                        .map(Math::exp)
                        .sum();
                for (int k = 0; k < outputs; k++) {
                    gradient[from + k] = Math.exp(values[from + k]) / sum - (k == right ? 1 : 0);
                }
                loss += Math.log(sum) - values[from + right];
            }
            return loss;
        }
    }
}
