package io.plimsoll.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.plimsoll.math.Normal;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class StylisedFactsTest {

    private static double normal(SplittableRandom random) {
        return Normal.quantile(random.nextDouble(1e-12, 1));
    }

    @Test
    void twoValuesInTurnHaveFactsThatAHandCanReckon() {
        // ±1 % in turn: deviation 1 %, kurtosis 1, autocorrelation −(n − 1)/n, no day far out.
        double[] returns = new double[1000];
        Arrays.setAll(returns, i -> i % 2 == 0 ? 0.01 : -0.01);
        double[] uneven = returns.clone();
        uneven[0] = 0.011;
        StylisedFacts facts = StylisedFacts.of(uneven);

        assertThat(facts.count()).isEqualTo(1000);
        assertThat(facts.annualVol()).isCloseTo(0.01 * Math.sqrt(252), within(1e-4));
        assertThat(facts.excessKurtosis()).isCloseTo(-2, within(0.01));
        assertThat(facts.lag1()).isCloseTo(-0.999, within(1e-3));
        assertThat(facts.beyondFourDeviations()).isZero();
    }

    @Test
    void oneFarDayAmongAThousandIsCounted() {
        double[] returns = new double[1000];
        Arrays.setAll(returns, i -> i % 2 == 0 ? 0.01 : -0.01);
        returns[500] = 0.2;
        assertThat(StylisedFacts.of(returns).beyondFourDeviations()).isEqualTo(0.001);
    }

    @Test
    void independentNormalReturnsHaveNone() {
        SplittableRandom random = new SplittableRandom(1);
        double[] returns = new double[200_000];
        Arrays.setAll(returns, i -> 0.01 * normal(random));
        StylisedFacts facts = StylisedFacts.of(returns);
        double band = 4 / Math.sqrt(returns.length);

        assertThat(facts.annualVol()).isCloseTo(0.01 * Math.sqrt(252), within(0.001));
        assertThat(facts.excessKurtosis()).isCloseTo(0, within(4 * Math.sqrt(24.0 / returns.length)));
        assertThat(facts.absoluteLag1()).isCloseTo(0, within(band));
        assertThat(facts.absoluteLag60()).isCloseTo(0, within(band));
        assertThat(facts.lag1()).isCloseTo(0, within(band));
        assertThat(facts.leverage()).isCloseTo(0, within(band));
        assertThat(facts.beyondFourDeviations()).isCloseTo(2 * Normal.cumulative(-4), within(1e-4));
    }

    @Test
    void autoregressionOfOrderOneHasItsCoefficientAsAutocorrelation() {
        SplittableRandom random = new SplittableRandom(2);
        double[] returns = new double[200_000];
        for (int i = 1; i < returns.length; i++) {
            returns[i] = 0.3 * returns[i - 1] + 0.01 * normal(random);
        }
        assertThat(StylisedFacts.of(returns).lag1()).isCloseTo(0.3, within(0.01));
    }

    @Test
    void theIndexOfAParetoTailIsFound() {
        SplittableRandom random = new SplittableRandom(3);
        for (double index : new double[] {2, 3, 5}) {
            double[] x = new double[100_000];
            Arrays.setAll(x, i -> Math.pow(random.nextDouble(1e-15, 1), -1 / index));
            // The estimator's standard deviation is index/√k, k = 5,000.
            assertThat(StylisedFacts.hill(x, 0.05)).isCloseTo(index, within(4 * index / Math.sqrt(5000)));
        }
    }

    @Test
    void eachTailHasItsOwnIndex() {
        SplittableRandom random = new SplittableRandom(4);
        double[] returns = new double[100_000];
        Arrays.setAll(returns, i -> {
            double u = random.nextDouble(1e-15, 1);
            return i % 2 == 0 ? Math.pow(u, -1 / 5.0) : -Math.pow(u, -1 / 2.5);
        });
        StylisedFacts facts = StylisedFacts.of(returns);
        assertThat(facts.hillLeft()).isCloseTo(2.5, within(0.2));
        assertThat(facts.hillRight()).isCloseTo(5, within(0.4));
    }

    @Test
    void volatilityThatRisesAfterFallsIsLeverage() {
        SplittableRandom random = new SplittableRandom(5);
        double[] returns = new double[50_000];
        double x = 0;
        for (int i = 0; i < returns.length; i++) {
            double n = normal(random);
            returns[i] = 0.01 * Math.exp(x) * n;
            x = 0.95 * x - 0.15 * n;
        }
        StylisedFacts facts = StylisedFacts.of(returns);
        assertThat(facts.leverage()).isLessThan(-0.1);
        assertThat(facts.absoluteLag1()).isGreaterThan(facts.absoluteLag20()).isGreaterThan(0.1);
        assertThat(facts.excessKurtosis()).isPositive();
    }

    @Test
    void gapsAndShortSeriesAreRefusedWithTheirPlace() {
        double[] returns = new double[300];
        returns[7] = Double.NaN;
        assertThatThrownBy(() -> StylisedFacts.of(returns))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("returns must be finite everywhere, was NaN at index 7");
        assertThatThrownBy(() -> StylisedFacts.of(new double[10]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("returns must have at least 200 values, had 10");
    }
}
