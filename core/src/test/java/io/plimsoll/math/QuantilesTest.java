package io.plimsoll.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.hipparchus.stat.descriptive.rank.Percentile;
import org.junit.jupiter.api.Test;

class QuantilesTest {

    @Test
    void theDefaultOfRInterpolatesBetweenOrderStatistics() {
        // R: quantile(c(1, 2, 3, 4, 10), c(.1, .25, .5, .9)) is 1.4 2.0 3.0 7.6.
        double[] sample = {10, 1, 4, 2, 3};
        assertThat(Quantiles.type7(sample, 0.1)).isCloseTo(1.4, within(1e-15));
        assertThat(Quantiles.type7(sample, 0.25)).isEqualTo(2);
        assertThat(Quantiles.median(sample)).isEqualTo(3);
        assertThat(Quantiles.type7(sample, 0.9)).isCloseTo(7.6, within(1e-14));
        assertThat(Quantiles.type7(sample, 0)).isEqualTo(1);
        assertThat(Quantiles.type7(sample, 1)).isEqualTo(10);
        assertThat(sample).containsExactly(10, 1, 4, 2, 3);
    }

    @Test
    void randomSamplesAgreeWithHipparchus() {
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 200; i++) {
            double[] sample = random.doubles(1 + random.nextInt(30), -1, 1).toArray();
            double p = random.nextDouble(0.01, 1);
            double expected = new Percentile()
                    .withEstimationType(Percentile.EstimationType.R_7)
                    .evaluate(sample, 100 * p);
            assertThat(Quantiles.type7(sample, p)).isCloseTo(expected, within(1e-13));
            Arrays.sort(sample);
            assertThat(Quantiles.type7(sample, p)).isCloseTo(expected, within(1e-13));
        }
    }

    @Test
    void aSampleWithoutAnOrderIsRefused() {
        assertThatThrownBy(() -> Quantiles.type7(new double[0], 0.5)).hasMessageContaining("empty");
        assertThatThrownBy(() -> Quantiles.type7(new double[] {1, Double.NaN, 2}, 0.5))
                .hasMessageContaining("NaN");
        assertThatThrownBy(() -> Quantiles.type7(new double[] {Double.NaN}, 0.5))
                .hasMessageContaining("NaN");
        assertThatThrownBy(() -> Quantiles.type7(new double[] {1}, 1.01)).hasMessageContaining("1.01");
    }

    @Test
    void infiniteLossesAreOrderedLikeOthers() {
        double[] sample = {1, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY};
        assertThat(Quantiles.type7(sample, 0.75)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(Quantiles.type7(sample, 0)).isEqualTo(1);
    }
}
