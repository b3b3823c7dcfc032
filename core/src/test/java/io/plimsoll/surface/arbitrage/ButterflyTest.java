package io.plimsoll.surface.arbitrage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plimsoll.surface.model.RawSvi;
import io.plimsoll.surface.model.SviSabr;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ButterflyTest {

    private static final RawSvi VOGT = new RawSvi(-0.0410, 0.1331, 0.3060, 0.3586, 0.4153, 1);

    @Test
    void vogtsSliceHasTheArbitrageThatGatheralAndJacquierShow() {
        Butterfly vogt = Butterfly.of(VOGT);
        assertThat(vogt.free()).isFalse();
        assertThat(vogt.leastG()).isCloseTo(-0.0328636, within(5e-8));
        assertThat(vogt.at()).isCloseTo(0.87926, within(5e-6));
        assertThat(VOGT.butterfly(0.6423)).isPositive();
        assertThat(VOGT.butterfly(0.6425)).isNegative();
        assertThat(VOGT.butterfly(1.2569)).isNegative();
        assertThat(VOGT.butterfly(1.2571)).isPositive();
    }

    @Test
    void theVerdictIsThatOfADenseScan() {
        SplittableRandom random = new SplittableRandom(1);
        int arbitrages = 0;
        for (int i = 0; i < 3000; i++) {
            RawSvi smile = random(random);
            double scanned = Double.POSITIVE_INFINITY;
            for (int j = -4000; j <= 4000; j++) {
                scanned = Math.min(scanned, smile.butterfly(smile.m() + smile.sigma() * Math.sinh(j * 0.0025)));
            }
            Butterfly butterfly = Butterfly.of(smile);
            if (Math.abs(scanned) > 1e-8) {
                assertThat(butterfly.free())
                        .as("%s, least g %s", smile, scanned)
                        .isEqualTo(scanned > 0);
                assertThat(Butterfly.free(smile)).isEqualTo(butterfly.free());
            }
            assertThat(butterfly.leastG())
                    .as("%s", smile)
                    .isLessThanOrEqualTo(scanned + 1e-3 * Math.abs(scanned) + 1e-5);
            arbitrages += scanned < 0 ? 1 : 0;
        }
        assertThat(arbitrages).isBetween(600, 2400);
    }

    @Test
    void sviSabrIsFreeExactlyUpToTheBound() {
        SplittableRandom random = new SplittableRandom(2);
        for (int i = 0; i < 2000; i++) {
            double years = random.nextDouble(0.02, 3);
            double alpha = random.nextDouble(0.05, 1);
            double rho = random.nextDouble(-0.97, 0.97);
            double psi = ButterflyBound.greatestPsi(alpha * alpha * years, rho);
            SviSabr inside = new SviSabr(alpha, psi * 0.9999 / (alpha * years), rho, years);
            SviSabr outside = new SviSabr(alpha, psi * 1.0001 / (alpha * years), rho, years);
            assertThat(Butterfly.free(inside.raw())).as("%s", inside).isTrue();
            if (psi * (1 + Math.abs(rho)) < 3.99) {
                assertThat(Butterfly.free(outside.raw())).as("%s", outside).isFalse();
            }
        }
    }

    @Test
    void theBoundOnPsiIsTheOnePublished() {
        assertThat(ButterflyBound.greatestPsi(0.04, 0)).isCloseTo(0.876248, within(1e-6));
        assertThat(ButterflyBound.greatestPsi(0.04, -0.7)).isCloseTo(0.541099, within(1.5e-6));
        assertThat(ButterflyBound.greatestPsi(0.2, -0.3)).isCloseTo(1.499536, within(1e-6));
        assertThat(ButterflyBound.greatestPsi(0.04, 0.7)).isEqualTo(ButterflyBound.greatestPsi(0.04, -0.7));
    }

    @Test
    void theBoundIsLooserThanTheSufficientOne() {
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 1000; i++) {
            double theta = Math.exp(random.nextDouble(Math.log(1e-4), Math.log(2)));
            double rho = random.nextDouble(-0.99, 0.99);
            // Gatheral and Jacquier: psi(1 + |rho|) < 4 and psi^2/theta (1 + |rho|) <= 4.
            double sufficient = Math.min(4, 2 * Math.sqrt(theta * (1 + Math.abs(rho)))) / (1 + Math.abs(rho));
            assertThat(ButterflyBound.greatestPsi(theta, rho)).isGreaterThanOrEqualTo(sufficient * (1 - 1e-12));
        }
    }

    private static RawSvi random(SplittableRandom random) {
        double l = random.nextDouble(0.05, 1.2);
        double r = random.nextDouble(0.05, 1.2);
        double b = 0.5 * (l * l + r * r);
        double sigma = Math.exp(random.nextDouble(Math.log(0.01), Math.log(2)));
        double least = Math.exp(random.nextDouble(Math.log(1e-3), Math.log(1)));
        return new RawSvi(least - sigma * l * r, b, 0.5 * (r * r - l * l) / b, random.nextDouble(-0.5, 0.5), sigma, 1);
    }
}
