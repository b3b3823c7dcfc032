package io.plimsoll.margin.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.plimsoll.market.OptionRight;
import io.plimsoll.surface.Forward;
import io.plimsoll.surface.SliceFit;
import io.plimsoll.surface.SliceQuotes;
import io.plimsoll.surface.SurfaceDay;
import io.plimsoll.surface.calibration.Calibration;
import io.plimsoll.surface.calibration.FitErrors;
import io.plimsoll.surface.calibration.FitFlag;
import io.plimsoll.surface.model.RawSvi;
import java.util.EnumSet;
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

    /** An expiry of a day's surface as the engine tells it; without parameters where the fit was rejected. */
    private static SliceFit fit(int days, double forward, boolean calibrated) {
        double years = days / 365.0;
        RawSvi smile = new RawSvi(0.04 * years, 0, 0, 0, 0.1, years);
        double[] none = {};
        Forward parity = new Forward(forward, 0, Math.exp(-0.03 * years), 0, 5, 0, Forward.Rule.PARITY_REGRESSION);
        return new SliceFit(
                ExampleMarket.DATE.plusDays(days),
                years,
                parity,
                new SliceQuotes(none, none, new OptionRight[0], none, none, none, none),
                Calibration.rejected("not needed here"),
                calibrated
                        ? new Calibration<>(smile, none, FitErrors.NONE, 0, EnumSet.noneOf(FitFlag.class), "")
                        : Calibration.rejected("too few strikes"),
                Double.NaN,
                null,
                none,
                null);
    }

    @Test
    void aDaysFitsGiveVolatilityCarryAndDiscountAndRejectedOnesNothing() {
        SurfaceDay day = new SurfaceDay(
                ExampleMarket.DATE, 100, List.of(fit(73, 102, true), fit(146, 150, false), fit(365, 110, true)));
        VolSurface spot = VolSurface.of(day, false).orElseThrow();
        assertThat(spot.totalVariance(0, 0.4)).isCloseTo(0.04 * 0.4, within(1e-15));
        assertThat(spot.carry(0.2)).isCloseTo(Math.log(1.02), within(1e-15));
        assertThat(spot.carry(0.6)).isCloseTo(0.5 * (Math.log(1.02) + Math.log(1.1)), within(1e-15));
        assertThat(spot.discount(0.4)).isCloseTo(Math.exp(-0.03 * 0.4), within(1e-15));
        assertThat(VolSurface.of(day, true).orElseThrow().carry(0.6)).isZero();
    }

    @Test
    void slicesMustDifferInTime() {
        assertThatThrownBy(() -> VolSurface.of(List.of(slice(1, 0.2, 0, 1), slice(1, 0.3, 0, 1))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1.0");
        assertThatThrownBy(() -> VolSurface.of(List.of())).isInstanceOf(IllegalArgumentException.class);
    }
}
