package io.plimsoll.surface.moments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plimsoll.surface.model.Smile;
import io.plimsoll.surface.model.SviSabr;
import org.junit.jupiter.api.Test;

class SkewIndexTest {

    private static final double MONTH = VolatilityIndex.THIRTY_DAYS;

    /** Cboe's example has F 1106.85 and K₀ 1105; its printed ε₃ lacks the ⅓ of its own formula and is left out. */
    @Test
    void theCorrectionsAreThoseOfCboesExample() {
        double gap = 1106.85 / 1105;
        assertThat(SkewIndex.firstCorrection(gap)).isCloseTo(1.40e-6, within(5e-9));
        assertThat(SkewIndex.secondCorrection(gap)).isCloseTo(-4.2e-6, within(5e-8));
        double log = -Math.log(gap);
        assertThat(SkewIndex.thirdCorrection(gap))
                .isCloseTo(log * log * log + 3 * log * log * (gap - 1), within(1e-18));
    }

    @Test
    void aLognormalStripHasAnIndexOfOneHundred() {
        Smile flat = MomentsIntegratorTest.flat(0.2, MONTH);
        OptionStrip strip = ModelStrip.of(flat, 1000, 500, 1800, 1);
        assertThat(SkewIndex.skewness(strip)).isCloseTo(0, within(1e-3));
        Moments moments = MomentsIntegrator.of(flat);
        SkewIndex index = SkewIndex.of(moments.skewness(), 0.5 * MONTH, moments.skewness(), 2 * MONTH, MONTH);
        assertThat(index.points()).isCloseTo(100, within(1e-8));
    }

    @Test
    void aDenseStripOfASkewedModelHasTheModelsSkewness() {
        SviSabr smile = new SviSabr(0.2, 1, -0.5, 0.5);
        OptionStrip strip = ModelStrip.of(smile, 1000, 0.5, 20_000, 0.5);
        assertThat(SkewIndex.skewness(strip)).isCloseTo(-1.30384615, within(2e-3));
    }

    @Test
    void aTruncatedStripHasTheCorridorsSkewness() {
        SviSabr smile = new SviSabr(0.2, 1, -0.5, 0.5);
        OptionStrip strip = ModelStrip.of(smile, 1000, 700, 1200, 0.25);
        double corridor = MomentsIntegrator.of(smile, Math.log(0.7), Math.log(1.2))
                .corridor()
                .skewness();
        assertThat(SkewIndex.skewness(strip)).isCloseTo(corridor, within(2e-3));
    }

    @Test
    void theSkewnessOfTwoExpiriesIsInterpolatedInTime() {
        SkewIndex index = SkewIndex.of(-1, 20, -3, 40, 35);
        assertThat(index.points()).isCloseTo(100 + 10 * (0.25 * 1 + 0.75 * 3), within(1e-12));
        assertThat(index.extrapolated()).isFalse();
        assertThat(SkewIndex.of(-1, 20, -3, 40, 41).extrapolated()).isTrue();
    }

    @Test
    void theQuotesOfCboesVolatilityExampleHaveAHeavyLeftTail() {
        OptionStrip near = CboeExample.strip("near", 34_484, 0.00031664);
        OptionStrip next = CboeExample.strip("next", 44_954, 0.00028797);
        SkewIndex index = SkewIndex.of(near, next, MONTH);
        assertThat(index.points()).isBetween(115.0, 150.0);
    }
}
