package io.plimsoll.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class WeightedSampleTest {

    private final SplittableRandom random = new SplittableRandom(7);

    @Test
    void theQuantileIsTheValueAtItsMiddleAndTheMeanOfNeighboursAtTheirEdge() {
        double[] values = {30, 10, 20};
        double[] weights = {0.2, 0.5, 0.3};
        assertThat(Quantiles.weighted(values, weights, 0)).isEqualTo(10);
        assertThat(Quantiles.weighted(values, weights, 0.25)).isEqualTo(10);
        assertThat(Quantiles.weighted(values, weights, 0.5)).isCloseTo(15, within(1e-12));
        assertThat(Quantiles.weighted(values, weights, 0.65)).isCloseTo(20, within(1e-12));
        assertThat(Quantiles.weighted(values, weights, 0.8)).isCloseTo(25, within(1e-12));
        assertThat(Quantiles.weighted(values, weights, 0.85)).isCloseTo(27.5, within(1e-12));
        assertThat(Quantiles.weighted(values, weights, 0.9)).isCloseTo(30, within(1e-12));
        assertThat(Quantiles.weighted(values, weights, 1)).isEqualTo(30);
    }

    /** Type 5 of Hyndman and Fan (1996): linear through (k − ½)/n. */
    @Test
    void equalWeightsGiveTypeFive() {
        double[] values = random.doubles(41).sorted().toArray();
        double[] weights = new double[41];
        Arrays.fill(weights, 3);
        for (double p = 0.02; p < 0.98; p += 0.0137) {
            double position = 41 * p - 0.5;
            int below = (int) Math.floor(position);
            double expected = values[below] + (position - below) * (values[below + 1] - values[below]);
            assertThat(Quantiles.weighted(values, weights, p)).isCloseTo(expected, within(1e-12));
        }
    }

    @Test
    void theQuantileRisesWithoutJumpsAndTurnsWithItsSigns() {
        double[] values = random.doubles(60).map(u -> 2 * u - 1).toArray();
        double[] weights = random.doubles(60).toArray();
        double[] opposite = Arrays.stream(values).map(v -> -v).toArray();
        double before = Quantiles.weighted(values, weights, 0);
        for (int i = 1; i <= 10_000; i++) {
            double now = Quantiles.weighted(values, weights, i / 10_000.0);
            assertThat(now - before).isBetween(-1e-15, 0.05);
            assertThat(Quantiles.weighted(opposite, weights, 1 - i / 10_000.0)).isCloseTo(-now, within(1e-9));
            before = now;
        }
    }

    @Test
    void aValueWithoutWeightIsNotThereAndTheScaleOfTheWeightsDoesNotCount() {
        double[] with = {4, 1, 9, 2};
        double[] weights = {1, 2, 0, 3};
        double[] without = {4, 1, 2};
        for (double p : new double[] {0.1, 0.3, 0.77, 0.99}) {
            assertThat(Quantiles.weighted(with, weights, p))
                    .isCloseTo(Quantiles.weighted(without, new double[] {0.1, 0.2, 0.3}, p), within(1e-12));
        }
    }

    @Test
    void theUpperMeanOfWholeNumbersIsThatOfValuesWrittenSoOften() {
        double[] values = {5, 1, 3};
        WeightedSample sample = WeightedSample.of(values, new double[] {2, 5, 3});
        assertThat(sample.upperMean(0.2)).isCloseTo(5, within(1e-12));
        assertThat(sample.upperMean(0.4)).isCloseTo((5 + 5 + 3 + 3) / 4.0, within(1e-12));
        assertThat(sample.upperMean(0.25)).isCloseTo((5 + 5 + 0.5 * 3) / 2.5, within(1e-12));
        assertThat(sample.upperMean(1)).isCloseTo(2.4, within(1e-12));
    }

    @Test
    void whatIsNoWeightedSampleIsRefusedWithItsValues() {
        assertThatThrownBy(() -> WeightedSample.of(new double[2], new double[1]))
                .hasMessageContaining("2 values and 1");
        assertThatThrownBy(() -> WeightedSample.of(new double[] {1}, new double[] {-2}))
                .hasMessageContaining("were 1.0 and -2.0 at 0");
        assertThatThrownBy(() -> WeightedSample.of(new double[] {Double.NaN}, new double[] {1}))
                .hasMessageContaining("were NaN and 1.0 at 0");
        assertThatThrownBy(() -> WeightedSample.of(new double[2], new double[2]))
                .hasMessageContaining("none of 2");
        WeightedSample one = WeightedSample.of(new double[1], new double[] {1});
        assertThatThrownBy(() -> one.quantile(1.1)).hasMessageContaining("was 1.1");
        assertThatThrownBy(() -> one.upperMean(0)).hasMessageContaining("was 0.0");
    }
}
