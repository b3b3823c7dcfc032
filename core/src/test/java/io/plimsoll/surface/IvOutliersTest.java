package io.plimsoll.surface;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.hipparchus.stat.regression.OLSMultipleLinearRegression;
import org.junit.jupiter.api.Test;

class IvOutliersTest {

    @Test
    void deviationsAreThoseOfALeastSquaresQuadratic() {
        SplittableRandom random = new SplittableRandom(7);
        for (int n = 6; n < 30; n++) {
            double[] k = random.doubles(n, -0.5, 0.3).sorted().toArray();
            double[] vols = random.doubles(n, 0.1, 0.4).toArray();
            OLSMultipleLinearRegression plain = new OLSMultipleLinearRegression();
            plain.newSampleData(
                    Arrays.stream(vols).map(Math::log).toArray(),
                    Arrays.stream(k).mapToObj(x -> new double[] {x, x * x}).toArray(double[][]::new));
            double[] residuals = plain.estimateResiduals();
            double deviation = plain.estimateRegressionStandardError();
            double[] deviations = IvOutliers.deviations(k, vols, n);
            for (int i = 0; i < n; i++) {
                assertThat(deviations[i]).isCloseTo(residuals[i] / deviation, within(1e-9));
            }
        }
    }

    @Test
    void aPerfectQuadraticAndFewStrikesHaveNoOutliers() {
        double[] k = {-0.3, -0.2, -0.1, 0, 0.1, 0.2, 0.3};
        double[] vols =
                Arrays.stream(k).map(x -> Math.exp(-1.5 - 0.4 * x + 2 * x * x)).toArray();
        assertThat(IvOutliers.deviations(k, vols, 7)).containsOnly(0);
        assertThat(IvOutliers.deviations(k, new double[] {1, 9, 1, 9, 1, 9, 1}, 5))
                .containsOnly(0);
        assertThat(IvOutliers.deviations(new double[7], vols, 7)).containsOnly(0);
    }
}
