package io.plimsoll.surface.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SviConversionsTest {

    @Test
    void jumpWingsAndRawAreTheSameSmileBothWays() {
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 2000; i++) {
            RawSvi raw = random(random, random.nextDouble(-0.6, 0.6));
            SviJw jw = raw.jw();
            sameParameters(jw.raw(), raw, 1e-13 * conditionNumber(jw));
            sameParameters(jw.raw().jw(), jw, 1e-12);
        }
    }

    @Test
    void aSmileWithoutShiftNeedsNoCaseOfItsOwn() {
        RawSvi raw = new RawSvi(0.01, 0.2, -0.4, 0, 0.2, 0.5);
        sameParameters(raw.jw().raw(), raw, 1e-13);
        RawSvi almost = new RawSvi(0.01, 0.2, -0.4, 1e-12, 0.2, 0.5);
        sameParameters(almost.jw().raw(), almost, 1e-13);
    }

    @Test
    void whereTheBottomIsAtTheMoneySigmaHasToBeGiven() {
        RawSvi raw = new RawSvi(0.01, 0.2, 0, 0, 0.2, 0.5);
        SviJw jw = raw.jw();
        assertThat(jw.vTilde()).isEqualTo(jw.v());
        sameParameters(jw.raw(0.2), raw, 1e-15);
        assertThatThrownBy(jw::raw)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("psi = 0")
                .hasMessageContaining("T 0.5");
        assertThatThrownBy(() -> new RawSvi(0.01, 0.2, -0.4, 0.1, 0.2, 0.5).jw().raw(0.2))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("psi = 0");
    }

    @Test
    void naturalAndRawAreTheSameSmileBothWays() {
        SplittableRandom random = new SplittableRandom(4);
        for (int i = 0; i < 2000; i++) {
            RawSvi raw = random(random, random.nextDouble(-0.6, 0.6));
            sameParameters(raw.natural().raw(), raw, 1e-13);
            sameSmile(raw.natural(), raw);
        }
    }

    @Test
    void anSsviSliceIsTheSameSmileInEveryForm() {
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < 500; i++) {
            double theta = random.nextDouble(0.001, 0.5);
            double rho = random.nextDouble(-0.95, 0.95);
            Ssvi slice = new Ssvi(theta, rho, random.nextDouble(0.2, 10), random.nextDouble(0.02, 3));
            sameSmile(slice.raw(), slice);
            sameSmile(slice.essvi(), slice);
            sameSmile(slice.essvi().ssvi(), slice);
            sameSmile(slice.essvi().raw(), slice);
            sameSmile(slice.sviSabr(), slice);
            sameSmile(slice.essvi().sviSabr().essvi(), slice);
            sameSmile(new NaturalSvi(0, 0, rho, theta, slice.phi(), slice.timeToExpiryYears()), slice);
            sameSmile(slice.jw().raw(), slice, 1e-12 * conditionNumber(slice.jw()));
            sameParameters(slice.essvi().jw(), slice.jw(), 1e-13);
            sameParameters(slice.sviSabr().jw(), slice.jw(), 1e-13);
            sameParameters(slice.raw().jw(), slice.jw(), 1e-13);
        }
    }

    @Test
    void aPowerLawSurfaceWithinItsBoundsHasNoArbitrage() {
        SsviSurface surface = new SsviSurface(-0.6, 1.25, 0.5);
        assertThat(surface.surelyWithoutArbitrage()).isTrue();
        assertThat(new SsviSurface(-0.6, 1.26, 0.5).surelyWithoutArbitrage()).isFalse();
        assertThat(new SsviSurface(-0.6, 1, 0.6).surelyWithoutArbitrage()).isFalse();
        assertThat(surface.phi(0.04)).isCloseTo(1.25 / Math.sqrt(0.04 * 1.04), within(1e-14));
        for (double theta = 0.001; theta < 2; theta *= 1.3) {
            Ssvi slice = surface.slice(theta, 1);
            Ssvi later = surface.slice(1.3 * theta, 1.3);
            for (double k = -4; k <= 4; k += 0.01) {
                assertThat(slice.butterfly(k)).as("theta %s, k %s", theta, k).isGreaterThanOrEqualTo(0);
                assertThat(later.totalVariance(k)).isGreaterThan(slice.totalVariance(k));
            }
        }
    }

    @Test
    void parametersOutsideTheirDomainAreNamedWithTheirValues() {
        assertThatThrownBy(() -> new Ssvi(0.04, -1, 5, 0.5)).hasMessageContaining("|rho| < 1", "rho -1.0");
        assertThatThrownBy(() -> new Essvi(0.04, 0, Double.NaN, 0.5)).hasMessageContaining("psi NaN");
        assertThatThrownBy(() -> new NaturalSvi(-0.05, 0, 0, 0.04, 5, 0.5)).hasMessageContaining("delta -0.05");
        assertThatThrownBy(() -> new SviJw(0.04, 0.6, 0.5, 1, 0.03, 0.5)).hasMessageContaining("psi 0.6");
        assertThatThrownBy(() -> new SviJw(0.04, 0, 0.5, 1, 0.03, 0.5)).hasMessageContaining("vTilde 0.03");
        assertThatThrownBy(() -> new SsviSurface(0, -1, 0.5)).hasMessageContaining("eta -1.0");
        assertThatThrownBy(() -> new RawSvi(0.01, 0.2, 1, 0, 0.2, 0.5).natural())
                .hasMessageContaining("|rho| < 1");
    }

    private static RawSvi random(SplittableRandom random, double m) {
        double b = random.nextDouble(0.02, 0.5);
        double rho = random.nextDouble(-0.9, 0.9);
        double sigma = random.nextDouble(0.05, 0.5);
        double least = random.nextDouble(0, 0.1);
        double a = least - b * sigma * Math.sqrt(1 - rho * rho);
        return new RawSvi(a, b, rho, m, sigma, random.nextDouble(0.02, 3));
    }

    /** What a rounding of v or ṽ makes of m and σ, which are told from their difference. */
    private static double conditionNumber(SviJw jw) {
        return jw.v() / (jw.v() - jw.vTilde());
    }

    private static void sameSmile(Smile actual, Smile expected) {
        sameSmile(actual, expected, 1e-11);
    }

    private static void sameSmile(Smile actual, Smile expected, double tolerance) {
        assertThat(actual.timeToExpiryYears()).isEqualTo(expected.timeToExpiryYears(), within(1e-15));
        for (double k = -1; k <= 1; k += 0.125) {
            assertThat(actual.totalVariance(k) / expected.totalVariance(k)).isCloseTo(1, within(tolerance));
            assertThat(actual.slope(k)).isCloseTo(expected.slope(k), within(tolerance));
            assertThat(actual.curvature(k) / expected.curvature(k)).isCloseTo(1, within(1e3 * tolerance));
        }
    }

    private static void sameParameters(RawSvi actual, RawSvi expected, double tolerance) {
        assertThat(actual.a()).isCloseTo(expected.a(), within(tolerance));
        assertThat(actual.b()).isCloseTo(expected.b(), within(tolerance));
        assertThat(actual.rho()).isCloseTo(expected.rho(), within(tolerance));
        assertThat(actual.m()).isCloseTo(expected.m(), within(tolerance));
        assertThat(actual.sigma()).isCloseTo(expected.sigma(), within(tolerance));
    }

    private static void sameParameters(SviJw actual, SviJw expected, double tolerance) {
        assertThat(actual.v()).isCloseTo(expected.v(), within(tolerance));
        assertThat(actual.psi()).isCloseTo(expected.psi(), within(tolerance));
        assertThat(actual.p()).isCloseTo(expected.p(), within(tolerance));
        assertThat(actual.c()).isCloseTo(expected.c(), within(tolerance));
        assertThat(actual.vTilde()).isCloseTo(expected.vTilde(), within(tolerance));
    }
}
