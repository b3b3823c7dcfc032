package io.plimsoll.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plimsoll.multiplier.MultiplierModel;
import io.plimsoll.multiplier.NetworkSettings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TorchTrainerTest {

    private static final int INPUTS = 6;

    @Test
    void learnsAKnownConditionalQuantileOutOfSample() {
        SyntheticMarket test = SyntheticMarket.informative(20_000, INPUTS, 3);
        SyntheticMarket fit = SyntheticMarket.informative(5_000, INPUTS, 1);
        SyntheticMarket validation = SyntheticMarket.informative(2_000, INPUTS, 2);
        EnsembleModel model =
                new TorchTrainer().train(fit.set(), validation.set(), SyntheticMarket.settings(5, 200), 1, epoch -> {});
        double[] learnt = model.logMultipliers(test.set().inputs());
        double[] oracle = Arrays.stream(test.scale()).map(Math::log).toArray();

        PinballLoss loss = PinballLoss.scaledOn(test.set().ratios(), SyntheticMarket.LEVELS);
        double gain = 1 - loss.of(test.set().ratios(), learnt);
        double greatestGain = 1 - loss.of(test.set().ratios(), oracle);
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
            EnsembleModel model = new TorchTrainer()
                    .train(fit.set(), validation.set(), SyntheticMarket.settings(5, 200), 1, epoch -> {});
            double[] learnt = model.logMultipliers(test.set().inputs());

            PinballLoss loss = PinballLoss.scaledOn(test.set().ratios(), SyntheticMarket.LEVELS);
            assertThat(loss.of(test.set().ratios(), learnt)).isBetween(0.999, 1.01);
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
        for (double[] member : model.memberLogMultipliers(wild)) {
            assertThat(Arrays.stream(member).min().orElseThrow()).isGreaterThanOrEqualTo(Math.log(0.75));
            assertThat(Arrays.stream(member).max().orElseThrow()).isLessThanOrEqualTo(Math.log(1.5));
        }
    }

    @Test
    void theSameSeedGivesTheSameBitsAndAnotherSeedOthers() {
        NetworkSettings settings = SyntheticMarket.settings(3, 15);
        double[][] inputs = SyntheticMarket.informative(200, INPUTS, 5).set().inputs();
        double[][] once = fitted(settings, 7).memberLogMultipliers(inputs);

        assertThat(fitted(settings, 7).memberLogMultipliers(inputs)).isDeepEqualTo(once);
        assertThat(fitted(settings, 8).memberLogMultipliers(inputs)[0][0]).isNotEqualTo(once[0][0]);
        assertThat(once[0][0]).isNotEqualTo(once[1][0]);
    }

    @Test
    void twoFitsSideBySideGiveTheBitsOfEachAlone() throws InterruptedException, ExecutionException {
        NetworkSettings settings = SyntheticMarket.settings(4, 15);
        double[][] inputs = SyntheticMarket.informative(100, INPUTS, 5).set().inputs();
        List<double[]> alone = LongStream.range(0, 6)
                .mapToObj(seed -> fitted(settings, seed).logMultipliers(inputs))
                .toList();
        ExecutorService pool = Executors.newFixedThreadPool(2);
        try {
            List<Future<double[]>> sideBySide = new ArrayList<>();
            for (long seed = 0; seed < 6; seed++) {
                long mine = seed;
                sideBySide.add(pool.submit(() -> fitted(settings, mine).logMultipliers(inputs)));
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
        double[][] inputs = SyntheticMarket.informative(50, INPUTS, 5).set().inputs();
        double[][] two = fitted(SyntheticMarket.settings(2, 10), 7).memberLogMultipliers(inputs);
        double[][] four = fitted(SyntheticMarket.settings(4, 10), 7).memberLogMultipliers(inputs);

        assertThat(four[1]).containsExactly(two[1], within(1e-5));
    }

    @Test
    void keepsTheMultiplierOneWhereNoEpochDoesBetter() {
        SyntheticMarket fit = SyntheticMarket.uninformative(300, INPUTS, 1);
        SyntheticMarket validation = SyntheticMarket.uninformative(300, INPUTS, 2);
        NetworkSettings reckless =
                new NetworkSettings(new int[] {16}, 3, SyntheticMarket.LEVELS, 40, 3, 50, 0.5, 0, 0, 0.2, 0.75, 1.5);
        MultiplierModel model = new TorchTrainer().train(fit.set(), validation.set(), reckless, 1, epoch -> {});

        assertThat(model.report().bestEpochs()).containsOnly(0);
        assertThat(model.report().validationLosses())
                .containsOnly(model.report().validationLossOfOne());
        assertThat(model.logMultipliers(validation.set().inputs()))
                .usingComparatorWithPrecision(1e-15)
                .containsOnly(0);
    }

    @Test
    void tellsOfEveryEpochAndStopsOnceAllMembersHaveStopped() {
        List<Long> epochs = new ArrayList<>();
        SyntheticMarket fit = SyntheticMarket.informative(400, INPUTS, 1);
        SyntheticMarket validation = SyntheticMarket.informative(200, INPUTS, 2);
        NetworkSettings settings = SyntheticMarket.settings(2, 500);
        MultiplierModel model = new TorchTrainer().train(fit.set(), validation.set(), settings, 1, epochs::add);

        int[] best = model.report().bestEpochs();
        int last = Arrays.stream(best).max().orElseThrow() + settings.patience();
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
        PinballLoss loss = PinballLoss.scaledOn(fit.set().ratios(), SyntheticMarket.LEVELS);
        double[][] members = model.memberLogMultipliers(validation.set().inputs());

        for (int member = 0; member < members.length; member++) {
            assertThat(loss.of(validation.set().ratios(), members[member]))
                    .isCloseTo(model.report().validationLosses()[member], within(1e-6));
        }
    }

    private static EnsembleModel fitted(NetworkSettings settings, long seed) {
        SyntheticMarket fit = SyntheticMarket.informative(1_500, INPUTS, 1);
        SyntheticMarket validation = SyntheticMarket.informative(500, INPUTS, 2);
        return new TorchTrainer().train(fit.set(), validation.set(), settings, seed, epoch -> {});
    }

    private static double rootMeanSquare(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (a[i] - b[i]) * (a[i] - b[i]);
        }
        return Math.sqrt(sum / a.length);
    }
}
