package io.plimsoll.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;
import org.junit.jupiter.api.Test;

class DynamicQuantileTest {

    private static double[] margins(SplittableRandom random, int days) {
        double[] margins = new double[days];
        margins[0] = 1;
        for (int t = 1; t < days; t++) {
            margins[t] = margins[t - 1] * Math.exp(0.05 * random.nextGaussian() - 0.1 * Math.log(margins[t - 1]));
        }
        return margins;
    }

    private static boolean[] independent(SplittableRandom random, int days, double p) {
        boolean[] breaches = new boolean[days];
        for (int t = 0; t < days; t++) {
            breaches[t] = random.nextDouble() < p;
        }
        return breaches;
    }

    /** The second writing: the formula's matrices. */
    private static double byMatrices(boolean[] breaches, double[] margins, double p, int lags) {
        int n = breaches.length - lags;
        RealMatrix x = new Array2DRowRealMatrix(n, lags + 2);
        RealVector hit = new ArrayRealVector(n);
        for (int t = 0; t < n; t++) {
            hit.setEntry(t, (breaches[t + lags] ? 1 : 0) - p);
            x.setEntry(t, 0, 1);
            for (int k = 1; k <= lags; k++) {
                x.setEntry(t, k, (breaches[t + lags - k] ? 1 : 0) - p);
            }
            x.setEntry(t, lags + 1, margins[t + lags]);
        }
        RealVector xh = x.transpose().operate(hit);
        RealVector solved =
                new LUDecomposition(x.transpose().multiply(x)).getSolver().solve(xh);
        return xh.dotProduct(solved) / (p * (1 - p));
    }

    @Test
    void theStatisticIsThatOfTheFormulasMatrices() {
        SplittableRandom random = new SplittableRandom(1);
        for (int trial = 0; trial < 20; trial++) {
            double[] margins = margins(random, 600);
            boolean[] breaches = independent(random, 600, 0.05);
            int lags = trial % 5;
            assertThat(DynamicQuantile.statistic(breaches, margins, 0.05, lags).orElseThrow())
                    .isCloseTo(byMatrices(breaches, margins, 0.05, lags), within(1e-9));
        }
    }

    @Test
    void withNoLagsAndAMarginThatSaysNothingItIsTheSquaredZScoreOfTheBreaches() {
        // 6 breaches in 100 days, half of them on either level of the margin: Hit is orthogonal to the margin's change.
        boolean[] breaches = new boolean[100];
        double[] margins = new double[100];
        for (int t = 0; t < 100; t++) {
            breaches[t] = t < 6;
            margins[t] = 2 + t % 2;
        }
        double z = (6 - 1) / Math.sqrt(100 * 0.01 * 0.99);
        assertThat(DynamicQuantile.statistic(breaches, margins, 0.01, 0).orElseThrow())
                .isCloseTo(z * z, within(1e-9));
        // χ² with two degrees of freedom: p = exp(−x/2).
        assertThat(DynamicQuantile.pValue(breaches, margins, 0.01, 0).orElseThrow())
                .isCloseTo(Math.exp(-0.5 * z * z), within(1e-12));
    }

    @Test
    void ofIndependentBreachesOneTestInTwentyRejects() {
        SplittableRandom random = new SplittableRandom(2);
        int trials = 2000;
        long rejected = IntStream.range(0, trials)
                .filter(i -> DynamicQuantile.pValue(independent(random, 1000, 0.1), margins(random, 1000), 0.1, 4)
                                .orElseThrow()
                        < 0.05)
                .count();
        assertThat((double) rejected / trials).isBetween(0.035, 0.075);
    }

    @Test
    void breachesThatFollowBreachesOrTheMarginAreFoundOut() {
        SplittableRandom random = new SplittableRandom(3);
        double[] margins = margins(random, 2500);
        boolean[] runs = new boolean[2500];
        boolean[] low = new boolean[2500];
        for (int t = 0; t < 2500; t++) {
            runs[t] = random.nextDouble() < (t >= 3 && runs[t - 3] ? 0.3 : 0.008);
            low[t] = random.nextDouble() < (margins[t] < 0.9 ? 0.05 : 0.004);
        }
        assertThat(DynamicQuantile.pValue(runs, margins, 0.01, 4).orElseThrow()).isLessThan(1e-3);
        assertThat(DynamicQuantile.pValue(low, margins, 0.01, 4).orElseThrow()).isLessThan(1e-3);
    }

    @Test
    void theUnitOfTheMarginDoesNotMatter() {
        SplittableRandom random = new SplittableRandom(4);
        double[] margins = margins(random, 500);
        boolean[] breaches = independent(random, 500, 0.05);
        double[] inCents = Arrays.stream(margins).map(m -> 1e6 * m).toArray();
        assertThat(DynamicQuantile.pValue(breaches, inCents, 0.05, 4).orElseThrow())
                .isCloseTo(DynamicQuantile.pValue(breaches, margins, 0.05, 4).orElseThrow(), within(1e-9));
    }

    @Test
    void whereTheDataCannotAnswerThereIsNoValue() {
        double[] margins = margins(new SplittableRandom(5), 250);
        double[] constant = new double[250];
        Arrays.fill(constant, 0.1);
        boolean[] some = independent(new SplittableRandom(6), 250, 0.05);
        assertThat(DynamicQuantile.pValue(new boolean[250], margins, 0.01, 4)).isEmpty();
        assertThat(DynamicQuantile.pValue(some, constant, 0.01, 4)).isEmpty();
        assertThat(DynamicQuantile.pValue(new boolean[9], new double[9], 0.01, 4))
                .isEmpty();
        assertThat(DynamicQuantile.pValue(some, margins, 0.01, 4)).isPresent();
        assertThatThrownBy(() -> DynamicQuantile.pValue(some, new double[3], 0.01, 4))
                .hasMessageContaining("250, 3");
    }
}
