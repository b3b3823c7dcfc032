package io.plimsoll.surface.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SmileDerivativesTest {

    static List<Smile> smiles() {
        return List.of(
                new Ssvi(0.04, -0.6, 5, 0.5),
                new Essvi(0.09, 0.4, 0.3, 1),
                new NaturalSvi(0.01, 0.05, -0.4, 0.05, 3, 0.75),
                new RawSvi(0.01, 0.2, -0.3, 0.1, 0.15, 0.5),
                LognormalSabr.hagan(100, 0.2, 1, 0.4, -0.3, 1),
                LognormalSabr.hagan(90, 2.5, 0.3, 0.8, 0.25, 3),
                LognormalSabr.hagan(0.05, 0.05, 0, 0.5, -0.6, 1),
                LognormalSabr.hagan(100, 0.2, 1, 0, 0, 1),
                new LognormalSabr(90, 2.5, 0.3, 0.8, 0.25, 3, LognormalSabr.Expansion.OBLOJ),
                new LognormalSabr(0.05, 0.05, 0, 0.5, -0.6, 1, LognormalSabr.Expansion.OBLOJ),
                new LognormalSabr(100, 0.2, 1, 0.4, -0.3, 1, LognormalSabr.Expansion.OBLOJ));
    }

    @ParameterizedTest
    @MethodSource("smiles")
    void slopeAndCurvatureAreFiniteDifferencesOfTotalVariance(Smile smile) {
        double h = 1e-3;
        for (double k = -1.003; k <= 1; k += 0.0237) {
            double scale = smile.totalVariance(k);
            double near = smile.totalVariance(k + h) - smile.totalVariance(k - h);
            double far = smile.totalVariance(k + 2 * h) - smile.totalVariance(k - 2 * h);
            assertThat(smile.slope(k) / scale)
                    .as("slope at %s", k)
                    .isCloseTo((8 * near - far) / (12 * h) / scale, within(1e-7));
            double close = smile.totalVariance(k + h) + smile.totalVariance(k - h) - 2 * scale;
            double wide = smile.totalVariance(k + 2 * h) + smile.totalVariance(k - 2 * h) - 2 * scale;
            assertThat(smile.curvature(k) / scale)
                    .as("curvature at %s", k)
                    .isCloseTo((16 * close - wide) / (12 * h * h) / scale, within(1e-5));
        }
    }

    @ParameterizedTest
    @MethodSource("smiles")
    void theDensityIsTheDerivativeOfTheProbabilityBelow(Smile smile) {
        double h = 1e-4;
        for (double k = -0.5; k <= 0.5; k += 0.0618) {
            double difference = (smile.probabilityBelow(k + h) - smile.probabilityBelow(k - h)) / (2 * h);
            assertThat(smile.density(k)).as("density at %s", k).isCloseTo(difference, within(2e-5));
        }
    }
}
