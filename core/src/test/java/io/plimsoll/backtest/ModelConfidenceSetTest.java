package io.plimsoll.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.plimsoll.math.Normal;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ModelConfidenceSetTest {

    /** Losses that share their days, as those of margins do: half common, half a model's own, plus what it is worse by. */
    private static double[][] losses(int days, long seed, double... worse) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] losses = new double[worse.length][days];
        for (int t = 0; t < days; t++) {
            double common = random.nextGaussian();
            for (int i = 0; i < worse.length; i++) {
                losses[i][t] = common + random.nextGaussian() + worse[i];
            }
        }
        return losses;
    }

    private static double[] pValues(double[][] losses, int resamples, long seed) {
        return ModelConfidenceSet.pValues(losses, StationaryBootstrap.of(losses[0].length, resamples, seed));
    }

    @Test
    void ofTwoModelsThePValueIsThatOfTheMeanDifference() {
        // With independent days the set of two is the two-sided test of d̄ ÷ sd(d̄).
        double[][] losses = losses(4000, 1, 0, 0.035);
        double[] difference = new double[4000];
        Arrays.setAll(difference, t -> losses[1][t] - losses[0][t]);
        double mean = Arrays.stream(difference).average().orElseThrow();
        double sd = Math.sqrt(Arrays.stream(difference)
                .map(d -> (d - mean) * (d - mean))
                .average()
                .orElseThrow());
        double expected = 2 * Normal.cumulative(-Math.abs(mean) / (sd / Math.sqrt(4000)));
        double[] p = pValues(losses, 4000, 2);
        assertThat(expected).isBetween(0.05, 0.5);
        assertThat(p[mean > 0 ? 0 : 1]).isOne();
        assertThat(p[mean > 0 ? 1 : 0]).isCloseTo(expected, within(0.05));
    }

    @Test
    void aClearlyWorseModelDropsOutAndTheBestStays() {
        double[] p = pValues(losses(2000, 3, 0, 0, 0.5, 0), 1000, 4);
        assertThat(p[2]).isZero();
        assertThat(p).contains(1.0);
        assertThat(Arrays.stream(p).filter(v -> v >= 0.1).count()).isGreaterThanOrEqualTo(2);
    }

    @Test
    void equalModelsAllStayInNineTrialsOfTen() {
        int trials = 400;
        long all = IntStream.range(0, trials)
                .filter(s -> Arrays.stream(pValues(losses(2520, 100 + s, 0, 0, 0, 0), 300, s))
                        .allMatch(p -> p >= 0.1))
                .count();
        // The standard error is 1.5 %. Fewer blocks make it liberal: on 500 days all stay in 82 trials of 100.
        assertThat((double) all / trials).isBetween(0.85, 0.94);
    }

    @Test
    void aWildBadModelDoesNotHideASmallCertainDifferenceOfTwoThatMoveTogether() {
        SplittableRandom random = new SplittableRandom(5);
        double[][] losses = new double[3][1000];
        for (int t = 0; t < 1000; t++) {
            losses[0][t] = random.nextGaussian();
            losses[1][t] = losses[0][t] + 0.02 + 0.1 * random.nextGaussian();
            losses[2][t] = 20 * random.nextGaussian() + 0.2;
        }
        double[] p = pValues(losses, 1000, 6);
        assertThat(p[1]).isLessThan(0.1);
        assertThat(p[0]).isOne();
    }

    @Test
    void aModelNamedTwiceStaysOrGoesTwice() {
        double[][] losses = losses(1000, 7, 0, 0.5);
        double[] p = pValues(new double[][] {losses[0], losses[1], losses[0], losses[1]}, 500, 8);
        assertThat(p[0]).isEqualTo(p[2]).isOne();
        assertThat(p[1]).isEqualTo(p[3]).isZero();
        assertThat(pValues(new double[][] {losses[0]}, 10, 1)).containsExactly(1);
        assertThat(ModelConfidenceSet.pValues(new double[0][], StationaryBootstrap.of(5, 5, 5)))
                .isEmpty();
    }

    @Test
    void aModelThatIsDearerByTheSameEveryDayIsOut() {
        double[][] losses = losses(500, 7, 0);
        double[] dearer = Arrays.stream(losses[0]).map(x -> x + 0.25).toArray();
        assertThat(pValues(new double[][] {losses[0], dearer}, 200, 8)).containsExactly(1, 0);
    }

    @Test
    void aLossThatIsNoNumberIsRefused() {
        assertThatThrownBy(() -> pValues(new double[][] {{1, 2, Double.NaN}, {1, 2, 3}}, 10, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("finite");
    }

    @Test
    void fortyModelsOfTenYearsTakeASecondOrTwo() {
        double[][] losses = losses(
                2520, 9, IntStream.range(0, 40).mapToDouble(i -> 0.005 * i).toArray());
        long start = System.nanoTime();
        double[] p = pValues(losses, 1000, 10);
        assertThat(p).hasSize(40);
        assertThat((System.nanoTime() - start) / 1e9).isLessThan(10);
    }
}
