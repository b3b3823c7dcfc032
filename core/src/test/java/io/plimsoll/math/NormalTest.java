package io.plimsoll.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class NormalTest {

    /** x, erfc(x), e^(x²) erfc(x), computed with 40 digits. */
    private static final double[][] ERFC = {
        {0.1, 0.887537083981715, 0.8964569799691267},
        {0.46875, 0.507386526782062, 0.6320696892495561},
        {0.5, 0.4795001221869535, 0.6156903441929259},
        {1.0, 0.15729920705028513, 0.427583576155807},
        {2.0, 0.004677734981047266, 0.25539567631050575},
        {3.9, 3.4792248597231765e-08, 0.14031418160068973},
        {4.1, 6.700027654084918e-09, 0.133834116418652},
        {10.0, 2.088487583762545e-45, 0.05614099274382259},
        {25.0, 8.300172571196523e-274, 0.02254957243264136},
        {-0.3, 1.3286267594591274, 1.4537492328427655},
        {-2.0, 1.9953222650189528, 108.94090438997797},
        {-5.0, 1.9999999999984626, 144009798674.66104},
    };

    @Test
    void theErrorFunctionsMatchFortyDigitValues() {
        for (double[] row : ERFC) {
            assertThat(ErrorFunction.erfc(row[0])).as("erfc(%s)", row[0]).isCloseTo(row[1], relative(row[1], 1e-14));
            assertThat(ErrorFunction.erfcx(row[0])).as("erfcx(%s)", row[0]).isCloseTo(row[2], relative(row[2], 2e-14));
            assertThat(ErrorFunction.erf(row[0])).as("erf(%s)", row[0]).isCloseTo(1 - row[1], within(1e-15));
        }
    }

    @Test
    void theDistributionHasItsTextbookValues() {
        assertThat(Normal.cdf(0)).isEqualTo(0.5);
        assertThat(Normal.cdf(1.959963984540054)).isCloseTo(0.975, within(1e-15));
        assertThat(Normal.cdf(-2.3263478740408408)).isCloseTo(0.01, within(1e-17));
        assertThat(Normal.pdf(0)).isCloseTo(0.3989422804014327, within(1e-16));
    }

    @Test
    void theQuantileUndoesTheDistributionFarIntoTheTails() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 10_000; i++) {
            double x = random.nextDouble(-37, 8);
            double p = Normal.cdf(x);
            // Near one a double p holds x only to ε/φ(x).
            double tolerance = x < 0 ? 1e-14 * Math.max(1, -x) : 1e-14 + 2.3e-16 / Normal.pdf(x);
            assertThat(Normal.quantile(p)).isCloseTo(x, within(tolerance));
        }
    }

    @Test
    void theRatioIsTheDistributionOverTheDensity() {
        SplittableRandom random = new SplittableRandom(2);
        for (int i = 0; i < 1_000; i++) {
            double x = random.nextDouble(-30, 10);
            double expected = Normal.cdf(x) / Normal.pdf(x);
            assertThat(Normal.cdfOverPdf(x)).isCloseTo(expected, relative(expected, 1e-12));
        }
    }

    @Test
    void aProbabilityOutsideTheUnitIntervalIsRefused() {
        assertThatThrownBy(() -> Normal.quantile(1.5))
                .hasMessageContaining("[0, 1]")
                .hasMessageContaining("1.5");
        assertThatThrownBy(() -> Normal.quantile(Double.NaN)).hasMessageContaining("NaN");
        assertThat(Normal.quantile(0)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(Normal.quantile(1)).isEqualTo(Double.POSITIVE_INFINITY);
    }

    private static Offset<Double> relative(double value, double tolerance) {
        return within(Math.abs(value) * tolerance);
    }
}
