package io.plimsoll.margin.volatility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class EwmaTest {

    private static final Ewma EWMA = new Ewma(0.94);

    @Test
    void theVarianceStartsAtTheMeanSquareOfTwentyChangesAndIsAWeightedSumAfter() {
        double[] x = Arrays.copyOf(Golden.series("garch_t"), 60);
        double[] sigma = EWMA.sigmas(x);
        assertThat(Arrays.copyOf(sigma, 20)).containsOnly(Double.NaN);
        double start = Arrays.stream(x).limit(20).map(v -> v * v).average().orElseThrow();
        assertThat(sigma[20]).isCloseTo(Math.sqrt(start), within(1e-15));
        double sum = Math.pow(0.94, 40) * start;
        for (int t = 20; t < 60; t++) {
            sum += 0.06 * Math.pow(0.94, 59 - t) * x[t] * x[t];
        }
        assertThat(sigma[60]).isCloseTo(Math.sqrt(sum), within(1e-14));
        assertThat(EWMA.next(x, 60)).isEqualTo(sigma[60]);
        assertThat(EWMA.next(x, 61)).isNaN();
    }

    @Test
    void aMissingChangeLeavesSigmaAsItIs() {
        double[] x = Golden.series("garch_t");
        double[] gap = x.clone();
        gap[100] = Double.NaN;
        double[] sigma = EWMA.sigmas(gap);
        assertThat(sigma[101]).isEqualTo(sigma[100]);
        assertThat(sigma[100]).isEqualTo(EWMA.sigmas(x)[100]);
    }

    @Test
    void lambdaIsAShare() {
        assertThatThrownBy(() -> new Ewma(1)).hasMessageContaining("lambda must be in (0, 1), was 1.0");
    }
}
