package io.plimsoll.surface;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ConstantMaturityTest {

    private static final SviSabr NEAR = Chains.slice(0.3, 0.8, -0.4, 20);
    private static final SviSabr FAR = Chains.slice(0.2, 0.4, -0.2, 60);

    @Test
    void thetaIsLinearInTimeBetweenExpiries() {
        ConstantMaturity at = of(30, fit(NEAR), fit(FAR));
        double theta = 0.75 * NEAR.theta() + 0.25 * FAR.theta();
        assertThat(at.alpha()).isCloseTo(Math.sqrt(theta / (30 / 365.0)), within(1e-14));
        assertThat(at.nuRootT()).isCloseTo(0.75 * 0.8 + 0.25 * 0.4, within(1e-14));
        assertThat(at.rho()).isCloseTo(-0.35, within(1e-14));
        assertThat(at.skewness())
                .isBetween(moments(NEAR).skewness(), moments(FAR).skewness());
        assertThat(at.below10())
                .isCloseTo(0.75 * moments(NEAR).below10() + 0.25 * moments(FAR).below10(), within(1e-14));
        assertThat(at.extrapolated()).isFalse();
    }

    @Test
    void outsideTheExpiriesItIsFlatAndSaysSo() {
        ConstantMaturity before = of(7, fit(NEAR), fit(FAR));
        assertThat(before.alpha()).isEqualTo(0.3);
        assertThat(before.rho()).isEqualTo(-0.4);
        assertThat(before.extrapolated()).isTrue();
        ConstantMaturity after = of(90, fit(NEAR), fit(FAR));
        assertThat(after.alpha()).isEqualTo(0.2);
        assertThat(after.extrapolated()).isTrue();
    }

    @Test
    void onAnExpiryItIsThatExpiry() {
        for (SviSabr slice : List.of(NEAR, FAR)) {
            int days = (int) Math.round(slice.timeToExpiryYears() * 365);
            ConstantMaturity at = of(days, fit(NEAR), fit(FAR));
            assertThat(at.alpha()).isCloseTo(slice.alpha(), within(1e-14));
            assertThat(at.kurtosis()).isCloseTo(moments(slice).kurtosis(), within(1e-12));
            assertThat(at.extrapolated()).isFalse();
        }
    }

    @Test
    void wingsHeldAtAPriorAreNotPassedOn() {
        ConstantMaturity at = of(30, fit(NEAR), fit(FAR, SliceFlag.WINGS_NOT_IDENTIFIED));
        assertThat(at.alpha()).isPositive();
        assertThat(at.nuRootT()).isNaN();
        assertThat(at.rho()).isNaN();
        // A neighbour that is not used does not matter.
        assertThat(of(7, fit(NEAR), fit(FAR, SliceFlag.WINGS_NOT_IDENTIFIED)).rho())
                .isEqualTo(-0.4);
    }

    @Test
    void momentsThatDidNotCloseAreNotPassedOn() {
        ConstantMaturity at = of(30, fit(NEAR), fit(FAR, SliceFlag.MOMENTS_NOT_CLOSED));
        assertThat(at.rho()).isNotNaN();
        assertThat(at.skewness()).isNaN();
        assertThat(at.above10()).isNaN();
    }

    @Test
    void rejectedExpiriesAreSkippedAndADayOfThemHasNone() {
        SliceFit rejected = fit(null, "too few", Set.of(), 30);
        assertThat(ConstantMaturity.of(day(rejected), 30)).isEmpty();
        assertThat(of(30, fit(NEAR), rejected, fit(FAR))).isEqualTo(of(30, fit(NEAR), fit(FAR)));
    }

    @Test
    void aTenorHasToBePositive() {
        assertThatThrownBy(() -> ConstantMaturity.of(day(), 0)).hasMessageContaining("was 0");
    }

    private static ConstantMaturity of(int days, SliceFit... slices) {
        return ConstantMaturity.of(day(slices), days).orElseThrow();
    }

    private static SurfaceDay day(SliceFit... slices) {
        return new SurfaceDay(Chains.DATE, 100, List.of(slices));
    }

    private static Moments moments(SviSabr slice) {
        return Objects.requireNonNull(MomentsIntegrator.integrate(slice));
    }

    private static SliceFit fit(SviSabr slice, SliceFlag... flags) {
        Set<SliceFlag> set = EnumSet.noneOf(SliceFlag.class);
        set.addAll(List.of(flags));
        return fit(slice, "", set, (int) Math.round(slice.timeToExpiryYears() * 365));
    }

    private static SliceFit fit(@Nullable SviSabr slice, String rejection, Set<SliceFlag> flags, int days) {
        return new SliceFit(
                Chains.DATE.plusDays(days),
                days / 365.0,
                100,
                1,
                9,
                slice,
                new double[3],
                1,
                2,
                slice == null ? null : moments(slice),
                flags,
                rejection,
                Quotes.of(new double[0], new double[0], days / 365.0));
    }
}
