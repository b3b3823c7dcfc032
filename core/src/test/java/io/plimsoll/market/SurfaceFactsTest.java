package io.plimsoll.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.plimsoll.math.Normal;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SurfaceFactsTest {

    private static double[] constant(int n, double value) {
        double[] x = new double[n];
        Arrays.fill(x, value);
        return x;
    }

    @Test
    void aVolatilityThatAnswersReturnsHasTheCorrelationItWasMadeWith() {
        int n = 100_000;
        SplittableRandom random = new SplittableRandom(1);
        double[] near = new double[n];
        double[] far = new double[n];
        double[] returns = new double[n];
        returns[0] = Double.NaN;
        near[0] = 0.2;
        far[0] = 0.21;
        for (int i = 1; i < n; i++) {
            double a = Normal.quantile(random.nextDouble(1e-12, 1));
            double b = Normal.quantile(random.nextDouble(1e-12, 1));
            returns[i] = 0.01 * a;
            // Persistence 0.98, correlation −0.6 of its shock with the return.
            near[i] = 0.2 + 0.98 * (near[i - 1] - 0.2) + 0.01 * (-0.6 * a + 0.8 * b);
            far[i] = 0.21 + 0.5 * (near[i] - 0.2);
        }
        SurfaceFacts facts = SurfaceFacts.of(near, far, constant(n, -0.4), constant(n, 1.5), returns);

        assertThat(facts.count()).isEqualTo(n);
        assertThat(facts.meanVol()).isCloseTo(0.2, within(0.01));
        assertThat(facts.meanRho()).isCloseTo(-0.4, within(1e-12));
        assertThat(facts.meanSkew()).isCloseTo(-0.3, within(1e-12));
        assertThat(facts.termSlope()).isCloseTo(0.01, within(0.005));
        assertThat(facts.withReturn()).isCloseTo(-0.6, within(0.02));
        assertThat(facts.nearToFar()).isCloseTo(2, within(1e-9));
        assertThat(facts.lag1()).isCloseTo(0.98, within(0.005));
        assertThat(facts.lag20()).isCloseTo(Math.pow(0.98, 20), within(0.05));
    }

    @Test
    void arraysThatDifferInLengthAreRefused() {
        double[] x = constant(100, 0.2);
        assertThatThrownBy(() -> SurfaceFacts.of(x, x, x, x, constant(99, 0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("vol30, vol90, rho, nu and returns must be equally long, were 100, 100, 100, 100 and 99");
    }
}
