package io.plimsoll.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plimsoll.multiplier.MultiplierModel;
import io.plimsoll.multiplier.NetworkSettings;
import io.plimsoll.multiplier.NetworkShape;
import io.plimsoll.multiplier.PinballObjective;
import io.plimsoll.multiplier.Start;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TorchTrainerTest {

    private static final int INPUTS = 6;

    @Test
    void learnsAKnownConditionalQuantileOutOfSample() {
        SyntheticMarket test = SyntheticMarket.informative(20_000, INPUTS, 3);
        SyntheticMarket fit = SyntheticMarket.informative(5_000, INPUTS, 1);
        SyntheticMarket validation = SyntheticMarket.informative(2_000, INPUTS, 2);
        EnsembleModel model = SyntheticMarket.train(fit, validation, SyntheticMarket.settings(5, 200), 1);
        double[] learnt = test.logMultipliers(model);
        double[] oracle = Arrays.stream(test.scale()).map(Math::log).toArray();

        PinballObjective loss = test.loss();
        double gain = 1 - loss.mean(learnt);
        double greatestGain = 1 - loss.mean(oracle);
        assertThat(greatestGain).isGreaterThan(0.02);
        assertThat(gain).isBetween(0.8 * greatestGain, greatestGain);
        assertThat(rootMeanSquare(learnt, oracle)).isLessThan(0.07);
    }

    @Test
    void staysNearOneWhereTheInputsSayNothing() {
        double sum = 0;
        for (int market = 0; market < 4; market++) {
            SyntheticMarket fit = SyntheticMarket.uninformative(5_000, INPUTS, 10L * market + 1);
            SyntheticMarket validation = SyntheticMarket.uninformative(2_000, INPUTS, 10L * market + 2);
            SyntheticMarket test = SyntheticMarket.uninformative(20_000, INPUTS, 10L * market + 3);
            EnsembleModel model = SyntheticMarket.train(fit, validation, SyntheticMarket.settings(5, 200), 1);
            double[] learnt = test.logMultipliers(model);

            assertThat(test.loss().mean(learnt)).isBetween(0.999, 1.01);
            sum += rootMeanSquare(learnt, new double[learnt.length]);
        }
        assertThat(sum / 4).isLessThan(0.03);
    }

    @Test
    void neverLeavesTheBoundsForWhateverInput() {
        EnsembleModel model = fitted(SyntheticMarket.settings(2, 20), 1);
        SplittableRandom random = new SplittableRandom(4);
        double[][] wild = new double[2_000][INPUTS];
        for (double[] row : wild) {
            Arrays.setAll(row, column -> 1e6 * random.nextGaussian());
        }
        int[] ends = IntStream.range(0, wild.length).toArray();
        for (double[] member : model.memberLogMultipliers(wild, ends, ends)) {
            assertThat(Arrays.stream(member).min().orElseThrow()).isGreaterThanOrEqualTo(Math.log(0.75));
            assertThat(Arrays.stream(member).max().orElseThrow()).isLessThanOrEqualTo(Math.log(1.5));
        }
    }

    @Test
    void theSameSeedGivesTheSameBitsAndAnotherSeedOthers() {
        NetworkSettings settings = SyntheticMarket.settings(3, 15);
        SyntheticMarket market = SyntheticMarket.informative(200, INPUTS, 5);
        double[][] once = market.memberLogMultipliers(fitted(settings, 7));

        assertThat(market.memberLogMultipliers(fitted(settings, 7))).isDeepEqualTo(once);
        assertThat(market.memberLogMultipliers(fitted(settings, 8))[0][0]).isNotEqualTo(once[0][0]);
        assertThat(once[0][0]).isNotEqualTo(once[1][0]);
    }

    @Test
    void twoFitsSideBySideGiveTheBitsOfEachAlone() throws InterruptedException, ExecutionException {
        NetworkSettings settings = SyntheticMarket.settings(4, 15);
        SyntheticMarket market = SyntheticMarket.informative(100, INPUTS, 5);
        List<double[]> alone = LongStream.range(0, 6)
                .mapToObj(seed -> market.logMultipliers(fitted(settings, seed)))
                .toList();
        ExecutorService pool = Executors.newFixedThreadPool(2);
        try {
            List<Future<double[]>> sideBySide = new ArrayList<>();
            for (long seed = 0; seed < 6; seed++) {
                long mine = seed;
                sideBySide.add(pool.submit(() -> market.logMultipliers(fitted(settings, mine))));
            }
            for (int seed = 0; seed < 6; seed++) {
                assertThat(sideBySide.get(seed).get()).isEqualTo(alone.get(seed));
            }
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void aMemberDoesNotDependOnHowManyOthersThereAre() {
        SyntheticMarket market = SyntheticMarket.informative(50, INPUTS, 5);
        double[][] two = market.memberLogMultipliers(fitted(SyntheticMarket.settings(2, 10), 7));
        double[][] four = market.memberLogMultipliers(fitted(SyntheticMarket.settings(4, 10), 7));

        assertThat(four[1]).containsExactly(two[1], within(1e-5));
    }

    @Test
    void keepsTheMultiplierOneWhereNoEpochDoesBetter() {
        SyntheticMarket fit = SyntheticMarket.uninformative(300, INPUTS, 1);
        SyntheticMarket validation = SyntheticMarket.uninformative(300, INPUTS, 2);
        NetworkSettings reckless =
                SyntheticMarket.settings(NetworkShape.mlp(16), 3, SyntheticMarket.training(40, 3, 50, 0.5, 0, 0));
        MultiplierModel model = SyntheticMarket.train(fit, validation, reckless, 1);

        assertThat(model.report().bestEpochs()).containsOnly(0);
        assertThat(model.report().validationLosses())
                .containsOnly(model.report().validationLossOfOne());
        assertThat(validation.logMultipliers(model))
                .usingComparatorWithPrecision(1e-15)
                .containsOnly(0);
    }

    @Test
    void tellsOfEveryEpochAndStopsOnceAllMembersHaveStopped() {
        List<Long> epochs = new ArrayList<>();
        SyntheticMarket fit = SyntheticMarket.informative(400, INPUTS, 1);
        SyntheticMarket validation = SyntheticMarket.informative(200, INPUTS, 2);
        NetworkSettings settings = SyntheticMarket.settings(2, 500);
        MultiplierModel model = new TorchTrainer()
                .train(fit.set(), validation.set(fit.loss()), settings, new Start.Anew(), 1, epochs::add);

        int[] best = model.report().bestEpochs();
        int last = Arrays.stream(best).max().orElseThrow() + settings.training().patience();
        assertThat(epochs)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, last).boxed().toList());
        assertThat(Arrays.stream(model.report().validationLosses()).max().orElseThrow())
                .isLessThan(model.report().validationLossOfOne());
    }

    @Test
    void theReportedLossIsThatOfTheKeptWeights() {
        EnsembleModel model = fitted(SyntheticMarket.settings(3, 30), 1);
        SyntheticMarket fit = SyntheticMarket.informative(1_500, INPUTS, 1);
        SyntheticMarket validation = SyntheticMarket.informative(500, INPUTS, 2);
        PinballObjective loss = fit.loss().on(validation.ratios());
        double[][] members = validation.memberLogMultipliers(model);

        for (int member = 0; member < members.length; member++) {
            assertThat(loss.mean(members[member])).isCloseTo(model.report().validationLosses()[member], within(1e-6));
        }
    }

    private static EnsembleModel fitted(NetworkSettings settings, long seed) {
        SyntheticMarket fit = SyntheticMarket.informative(1_500, INPUTS, 1);
        SyntheticMarket validation = SyntheticMarket.informative(500, INPUTS, 2);
        return SyntheticMarket.train(fit, validation, settings, seed);
    }

    private static double rootMeanSquare(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (a[i] - b[i]) * (a[i] - b[i]);
        }
        return Math.sqrt(sum / a.length);
    }
}
