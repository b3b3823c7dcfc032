package io.plimsoll.surface.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Published: Gatheral and Jacquier, "Arbitrage-free SVI volatility surfaces", 2014, examples 3.1 and 5.1. */
class SviJwTest {

    private static final RawSvi VOGT = new RawSvi(-0.0410, 0.1331, 0.3060, 0.3586, 0.4153, 1);

    @Test
    void vogtsSliceHasThePublishedJumpWings() {
        SviJw jw = VOGT.jw();
        assertThat(jw.v()).isCloseTo(0.01742625, within(5e-9));
        assertThat(jw.psi()).isCloseTo(-0.1752111, within(5e-8));
        assertThat(jw.p()).isCloseTo(0.6997381, within(5e-8));
        assertThat(jw.c()).isCloseTo(1.316798, within(5e-7));
        assertThat(jw.vTilde()).isCloseTo(0.0116249, within(5e-8));
        assertThat(leastG(VOGT)).isCloseTo(-0.0328636, within(1e-6));
    }

    @Test
    void theRepairOfVogtsSliceIsThePublishedOneAndHasNoButterfly() {
        SviJw repaired = VOGT.jw().withoutButterfly().orElseThrow();
        assertThat(repaired.c()).isCloseTo(0.3493158, within(5e-8));
        assertThat(repaired.vTilde()).isCloseTo(0.01548182, within(5e-9));
        assertThat(repaired.v()).isEqualTo(VOGT.jw().v());
        assertThat(repaired.psi()).isEqualTo(VOGT.jw().psi());
        assertThat(repaired.p()).isEqualTo(VOGT.jw().p());
        assertThat(leastG(repaired.raw())).isGreaterThan(0);
    }

    @Test
    void thePublishedOptimalWingHasNoButterfly() {
        SviJw jw = VOGT.jw();
        SviJw optimal = new SviJw(jw.v(), jw.psi(), jw.p(), 0.8564763, 0.0116249, 1);
        assertThat(leastG(optimal.raw())).isGreaterThan(-1e-6);
        SviJw steeper = new SviJw(jw.v(), jw.psi(), jw.p(), 0.95, 0.0116249, 1);
        assertThat(leastG(steeper.raw())).isNegative();
    }

    @Test
    void everyRepairedSliceHasNoButterflyAndKeepsLevelAndSkew() {
        SplittableRandom random = new SplittableRandom(7);
        int repaired = 0;
        int lowered = 0;
        for (int i = 0; i < 1000; i++) {
            double b = random.nextDouble(0.05, 1.2);
            double rho = random.nextDouble(-0.95, 0.95);
            double sigma = random.nextDouble(0.02, 0.4);
            double a = random.nextDouble(0, 0.05) - b * sigma * Math.sqrt(1 - rho * rho);
            RawSvi raw = new RawSvi(a, b, rho, random.nextDouble(-0.3, 0.3), sigma, random.nextDouble(0.1, 2));
            SviJw before = raw.jw();
            SviJw after = before.withoutButterfly().orElse(null);
            if (after == null) {
                assertThat(Math.abs(before.psi())).isGreaterThan(0.7);
                continue;
            }
            repaired++;
            lowered += after.p() < before.p() ? 1 : 0;
            assertThat(leastG(after.raw())).as("%s", after).isGreaterThan(-1e-9);
            assertThat(after.raw().vol(0)).isCloseTo(raw.vol(0), within(1e-9));
            assertThat(after.raw().slope(0)).isCloseTo(raw.slope(0), within(1e-9));
        }
        assertThat(repaired).isGreaterThan(500);
        assertThat(lowered).isGreaterThan(50);
    }

    private static double leastG(RawSvi raw) {
        double least = 1;
        for (double k = -6; k <= 6; k += 0.002) {
            least = Math.min(least, raw.butterfly(k));
        }
        return least;
    }
}
