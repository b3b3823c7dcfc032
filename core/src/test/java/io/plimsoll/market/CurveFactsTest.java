package io.plimsoll.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.plimsoll.math.Normal;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CurveFactsTest {

    @Test
    void aCurveOfTwoFactorsHasTwoComponentsAndTheVolatilitiesItWasMadeWith() {
        int days = 50_000;
        double[] level = {0.02, 0.02, 0.02};
        double[] tilt = {0.01, 0, -0.01};
        SplittableRandom random = new SplittableRandom(1);
        double[][] prices = new double[days][];
        double[][] changes = new double[days][];
        for (int i = 0; i < days; i++) {
            double a = Normal.quantile(random.nextDouble(1e-12, 1));
            double b = Normal.quantile(random.nextDouble(1e-12, 1));
            changes[i] =
                    new double[] {level[0] * a + tilt[0] * b, level[1] * a + tilt[1] * b, level[2] * a + tilt[2] * b};
            prices[i] = i % 4 == 0 ? new double[] {3, 2, 1} : new double[] {1, 2, 3};
        }
        CurveFacts facts = CurveFacts.of(prices, changes);

        double outer = Math.sqrt(252 * (0.02 * 0.02 + 0.01 * 0.01));
        assertThat(facts.volByRank()[0]).isCloseTo(outer, within(0.01));
        assertThat(facts.volByRank()[1]).isCloseTo(0.02 * Math.sqrt(252), within(0.01));
        assertThat(facts.volByRank()[2]).isCloseTo(outer, within(0.01));
        assertThat(facts.backwardation()).isEqualTo(0.25);
        // Along (1, 1, 1): 3 · 0.0004; along (1, 0, −1): 2 · 0.0001.
        assertThat(facts.first()).isCloseTo(12.0 / 14, within(0.005));
        assertThat(facts.second()).isCloseTo(2.0 / 14, within(0.005));
    }

    @Test
    void logChangesAreThoseOfEachRank() {
        double[][] changes = CurveFacts.logChanges(new double[][] {{1, 2}, {Math.E, 2}});
        assertThat(changes).hasDimensions(1, 2);
        assertThat(changes[0]).containsExactly(new double[] {1, 0}, within(1e-15));
    }

    @Test
    void aTableWithAHoleIsRefused() {
        double[][] table = new double[60][];
        Arrays.setAll(table, i -> new double[] {1, 2});
        table[3][1] = Double.NaN;
        assertThatThrownBy(() -> CurveFacts.of(table, table))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("prices of a day must be finite everywhere, was NaN at index 1");
    }
}
