package io.plimsoll.surface;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plimsoll.math.Normal;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MomentsIntegratorTest {

    @Test
    void theReferenceSlicesHaveTheirMomentsToTheLastPrintedDigit() {
        Moments equity = moments(new SviSabr(0.2, 1, -0.5, 0.5));
        assertThat(equity.mean()).isCloseTo(-0.0119317219, within(5.1e-11));
        assertThat(equity.variance()).isCloseTo(0.0254396714, within(5.1e-11));
        assertThat(equity.skewness()).isCloseTo(-1.30384615, within(5.1e-9));
        assertThat(equity.kurtosis()).isCloseTo(6.89233837, within(5.1e-9));
        assertThat(equity.below10()).isCloseTo(0.217382594, within(5.1e-10));
        assertThat(equity.below20()).isCloseTo(0.0914508505, within(5.1e-11));
        Moments commodity = moments(new SviSabr(0.3, 0.8, 0.3, 1));
        assertThat(commodity.mean()).isCloseTo(-0.0507315664, within(5.1e-11));
        assertThat(commodity.variance()).isCloseTo(0.0943429522, within(5.1e-11));
        assertThat(commodity.skewness()).isCloseTo(0.509459977, within(5.1e-10));
        assertThat(commodity.kurtosis()).isCloseTo(5.50214637, within(5.1e-9));
        assertThat(commodity.below10()).isCloseTo(0.439424579, within(5.1e-10));
        assertThat(commodity.below20()).isCloseTo(0.26249034, within(5.1e-9));
    }

    @Test
    void aNearlyFlatSmileHasNormalMoments() {
        Moments moments = moments(new SviSabr(0.25, 1e-4, 0, 0.25));
        double variance = 0.25 * 0.25 * 0.25;
        assertThat(moments.mean()).isCloseTo(-0.5 * variance, within(1e-8));
        assertThat(moments.variance()).isCloseTo(variance, within(1e-8));
        assertThat(moments.skewness()).isCloseTo(0, within(1e-6));
        assertThat(moments.kurtosis()).isCloseTo(3, within(1e-6));
        double d = (Math.log(0.9) + 0.5 * variance) / Math.sqrt(variance);
        assertThat(moments.below10()).isCloseTo(Normal.cdf(d), within(1e-8));
        assertThat(moments.above10())
                .isCloseTo(Normal.cdf(-(Math.log(1.1) + 0.5 * variance) / Math.sqrt(variance)), within(1e-8));
    }

    @Test
    void theIntegralsCloseOnRandomSlicesWithoutArbitrage() {
        SplittableRandom random = new SplittableRandom(13);
        int closed = 0;
        for (int i = 0; i < 2_000; i++) {
            SviSabr slice = SviSabrTest.random(random);
            if (!Butterfly.isFree(slice)) {
                continue;
            }
            closed++;
            Moments moments = moments(slice);
            assertThat(moments.massError()).as("%s", slice).isLessThan(1e-9);
            assertThat(moments.martingaleError()).as("%s", slice).isLessThan(1e-9);
            assertThat(moments.below20()).isBetween(0.0, moments.below10() + 1e-15);
            assertThat(moments.above10()).isBetween(0.0, 1.0);
            assertThat(moments.kurtosis()).isGreaterThan(1 + moments.skewness() * moments.skewness());
        }
        assertThat(closed).isGreaterThan(1_000);
    }

    @Test
    void theMomentsAreThoseOfTheDensity() {
        SviSabr slice = new SviSabr(0.35, 1.4, -0.3, 0.2);
        double[] raw = new double[5];
        double step = 5e-4;
        for (double x = -8; x < 8; x += step) {
            double w = slice.totalVariance(x);
            double d = -x / Math.sqrt(w) - 0.5 * Math.sqrt(w);
            double density = Butterfly.g(x, w, slice.slope(x), slice.curvature(x)) * Normal.pdf(d) / Math.sqrt(w);
            for (int power = 0; power < raw.length; power++) {
                raw[power] += step * density * Math.pow(x, power);
            }
        }
        Moments moments = moments(slice);
        double mean = raw[1];
        double variance = raw[2] - mean * mean;
        assertThat(raw[0]).isCloseTo(1, within(1e-9));
        assertThat(moments.mean()).isCloseTo(mean, within(1e-9));
        assertThat(moments.variance()).isCloseTo(variance, within(1e-9));
        assertThat(moments.skewness())
                .isCloseTo(
                        (raw[3] - 3 * mean * raw[2] + 2 * Math.pow(mean, 3)) / Math.pow(variance, 1.5), within(1e-7));
    }

    @Test
    void aWingThatRisesTooFastHasNoMoments() {
        assertThat(MomentsIntegrator.integrate(new SviSabr(2, 2.1, 0, 1))).isNull();
    }

    private static Moments moments(SviSabr slice) {
        return Objects.requireNonNull(MomentsIntegrator.integrate(slice));
    }
}
