package io.plimsoll.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CoverageTestsTest {

    @Test
    void aVendorsDocumentedExampleIsReproduced() {
        assertThat(CoverageTests.kupiec(1043, 57, 0.05)).isCloseTo(0.46147, within(5e-6));
        assertThat(CoverageTests.kupiecP(1043, 57, 0.05)).isCloseTo(0.49694, within(5e-6));
        double independence = CoverageTests.independence(932, 53, 53, 4).orElseThrow();
        assertThat(independence).isCloseTo(0.25866, within(5e-6));
        assertThat(CoverageTests.pOfOne(independence)).isCloseTo(0.61104, within(5e-6));
    }

    @Test
    void largeCountsDoNotUnderflow() {
        assertThat(CoverageTests.kupiec(4523, 253, 0.05)).isCloseTo(3.2368, within(5e-5));
        assertThat(CoverageTests.kupiecP(4523, 253, 0.05)).isCloseTo(0.0720, within(5e-5));
    }

    @Test
    void theNonRejectionRegionsAreThePublishedOnes() {
        int[][] regions = {{250, 1, 6}, {500, 2, 9}, {1250, 7, 19}, {2500, 16, 35}, {5000, 37, 64}};
        for (int[] r : regions) {
            for (int x = 0; x < 100; x++) {
                boolean inside = x >= r[1] && x <= r[2];
                assertThat(CoverageTests.kupiecP(r[0], x, 0.01) > 0.05)
                        .as("%d in %d", x, r[0])
                        .isEqualTo(inside);
            }
        }
    }

    @Test
    void noBreachAndOnlyBreachesWork() {
        assertThat(CoverageTests.kupiec(250, 0, 0.01)).isCloseTo(-500 * Math.log(0.99), within(1e-12));
        assertThat(CoverageTests.kupiec(250, 250, 0.01)).isCloseTo(-500 * Math.log(0.01), within(1e-9));
        assertThat(CoverageTests.independence(new boolean[250])).isEmpty();
        boolean[] one = new boolean[250];
        one[100] = true;
        assertThat(CoverageTests.independence(one)).isPresent();
        assertThatThrownBy(() -> CoverageTests.kupiec(10, 11, 0.01)).hasMessageContaining("x 11, n 10");
    }

    @Test
    void theClopperPearsonIntervalHoldsItsTails() {
        double low = CoverageTests.lower(973, 10, 0.95);
        double high = CoverageTests.upper(973, 10, 0.95);
        assertThat(tail(973, 10, low, true)).isCloseTo(0.025, within(1e-9));
        assertThat(tail(973, 10, high, false)).isCloseTo(0.025, within(1e-9));
        assertThat(CoverageTests.lower(100, 0, 0.95)).isZero();
        assertThat(CoverageTests.upper(100, 100, 0.95)).isOne();
    }

    /** P(X ≥ x) or P(X ≤ x) of a binomial, summed term by term. */
    private static double tail(int n, int x, double p, boolean above) {
        double sum = 0;
        double term = Math.pow(1 - p, n);
        for (int i = 0; i <= n; i++) {
            sum += (above ? i >= x : i <= x) ? term : 0;
            term *= (double) (n - i) / (i + 1) * p / (1 - p);
        }
        return sum;
    }

    @Test
    void expectedPinballOfANormalQuantileIsTheReferenceValue() {
        SplittableRandom random = new SplittableRandom(1);
        double sum = 0;
        int n = 2_000_000;
        for (int i = 0; i < n; i++) {
            sum += Pinball.loss(random.nextGaussian(), 2.32635, 0.99);
        }
        assertThat(sum / n).isCloseTo(0.0266521, within(2e-4));
    }

    @Test
    void theBootstrapIntervalHoldsTheMeanAndIsReproducible() {
        SplittableRandom random = new SplittableRandom(2);
        double[] x = random.doubles(1000).map(d -> d - 0.5).toArray();
        Pinball.Interval interval = Pinball.meanInterval(x, 9);
        assertThat(interval.low()).isNegative();
        assertThat(interval.high()).isPositive();
        assertThat(interval.high() - interval.low()).isBetween(0.02, 0.06);
        assertThat(Pinball.meanInterval(x, 9)).isEqualTo(interval);
    }

    @Test
    void procyclicalityCountsRisesAndNotFalls() {
        double[] margins = {1, 1.1, 1.2, 1.5, 0.9, 0.8};
        assertThat(Procyclicality.peakToTrough(margins)).isEqualTo(1.5 / 0.8);
        assertThat(Procyclicality.maxIncrease(margins, 1)).isCloseTo(0.25, within(1e-12));
        assertThat(Procyclicality.maxIncrease(margins, 3)).isCloseTo(0.5, within(1e-12));
        assertThat(Procyclicality.maxIncrease(margins, 20)).isZero();
        boolean[] breaches = new boolean[600];
        breaches[1] = breaches[249] = breaches[250] = breaches[499] = true;
        assertThat(Procyclicality.worst250(breaches)).isEqualTo(3);
    }

    @Test
    void theChangeOfTheLogarithmHasNoUnit() {
        double[] margins = {1, 1.1, 1.21, 1.331 / 1.21};
        // Two rises by ln 1.1 and one fall by ln 1.1: mean a third of it, squares 2·(2/3)² + (4/3)² over 2.
        double expected = Math.log(1.1) * Math.sqrt((2 * 4.0 / 9 + 16.0 / 9) / 2);
        assertThat(Procyclicality.sdLogChange(margins).orElseThrow()).isCloseTo(expected, within(1e-15));
        double[] inCents = {100, 110, 121, 133.1 / 1.21};
        assertThat(Procyclicality.sdLogChange(inCents).orElseThrow()).isCloseTo(expected, within(1e-15));
        assertThat(Procyclicality.sdLogChange(new double[] {1, 0, 1})).isEmpty();
        assertThat(Procyclicality.sdLogChange(new double[] {1, Double.NaN})).isEmpty();
    }
}
