package io.plimsoll.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.hipparchus.special.Erf;
import org.junit.jupiter.api.Test;

/** Reference values were computed with 60 digits by mpmath and rounded to the nearest double. */
class NormalTest {

    @Test
    void theDistributionFunctionHasFifteenDigitsInTheLeftTailToo() {
        double[][] known = {
            {-37.5, 4.605353009581954e-308},
            {-20, 2.7536241186062337e-89},
            {-8, 6.220960574271784e-16},
            {-3, 0.0013498980316300946},
            {-1, 0.15865525393145705},
            {-0.1, 0.460172162722971},
            {0.5, 0.6914624612740131},
            {2, 0.9772498680518208},
            {6, 0.9999999990134123},
        };
        for (double[] row : known) {
            assertThat(Normal.cumulative(row[0])).as("N(%s)", row[0]).isCloseTo(row[1], within(1e-15 * row[1]));
        }
    }

    @Test
    void theQuantileHasFifteenDigits() {
        double[][] known = {
            {1e-300, -37.0470962993612},
            {1e-20, -9.262340089798407},
            {1e-06, -4.753424308822899},
            {0.01, -2.326347874040841},
            {0.05, -1.6448536269514726},
            {0.3, -0.5244005127080408},
            {0.75, 0.6744897501960817},
            {0.999, 3.090232306167813},
        };
        for (double[] row : known) {
            assertThat(Normal.quantile(row[0]))
                    .as("quantile of %s", row[0])
                    .isCloseTo(row[1], within(1e-15 * Math.abs(row[1])));
        }
    }

    @Test
    void theDistributionFunctionAgreesWithAnIndependentOne() {
        for (double x = -8; x < 8; x += 0.0371) {
            double other = 0.5 * Erf.erfc(-x / Math.sqrt(2));
            assertThat(Normal.cumulative(x)).as("N(%s)", x).isCloseTo(other, within(3e-13 * other));
        }
    }

    @Test
    void theQuantileUndoesTheDistributionFunction() {
        SplittableRandom random = new SplittableRandom(11);
        for (int i = 0; i < 100_000; i++) {
            double x = random.nextDouble(-37, 1);
            double p = Normal.cumulative(x);
            // p holds x to its own relative error times N/n.
            double tolerance = 1.5e-15 * (Math.abs(x) + Normal.millsRatio(-x));
            assertThat(Normal.quantile(p)).as("x %s", x).isCloseTo(x, within(tolerance));
        }
    }

    @Test
    void aQuantileNextToTheMedianKeepsItsDigits() {
        for (double q : new double[] {1e-18, 3e-12, 1e-6}) {
            double slope = Math.sqrt(2 * Math.PI);
            assertThat(Normal.quantileFromMedian(q)).isCloseTo(q * slope, within(q * slope * (1e-15 + 2 * q * q)));
            assertThat(Normal.quantileFromMedian(-q)).isEqualTo(-Normal.quantileFromMedian(q));
        }
        assertThat(Normal.quantileFromMedian(0.45)).isCloseTo(Normal.quantile(0.95), within(1e-14));
    }

    @Test
    void millsRatioFollowsItsContinuedFraction() {
        for (double z = 4; z < 1e12; z *= 1.37) {
            double fraction = z;
            for (int k = 60; k > 0; k--) {
                fraction = z + k / fraction;
            }
            assertThat(Normal.millsRatio(z) * fraction).as("z %s", z).isCloseTo(1, within(1e-15));
        }
    }

    @Test
    void limitsAndImpossibleArgumentsGiveLimitsAndNaN() {
        assertThat(Normal.cumulative(Double.NEGATIVE_INFINITY)).isZero();
        assertThat(Normal.cumulative(Double.POSITIVE_INFINITY)).isEqualTo(1);
        assertThat(Normal.cumulative(Double.NaN)).isNaN();
        assertThat(Normal.quantile(0)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(Normal.quantile(1)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(Normal.quantile(-0.01)).isNaN();
        assertThat(Normal.quantile(1.01)).isNaN();
        assertThat(Normal.quantile(Double.NaN)).isNaN();
        assertThat(Normal.quantileFromMedian(Double.NaN)).isNaN();
        assertThat(Normal.quantileFromMedian(0.6)).isNaN();
    }
}
