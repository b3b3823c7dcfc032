package io.plimsoll.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.plimsoll.market.Columns;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RegimeModelTest {

    private static final RegimeModel THREE = new RegimeModel(
            new double[] {0.5, 0.3, 0.2},
            new double[][] {{0.9, 0.07, 0.03}, {0.1, 0.8, 0.1}, {0.05, 0.15, 0.8}},
            new double[] {0.001, 0, -0.002},
            new double[] {0.006, 0.012, 0.03});
    private static final double[] SHORT = {0.004, -0.011, -0.05, Double.NaN, 0.02, 0.001, -0.03};

    /** P(the last regime is k and the returns are these), over every path of regimes. */
    private static double[] overEveryPath(RegimeModel model, double[] returns) {
        int k = model.regimes();
        double[] joint = new double[k];
        for (int path = 0; path < Math.pow(k, returns.length); path++) {
            double p = 1;
            int rest = path;
            int before = -1;
            for (double r : returns) {
                int regime = rest % k;
                rest /= k;
                p *= before < 0 ? model.initial()[regime] : model.transition()[before][regime];
                p *= model.density(regime, r);
                before = regime;
            }
            joint[before] += p;
        }
        return joint;
    }

    @Test
    void theFilterIsTheSumOverEveryPathOfRegimes() {
        double[][] filtered = THREE.filter(SHORT);
        for (int t = 0; t < SHORT.length; t++) {
            double[] joint = overEveryPath(THREE, Arrays.copyOf(SHORT, t + 1));
            double all = Arrays.stream(joint).sum();
            for (int regime = 0; regime < 3; regime++) {
                assertThat(filtered[t][regime]).isCloseTo(joint[regime] / all, within(1e-13));
            }
        }
    }

    @Test
    void theSmootherIsTheSumOverEveryPathToo() {
        RegimeSmoother smoother = RegimeSmoother.of(THREE, SHORT);
        double[] joint = overEveryPath(THREE, SHORT);
        assertThat(smoother.logLikelihood())
                .isCloseTo(Math.log(Arrays.stream(joint).sum()), within(1e-10));
        // The first regime given everything: enumerate with the first regime fixed.
        for (int regime = 0; regime < 3; regime++) {
            double[] certain = new double[3];
            certain[regime] = THREE.initial()[regime];
            RegimeModel fixed = new RegimeModel(certain, THREE.transition(), THREE.means(), THREE.deviations());
            double share = Arrays.stream(overEveryPath(fixed, SHORT)).sum()
                    / Arrays.stream(joint).sum();
            assertThat(smoother.smoothed()[0][regime]).isCloseTo(share, within(1e-12));
        }
    }

    private static double[] simulated(int sessions, boolean[] stressed) {
        SplittableRandom random = new SplittableRandom(5);
        double[] returns = new double[sessions];
        boolean high = false;
        for (int t = 0; t < sessions; t++) {
            high = random.nextDouble() < (high ? 0.02 : 0.01) ? !high : high;
            stressed[t] = high;
            returns[t] = (high ? 0.025 : 0.008) * RandomHistory.normal(random);
        }
        return returns;
    }

    @Test
    void twoRegimesAreFoundAgain() {
        boolean[] stressed = new boolean[5000];
        double[] returns = simulated(5000, stressed);

        RegimeModel model = RegimeModel.fit(returns, 2);

        assertThat(model.deviations()[0]).isCloseTo(0.008, within(0.0005));
        assertThat(model.deviations()[1]).isCloseTo(0.025, within(0.0015));
        assertThat(model.transition()[0][1]).isCloseTo(0.01, within(0.005));
        assertThat(model.transition()[1][0]).isCloseTo(0.02, within(0.01));
        double[][] filtered = model.filter(returns);
        int right = 0;
        for (int t = 0; t < returns.length; t++) {
            right += (filtered[t][1] > 0.5) == stressed[t] ? 1 : 0;
        }
        assertThat(right / 5000.0).isGreaterThan(0.93);
    }

    @Test
    void everyRoundOfTheEstimateIsMoreLikely() {
        double[] returns = simulated(800, new boolean[800]);
        RegimeModel model = THREE;
        double before = Double.NEGATIVE_INFINITY;
        for (int round = 0; round < 25; round++) {
            RegimeSmoother smoother = RegimeSmoother.of(model, returns);
            assertThat(smoother.logLikelihood()).isGreaterThan(before - 1e-9);
            before = smoother.logLikelihood();
            model = smoother.maximised(1e-6);
        }
    }

    @Test
    void theVolatilityExpectedIsThatOfTheMixture() {
        double[] next = THREE.next(new double[] {0, 0, 1});
        double square = 0;
        double mean = 0;
        for (int i = 0; i < 3; i++) {
            mean += next[i] * THREE.means()[i];
            square += next[i] * (Math.pow(THREE.deviations()[i], 2) + Math.pow(THREE.means()[i], 2));
        }
        assertThat(THREE.nextDeviation(new double[] {0, 0, 1}))
                .isCloseTo(Math.sqrt(square - mean * mean), within(1e-15));
    }

    @Test
    void aReturnBeyondAllDensitiesBelongsToTheWidestRegime() {
        assertThat(THREE.update(new double[] {1, 0, 0}, 50)).containsExactly(0, 0, 1);
    }

    @Test
    void columnsKnowNoLaterReturn() {
        double[] returns = simulated(1300, new boolean[1300]);
        Map<String, double[]> whole = Regimes.columns(returns);
        for (int cut : new int[] {499, 500, 640, 749, 750, 1001}) {
            Map<String, double[]> part = Regimes.columns(Arrays.copyOf(returns, cut));
            part.forEach((name, values) ->
                    assertThat(values).as(name).containsExactly(Arrays.copyOf(RandomHistory.column(whole, name), cut)));
        }
        assertThat(RandomHistory.column(whole, Columns.REGIME_HIGH_OF_TWO)[498]).isNaN();
        assertThat(RandomHistory.column(whole, Columns.REGIME_HIGH_OF_TWO)[499]).isBetween(0.0, 1.0);
    }

    @Test
    void returnsThatDoNotVaryHaveNoRegimes() {
        double[] still = new double[600];
        assertThat(Regimes.columns(still).values())
                .allSatisfy(column -> assertThat(column).containsOnly(Double.NaN));
        assertThatThrownBy(() -> RegimeModel.fit(still, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("had 600 for 2 with a standard deviation of 0.0");
    }
}
