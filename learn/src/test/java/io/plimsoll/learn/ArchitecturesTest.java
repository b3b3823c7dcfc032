package io.plimsoll.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plimsoll.multiplier.NetworkSettings;
import io.plimsoll.multiplier.NetworkShape;
import io.plimsoll.multiplier.NetworkShape.Monotone;
import io.plimsoll.multiplier.Objective;
import io.plimsoll.multiplier.Start;
import io.plimsoll.multiplier.TrainingReport;
import io.plimsoll.multiplier.TrainingSet;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ArchitecturesTest {

    private static final String SHAPES = "io.plimsoll.learn.Fitted#shapes";

    @ParameterizedTest
    @MethodSource(SHAPES)
    void beginAtTheMultiplierOne(NetworkShape shape) {
        Network network = Networks.of(shape, Fitted.INPUTS, 2);
        float[] numbers = network.untrained(new SplittableRandom(1));
        SyntheticMarket market = SyntheticMarket.informative(20, Fitted.INPUTS, 8);
        assertThat(network.plain(numbers).outputs(market.rows(), 0, 19)).containsExactly(0, 0);
    }

    @ParameterizedTest
    @MethodSource(SHAPES)
    void theSameSeedGivesTheSameBits(NetworkShape shape) {
        SyntheticMarket market = SyntheticMarket.informative(60, Fitted.INPUTS, 8);
        double[][] once = market.memberLogMultipliers(Fitted.model(shape));
        assertThat(market.memberLogMultipliers(Fitted.model(shape))).isDeepEqualTo(once);
    }

    @ParameterizedTest
    @MethodSource(SHAPES)
    void theReportedLossIsThatOfTheKeptNumbers(NetworkShape shape) {
        EnsembleModel model = Fitted.model(shape);
        SyntheticMarket validation = SyntheticMarket.informative(300, Fitted.INPUTS, 2);
        double[][] members = validation.memberLogMultipliers(model);
        for (int member = 0; member < members.length; member++) {
            assertThat(SyntheticMarket.informative(1_000, Fitted.INPUTS, 1)
                            .loss()
                            .on(validation.ratios())
                            .mean(members[member]))
                    .isCloseTo(model.report().validationLosses()[member], within(1e-6));
        }
    }

    /** The target is the second input of five days ago: only a network that looks back can know it. */
    @ParameterizedTest
    @MethodSource("lookingBack")
    void aNetworkThatLooksBackLearnsWhatHappenedDaysAgo(NetworkShape shape) {
        double[][] rows = SyntheticMarket.informative(3_000, 2, 4).rows();
        TrainingSet fit = lagged(rows, 0, 2_200);
        TrainingSet validation = lagged(rows, 2_200, 800);
        NetworkSettings settings = SyntheticMarket.settings(shape, 1, SyntheticMarket.training(25, 25, 64, 0.01, 0, 0));
        TrainingReport report = new TorchTrainer()
                .train(fit, validation, settings, new Start.Anew(), 1, epoch -> {})
                .report();
        boolean looksBack = shape.sequence() > 5;
        double left = report.validationLosses()[0] / report.validationLossOfOne();
        assertThat(left).isBetween(looksBack ? 0.0 : 0.97, looksBack ? 0.3 : 1.0);
    }

    static List<NetworkShape> lookingBack() {
        return List.of(
                NetworkShape.mlp(16),
                NetworkShape.lstm(4, 16),
                NetworkShape.lstm(8, 16),
                NetworkShape.gru(8, 16),
                NetworkShape.transformer(8, 1, 2, 16, 32),
                NetworkShape.transformer(8, 2, 2, 16, 32));
    }

    private static TrainingSet lagged(double[][] rows, int from, int size) {
        int[] ends = IntStream.range(from, from + size).toArray();
        double[] targets = Arrays.stream(ends)
                .mapToDouble(end -> 0.2 * Math.tanh(rows[Math.max(0, end - 5)][1]))
                .toArray();
        return new TrainingSet(rows, new int[size], ends, new Squares(targets));
    }

    /** Half the squared distance of ln m from a target. */
    private record Squares(double[] targets) implements Objective {

        @Override
        public double loss(int first, int count, double[] outputs, double[] gradient) {
            double sum = 0;
            for (int i = 0; i < count; i++) {
                gradient[i] = outputs[i] - targets[first + i];
                sum += gradient[i] * gradient[i] / 2;
            }
            return sum;
        }
    }

    @ParameterizedTest
    @MethodSource(SHAPES)
    void aSequenceNeitherCrossesItsBlockNorSeesTheFuture(NetworkShape shape) {
        EnsembleModel model = Fitted.random(shape, 1, false);
        double[][] rows = SyntheticMarket.informative(30, Fitted.INPUTS, 8).rows();
        double[] whole = model.logMultipliers(rows, new int[] {10, 10}, new int[] {12, 19});
        double[][] changed = Arrays.stream(rows).map(double[]::clone).toArray(double[][]::new);
        IntStream.concat(IntStream.range(0, 10), IntStream.range(20, 30)).forEach(row -> Arrays.fill(changed[row], 9));

        assertThat(model.logMultipliers(changed, new int[] {10, 10}, new int[] {12, 19}))
                .containsExactly(whole);
    }

    @ParameterizedTest
    @MethodSource("monotone")
    void theMultiplierIsMonotoneWhereItHasToBe(NetworkShape shape) {
        EnsembleModel model = Fitted.random(shape, 1, false);
        SplittableRandom random = new SplittableRandom(6);
        double range = 0;
        for (int trial = 0; trial < 500; trial++) {
            double[][] rows = new double[9][];
            double[] base = random.doubles(Fitted.INPUTS, -4, 4).toArray();
            for (int step = 0; step < rows.length; step++) {
                rows[step] = base.clone();
                rows[step][0] += step / 2.0;
                rows[step][3] -= step / 2.0;
            }
            int[] days = IntStream.range(0, rows.length).toArray();
            double[] rising = model.logMultipliers(rows, days, days);
            for (int step = 1; step < rising.length; step++) {
                assertThat(rising[step]).isGreaterThanOrEqualTo(rising[step - 1] - 1e-15);
            }
            range = Math.max(range, rising[8] - rising[0]);
        }
        assertThat(range).isGreaterThan(0.01);
    }

    @ParameterizedTest
    @MethodSource("monotone")
    void trainingKeepsItMonotoneThoughTheExamplesSayOtherwise(NetworkShape shape) {
        double[][] rows = SyntheticMarket.informative(600, Fitted.INPUTS, 4).rows();
        int[] ends = IntStream.range(0, rows.length).toArray();
        double[] falling = Arrays.stream(rows)
                .mapToDouble(row -> -0.1 * row[0] + 0.05 * row[1])
                .toArray();
        TrainingSet set = new TrainingSet(rows, new int[rows.length], ends, new Squares(falling));
        NetworkSettings settings =
                SyntheticMarket.settings(shape, 2, SyntheticMarket.training(20, 20, 64, 0.01, 0.01, 0.1));
        EnsembleModel model = new TorchTrainer().train(set, set, settings, new Start.Anew(), 1, epoch -> {});

        double[][] up = Arrays.stream(rows).map(double[]::clone).toArray(double[][]::new);
        Arrays.stream(up).forEach(row -> row[0] += 1);
        double[] low = model.logMultipliers(rows, ends, ends);
        double[] high = model.logMultipliers(up, ends, ends);
        assertThat(IntStream.range(0, low.length)).allMatch(i -> high[i] >= low[i] - 1e-15);
        assertThat(model.report().bestEpochs()[0]).isPositive();
    }

    static List<NetworkShape> monotone() {
        List<Monotone> signs = List.of(new Monotone(0, 1), new Monotone(3, -1));
        return List.of(
                NetworkShape.linear().with(signs),
                NetworkShape.mlp(12).with(signs),
                NetworkShape.mlp(9, 7).with(signs));
    }

    @Test
    void aTransformersAttentionIsSharedAmongItsRows() {
        EnsembleModel model = Fitted.random(NetworkShape.transformer(7, 2, 4, 16, 8), 1, false);
        double[][] rows = SyntheticMarket.informative(30, Fitted.INPUTS, 8).rows();
        double[][][] attention = model.attention(rows, 0, 20);
        assertThat(attention).hasDimensions(3, 4);
        for (double[][] member : attention) {
            for (double[] head : member) {
                assertThat(head).hasSize(7);
                assertThat(Arrays.stream(head).min().orElseThrow()).isPositive();
                assertThat(Arrays.stream(head).sum()).isCloseTo(1, within(1e-12));
            }
        }
        assertThat(Fitted.random(NetworkShape.mlp(2), 1, false).attention(rows, 0, 20))
                .isEmpty();
    }
}
