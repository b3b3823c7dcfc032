package io.plimsoll.surface.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SviSabrTest {

    private static final SviSabr FIRST = new SviSabr(0.2, 1, -0.5, 0.5);
    private static final SviSabr SECOND = new SviSabr(0.3, 0.8, 0.3, 1);

    @Test
    void theSmileHasTheReferenceVolatilities() {
        assertThat(FIRST.vol(-0.2)).isCloseTo(0.2542459757, within(1e-10));
        assertThat(FIRST.vol(0)).isCloseTo(0.2, within(1e-15));
        assertThat(FIRST.vol(0.2)).isCloseTo(0.1732050808, within(1e-10));
        assertThat(SECOND.vol(-0.2)).isCloseTo(0.2863437787, within(1e-10));
        assertThat(SECOND.vol(0.2)).isCloseTo(0.3304542328, within(1e-10));
    }

    @Test
    void slopeAndCurvatureAreFiniteDifferencesOfTotalVariance() {
        double h = 1e-4;
        for (double k = -1; k <= 1; k += 0.1) {
            double up = FIRST.totalVariance(k + h);
            double down = FIRST.totalVariance(k - h);
            assertThat(FIRST.slope(k)).isCloseTo((up - down) / (2 * h), within(1e-8));
            double second = (up - 2 * FIRST.totalVariance(k) + down) / (h * h);
            assertThat(FIRST.curvature(k)).isCloseTo(second, within(1e-6));
        }
    }
}
