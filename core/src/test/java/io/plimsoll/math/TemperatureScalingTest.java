package io.plimsoll.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TemperatureScalingTest {

    @Test
    void aClassifierThatIsRightThreeTimesInFourGetsThreeQuarters() {
        // Logits (2, −2): p = 1/(1 + e^(−4/T)) = 3/4 where T = 4/ln 3.
        double[][] logits = {{2, -2}, {-2, 2}, {2, -2}, {2, -2}};
        TemperatureScaling scaling = TemperatureScaling.fit(logits, new int[] {0, 1, 0, 1});
        assertThat(scaling.temperature()).isCloseTo(4 / Math.log(3), within(1e-9));
        assertThat(scaling.probabilities(logits[0])[0]).isCloseTo(0.75, within(1e-10));
    }

    private static int drawn(double[] p, SplittableRandom random) {
        double u = random.nextDouble();
        int k = 0;
        while (k < p.length - 1 && u > p[k]) {
            u -= p[k++];
        }
        return k;
    }

    @Test
    void aTemperatureThatMadeTheClassesIsFoundAgain() {
        SplittableRandom random = new SplittableRandom(2);
        TemperatureScaling truth = new TemperatureScaling(2.5);
        double[][] logits = new double[20_000][3];
        int[] classes = new int[logits.length];
        for (int i = 0; i < logits.length; i++) {
            for (int k = 0; k < 3; k++) {
                logits[i][k] = 8 * (random.nextDouble() - 0.5);
            }
            classes[i] = drawn(truth.probabilities(logits[i]), random);
        }
        TemperatureScaling found = TemperatureScaling.fit(logits, classes);
        assertThat(found.temperature()).isCloseTo(2.5, within(0.1));
        // No temperature nearby is likelier.
        for (double factor : new double[] {0.9, 0.99, 1.01, 1.1}) {
            assertThat(surprise(new TemperatureScaling(factor * found.temperature()), logits, classes))
                    .isGreaterThan(surprise(found, logits, classes));
        }
    }

    private static double surprise(TemperatureScaling scaling, double[][] logits, int[] classes) {
        double sum = 0;
        for (int i = 0; i < logits.length; i++) {
            sum -= Math.log(scaling.probabilities(logits[i])[classes[i]]);
        }
        return sum;
    }

    @Test
    void probabilitiesAddUpAndKeepTheirOrder() {
        double[] p = new TemperatureScaling(3).probabilities(new double[] {900, -900, 899});
        assertThat(p[0] + p[1] + p[2]).isCloseTo(1, within(1e-15));
        assertThat(p[0]).isGreaterThan(p[2]);
        assertThat(p[2]).isGreaterThan(p[1]);
    }

    @Test
    void aClassifierThatIsAlwaysRightOrWorseThanChanceEndsAtABound() {
        double[][] logits = {{1, 0}, {0, 1}};
        assertThat(TemperatureScaling.fit(logits, new int[] {0, 1}).temperature())
                .isCloseTo(0.01, within(1e-9));
        assertThat(TemperatureScaling.fit(logits, new int[] {1, 0}).temperature())
                .isCloseTo(100, within(1e-6));
    }

    @Test
    void whatDoesNotFitIsTold() {
        assertThatThrownBy(() -> TemperatureScaling.fit(new double[0][], new int[0]))
                .hasMessageContaining("had 0 examples and 0 classes");
        assertThatThrownBy(() -> TemperatureScaling.fit(new double[][] {{1, 2}}, new int[] {2}))
                .hasMessageContaining("must be one of 2, was 2");
        assertThatThrownBy(() -> new TemperatureScaling(0)).hasMessageContaining("was 0.0");
    }
}
