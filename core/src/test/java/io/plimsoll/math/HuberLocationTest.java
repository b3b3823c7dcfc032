package io.plimsoll.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class HuberLocationTest {

    @Test
    void twoValuesMeetInTheMiddle() {
        assertThat(HuberLocation.of(new double[] {1, 3}, new double[] {1, 1})).isEqualTo(2);
    }

    @Test
    void oneWildValueMovesItLittle() {
        double[] values = {100.01, 99.99, 100.02, 99.98, 100, 150};
        double[] errors = new double[6];
        Arrays.fill(errors, 1);
        assertThat(HuberLocation.of(values, errors)).isCloseTo(100, within(0.02));
    }

    @Test
    void valuesThatAgreeOutvoteTheRestCompletely() {
        assertThat(HuberLocation.of(new double[] {7, 7, 7, 9}, new double[] {1, 1, 1, 1}))
                .isEqualTo(7);
    }

    @Test
    void aPreciseValueWeighsMore() {
        assertThat(HuberLocation.of(new double[] {0, 0, 1, 1}, new double[] {1, 1, 0.1, 0.1}))
                .isGreaterThan(0.9);
    }

    @Test
    void theScoresBalanceAtTheLocation() {
        SplittableRandom random = new SplittableRandom(4);
        for (int trial = 0; trial < 50; trial++) {
            double[] values = new double[9];
            double[] errors = new double[9];
            Arrays.setAll(values, i -> Normal.quantile(random.nextDouble(0.01, 0.99)));
            Arrays.fill(errors, 1);
            double location = HuberLocation.of(values, errors);
            double median = Quantiles.median(values);
            double bend = 1.345
                    * 1.4826
                    * Quantiles.median(
                            Arrays.stream(values).map(v -> Math.abs(v - median)).toArray());
            double score = Arrays.stream(values)
                    .map(v -> Math.max(-bend, Math.min(bend, v - location)))
                    .sum();
            assertThat(score).isCloseTo(0, within(1e-12));
        }
    }

    @Test
    void errorsHaveToBePositive() {
        assertThatThrownBy(() -> HuberLocation.of(new double[] {1}, new double[] {0}))
                .hasMessageContaining("> 0");
        assertThatThrownBy(() -> HuberLocation.of(new double[0], new double[0])).hasMessageContaining("0 values");
    }
}
