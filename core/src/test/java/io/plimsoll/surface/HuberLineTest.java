package io.plimsoll.surface;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.hipparchus.stat.regression.OLSMultipleLinearRegression;
import org.junit.jupiter.api.Test;

class HuberLineTest {

    @Test
    void withoutOutliersItIsLeastSquaresWithItsStandardErrors() {
        // Residuals ±1 in a balanced pattern: the median absolute residual is near 1, so that none is down-weighted.
        double[] x = {0, 1, 2, 3, 4, 5, 6, 7};
        double[] noise = {1, -1, -1, 1, 1, -1, -1, 1};
        double[] y = new double[8];
        Arrays.setAll(y, i -> 3 - 0.9 * x[i] + 0.01 * noise[i]);
        OLSMultipleLinearRegression plain = new OLSMultipleLinearRegression();
        plain.newSampleData(y, Arrays.stream(x).mapToObj(v -> new double[] {v}).toArray(double[][]::new));
        double[] expected = plain.estimateRegressionParameters();
        double[] errors = plain.estimateRegressionParametersStandardErrors();
        HuberLine fit = HuberLine.line(x, y, ones(8), -1);
        assertThat(fit.level()).isCloseTo(expected[0], within(1e-12));
        assertThat(fit.slope()).isCloseTo(expected[1], within(1e-12));
        assertThat(fit.levelError()).isCloseTo(errors[0], within(1e-12));
        assertThat(fit.slopeError()).isCloseTo(errors[1], within(1e-12));
        assertThat(fit.covariance())
                .isCloseTo(
                        plain.estimateRegressionParametersVariance()[0][1] * plain.estimateErrorVariance(),
                        within(1e-14));
        assertThat(fit.outliers()).isZero();
    }

    @Test
    void aLevelWithoutOutliersIsTheWeightedMean() {
        double[] y = {1.0, 1.2, 0.9, 1.1};
        double[] w = {1, 1, 1, 1};
        HuberLine fit = HuberLine.level(y, w);
        assertThat(fit.level()).isCloseTo(1.05, within(1e-12));
        assertThat(fit.levelError()).isCloseTo(Math.sqrt(0.05 / 3 / 4), within(1e-12));
        double[] heavier = {1, 4, 1, 1};
        assertThat(HuberLine.level(y, heavier).level()).isGreaterThan(1.05);
    }

    @Test
    void oneWildPointAmongEightHardlyMovesTheLine() {
        double[] x = {0, 1, 2, 3, 4, 5, 6, 7};
        double[] y = new double[8];
        SplittableRandom random = new SplittableRandom(3);
        Arrays.setAll(y, i -> 3 - 0.9 * x[i] + 0.01 * (random.nextDouble() - 0.5));
        y[6] += 5;
        HuberLine fit = HuberLine.line(x, y, ones(8), -1);
        assertThat(fit.slope()).isCloseTo(-0.9, within(0.005));
        assertThat(fit.outliers()).isEqualTo(1);
    }

    /** 95 % of two-standard-error intervals hold the truth under normal noise; small samples cover a little less. */
    @Test
    void standardErrorsCoverTheTruth() {
        SplittableRandom random = new SplittableRandom(4);
        int slopes = 0;
        int levels = 0;
        int runs = 2000;
        for (int r = 0; r < runs; r++) {
            double[] x = new double[20];
            double[] y = new double[20];
            double[] w = new double[20];
            for (int i = 0; i < 20; i++) {
                x[i] = i - 9.5;
                double deviation = i % 3 == 0 ? 3 : 1;
                w[i] = 1 / (deviation * deviation);
                y[i] = 5 - 0.98 * x[i] + deviation * normal(random);
            }
            HuberLine fit = HuberLine.line(x, y, w, -1);
            slopes += Math.abs(fit.slope() + 0.98) <= 2 * fit.slopeError() ? 1 : 0;
            levels += Math.abs(fit.level() - 5) <= 2 * fit.levelError() ? 1 : 0;
        }
        assertThat((double) slopes / runs).isBetween(0.90, 0.97);
        assertThat((double) levels / runs).isBetween(0.90, 0.97);
    }

    @Test
    void pointsOnALineGiveTheLineWithoutError() {
        double[] x = {1, 2, 3, 4, 5, 6};
        double[] y = new double[6];
        Arrays.setAll(y, i -> 100 - 0.97 * x[i]);
        HuberLine fit = HuberLine.line(x, y, ones(6), -0.97);
        assertThat(fit.slope()).isCloseTo(-0.97, within(1e-12));
        assertThat(fit.slopeError()).isLessThan(1e-12);
        assertThat(fit.outliers()).isZero();
    }

    @Test
    void whereMostPointsAgreeExactlyTheOthersStillShowInTheError() {
        double[] y = {1, 1, 1, 1, 1, 1.5};
        HuberLine fit = HuberLine.level(y, ones(6));
        assertThat(fit.level()).isEqualTo(1);
        assertThat(fit.levelError()).isCloseTo(Math.sqrt(0.25 / 5 / 6), within(1e-12));
        assertThat(fit.outliers()).isEqualTo(1);
    }

    private static double normal(SplittableRandom random) {
        return Math.sqrt(-2 * Math.log(1 - random.nextDouble())) * Math.cos(2 * Math.PI * random.nextDouble());
    }

    private static double[] ones(int n) {
        double[] ones = new double[n];
        Arrays.fill(ones, 1);
        return ones;
    }
}
