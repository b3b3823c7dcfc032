package io.plimsoll.margin.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.plimsoll.surface.SurfaceDay;
import io.plimsoll.surface.model.RawSvi;
import java.util.List;
import org.junit.jupiter.api.Test;

class VolSurfaceTest {

    private static VolSurface.Slice slice(double years, double vol, double carry, double discount) {
        return new VolSurface.Slice(years, new RawSvi(vol * vol * years, 0, 0, 0, 0.1, years), carry, discount);
    }

    private static final VolSurface SURFACE =
            VolSurface.of(List.of(slice(1, 0.3, 0.05, 0.96), slice(0.25, 0.2, 0.01, 0.99)));

    @Test
    void totalVarianceIsLinearInTimeBetweenExpiries() {
        assertThat(SURFACE.totalVariance(0.1, 0.25)).isCloseTo(0.04 * 0.25, within(1e-15));
        assertThat(SURFACE.totalVariance(0.1, 1)).isCloseTo(0.09, within(1e-15));
        assertThat(SURFACE.totalVariance(0.1, 0.5)).isCloseTo(0.01 + (0.09 - 0.01) * (0.25 / 0.75), within(1e-15));
    }

    @Test
    void volatilityCarryAndRateAreFlatOutside() {
        assertThat(SURFACE.totalVariance(0, 0.05)).isCloseTo(0.04 * 0.05, within(1e-15));
        assertThat(SURFACE.totalVariance(0, 3)).isCloseTo(0.09 * 3, within(1e-15));
        assertThat(SURFACE.carry(2)).isCloseTo(0.1, within(1e-15));
        assertThat(SURFACE.carry(0)).isZero();
        assertThat(SURFACE.discount(2)).isCloseTo(0.96 * 0.96, within(1e-15));
        assertThat(SURFACE.discount(0)).isEqualTo(1);
        assertThat(SURFACE.discount(0.125)).isCloseTo(Math.sqrt(0.99), within(1e-15));
    }

    @Test
    void aDayWithoutACalibratedExpiryHasNoSurface() {
        assertThat(VolSurface.of(new SurfaceDay(ExampleMarket.DATE, 100, List.of()), true))
                .isEmpty();
    }

    @Test
    void slicesMustDifferInTime() {
        assertThatThrownBy(() -> VolSurface.of(List.of(slice(1, 0.2, 0, 1), slice(1, 0.3, 0, 1))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1.0");
        assertThatThrownBy(() -> VolSurface.of(List.of())).isInstanceOf(IllegalArgumentException.class);
    }
}
