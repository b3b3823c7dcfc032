package io.plimsoll.surface;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SviSabrTest {

    @Test
    void theSmileHasItsReferenceValues() {
        SviSabr equity = new SviSabr(0.2, 1, -0.5, 0.5);
        assertThat(equity.vol(-0.2)).isCloseTo(0.2542459757, within(5e-11));
        assertThat(equity.vol(0)).isCloseTo(0.2, within(1e-15));
        assertThat(equity.vol(0.2)).isCloseTo(0.1732050808, within(5e-11));
        SviSabr commodity = new SviSabr(0.3, 0.8, 0.3, 1);
        assertThat(commodity.vol(-0.2)).isCloseTo(0.2863437787, within(5e-11));
        assertThat(commodity.vol(0.2)).isCloseTo(0.3304542328, within(5e-11));
    }

    @Test
    void itIsTheRawSviSliceOfItsParameters() {
        SplittableRandom random = new SplittableRandom(11);
        for (int i = 0; i < 1_000; i++) {
            SviSabr slice = random(random);
            double alpha = slice.alpha();
            double nu = slice.nu();
            double rho = slice.rho();
            double years = slice.timeToExpiryYears();
            double a = alpha * alpha * years * (1 - rho * rho) / 2;
            double b = alpha * nu * years / 2;
            double m = -rho * alpha / nu;
            double sigma = Math.sqrt(1 - rho * rho) * alpha / nu;
            double k = random.nextDouble(-1, 1);
            double w = a + b * (rho * (k - m) + Math.sqrt((k - m) * (k - m) + sigma * sigma));
            assertThat(slice.totalVariance(k)).isCloseTo(w, within(1e-14));
        }
    }

    @Test
    void theDerivativesInStrikeAreThoseOfTotalVariance() {
        SplittableRandom random = new SplittableRandom(12);
        for (int i = 0; i < 1_000; i++) {
            SviSabr slice = random(random);
            double k = random.nextDouble(-1, 1);
            double h = 1e-5;
            double slope = (slice.totalVariance(k + h) - slice.totalVariance(k - h)) / (2 * h);
            double curvature = (slice.slope(k + h) - slice.slope(k - h)) / (2 * h);
            assertThat(slice.slope(k)).isCloseTo(slope, within(1e-6 * (1 + Math.abs(slope))));
            assertThat(slice.curvature(k)).isCloseTo(curvature, within(1e-5 * (1 + Math.abs(curvature))));
        }
    }

    @Test
    void anImpossibleParameterIsRefusedWithAllValues() {
        assertThatThrownBy(() -> new SviSabr(0.2, 1, 1.2, 0.5))
                .hasMessageContaining("|rho| < 1")
                .hasMessageContaining("1.2")
                .hasMessageContaining("0.5");
    }

    static SviSabr random(SplittableRandom random) {
        double years = random.nextDouble(0.03, 2);
        return new SviSabr(
                random.nextDouble(0.08, 0.8),
                random.nextDouble(0.1, 1) / Math.sqrt(years),
                random.nextDouble(-0.9, 0.9),
                years);
    }
}
