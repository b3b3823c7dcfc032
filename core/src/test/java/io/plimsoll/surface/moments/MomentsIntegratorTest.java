package io.plimsoll.surface.moments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.plimsoll.surface.model.RawSvi;
import io.plimsoll.surface.model.Smile;
import io.plimsoll.surface.model.SviSabr;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MomentsIntegratorTest {

    private static final SviSabr FIRST = new SviSabr(0.2, 1, -0.5, 0.5);
    private static final SviSabr SECOND = new SviSabr(0.3, 0.8, 0.3, 1);

    @Test
    void momentsAndTailsAreTheReferenceValues() {
        Moments first = MomentsIntegrator.of(FIRST);
        assertThat(first.mean()).isCloseTo(-0.0119317219, within(1e-10));
        assertThat(first.variance()).isCloseTo(0.0254396714, within(1e-10));
        assertThat(first.skewness()).isCloseTo(-1.30384615, within(1e-8));
        assertThat(first.kurtosis()).isCloseTo(6.89233837, within(1e-8));
        assertThat(first.below10()).isCloseTo(0.217382594, within(1e-9));
        assertThat(first.below20()).isCloseTo(0.0914508505, within(1e-10));
        Moments second = MomentsIntegrator.of(SECOND);
        assertThat(second.mean()).isCloseTo(-0.0507315664, within(1e-10));
        assertThat(second.variance()).isCloseTo(0.0943429522, within(1e-10));
        assertThat(second.skewness()).isCloseTo(0.509459977, within(1e-9));
        assertThat(second.kurtosis()).isCloseTo(5.50214637, within(1e-8));
        assertThat(second.below10()).isCloseTo(0.439424579, within(1e-9));
        assertThat(second.below20()).isCloseTo(0.26249034, within(1e-8));
        assertThat(first.closed(1e-10)).isTrue();
        assertThat(second.closed(1e-10)).isTrue();
    }

    @Test
    void aFlatSmileHasNormalMoments() {
        for (double vol : new double[] {0.01, 0.2, 1, 5}) {
            for (double years : new double[] {1 / 365.0, 0.25, 10}) {
                Smile flat = flat(vol, years);
                double w = vol * vol * years;
                Moments moments = MomentsIntegrator.of(flat);
                assertThat(moments.mean() / (-0.5 * w)).isCloseTo(1, within(1e-10));
                assertThat(moments.variance() / w).isCloseTo(1, within(1e-9));
                assertThat(moments.skewness()).isCloseTo(0, within(1e-8));
                assertThat(moments.kurtosis()).isCloseTo(3, within(1e-7));
                assertThat(moments.closed(1e-11)).isTrue();
            }
        }
    }

    @Test
    void theFullMomentsAreTheIntegralsOfPrices() {
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 40; i++) {
            Smile smile = random(random);
            Moments moments = MomentsIntegrator.of(smile);
            double[] prices = PriceIntegrals.moments(smile, -20, 20, 400_000);
            assertThat(moments.closed(1e-9)).isTrue();
            assertThat(moments.mean()).isCloseTo(prices[0], within(1e-9));
            assertThat(moments.variance()).isCloseTo(prices[1], within(1e-9));
            assertThat(moments.skewness()).isCloseTo(prices[2], within(1e-6));
            assertThat(moments.kurtosis() / prices[3]).isCloseTo(1, within(1e-6));
        }
    }

    @Test
    void theCorridorsMomentsAreTheIntegralsOfTheQuotedPricesAlone() {
        SplittableRandom random = new SplittableRandom(4);
        for (int i = 0; i < 40; i++) {
            Smile smile = random(random);
            double deviation = Math.sqrt(smile.totalVariance(0));
            double low = -deviation * random.nextDouble(0, 4);
            double high = deviation * random.nextDouble(0, 4);
            SliceMoments moments = MomentsIntegrator.of(smile, low, high);
            CorridorMoments corridor = moments.corridor();
            double[] prices = PriceIntegrals.moments(smile, low, high, 40_000);
            assertThat(corridor.mean()).isCloseTo(prices[0], within(1e-10));
            assertThat(corridor.variance()).isCloseTo(prices[1], within(1e-10));
            assertThat(corridor.skewness()).isCloseTo(prices[2], within(1e-6));
            assertThat(corridor.kurtosis() / prices[3]).isCloseTo(1, within(1e-6));
            double share = 1 - corridor.mean() / moments.full().mean();
            assertThat(corridor.shareOutside()).isCloseTo(share, within(1e-12));
            assertThat(moments.full())
                    .isEqualTo(MomentsIntegrator.of(smile, low, high).full());
        }
    }

    @Test
    void aCorridorOfTwoOrThreeDeviationsLosesTheTail() {
        double deviation = Math.sqrt(FIRST.theta());
        double two = MomentsIntegrator.of(FIRST, -2 * deviation, 2 * deviation)
                .corridor()
                .skewness();
        double three = MomentsIntegrator.of(FIRST, -3 * deviation, 3 * deviation)
                .corridor()
                .skewness();
        assertThat(two).isCloseTo(-0.63, within(0.006));
        assertThat(three).isCloseTo(-0.94, within(0.006));
    }

    @Test
    void aWideCorridorIsTheWholeSmile() {
        SliceMoments moments = MomentsIntegrator.of(FIRST, -40, 40);
        assertThat(moments.corridor().shareOutside()).isLessThan(1e-12);
        assertThat(moments.corridor().kurtosis()).isCloseTo(moments.full().kurtosis(), within(1e-8));
    }

    @Test
    void aCorridorBesideTheForwardIsExtendedToIt() {
        assertThat(MomentsIntegrator.of(FIRST, -0.3, -0.1)).isEqualTo(MomentsIntegrator.of(FIRST, -0.3, 0));
        assertThat(MomentsIntegrator.of(FIRST, 0.1, 0.2)).isEqualTo(MomentsIntegrator.of(FIRST, 0, 0.2));
        assertThat(MomentsIntegrator.of(FIRST, 0, 0).corridor().shareOutside()).isCloseTo(1, within(1e-12));
        assertThatThrownBy(() -> MomentsIntegrator.of(FIRST, 0.1, -0.1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a corridor needs finite lowest <= highest, was 0.1 and -0.1");
    }

    static Smile flat(double vol, double years) {
        return new RawSvi(vol * vol * years, 0, 0, 0, 1, years);
    }

    /** Without arbitrage by Gatheral and Jacquier's sufficient condition, wings up to 0.4 steep. */
    private static SviSabr random(SplittableRandom random) {
        double alpha = random.nextDouble(0.1, 0.6);
        double years = random.nextDouble(0.02, 2);
        double nu = random.nextDouble(0.1, 0.99) * Math.min(1 / Math.sqrt(years), 0.4 / (alpha * years));
        return new SviSabr(alpha, nu, random.nextDouble(-0.9, 0.9), years);
    }
}
