package io.plimsoll.surface;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ButterflyTest {

    /** Found independently as the root in ψ of the least value of g over a fine grid. */
    @Test
    void theLargestPsiHasItsReferenceValues() {
        assertThat(Butterfly.largestPsi(0.04, 0)).isCloseTo(0.8762483029, within(1e-10));
        assertThat(Butterfly.largestPsi(0.04, -0.7)).isCloseTo(0.5410982006, within(1e-10));
        assertThat(Butterfly.largestPsi(0.2, -0.3)).isCloseTo(1.4995360795, within(1e-10));
        assertThat(Butterfly.largestPsi(0.2, 0.3)).isEqualTo(Butterfly.largestPsi(0.2, -0.3));
    }

    @Test
    void theBoundIsWhereTheDensityTurnsNegative() {
        SplittableRandom random = new SplittableRandom(14);
        for (int i = 0; i < 200; i++) {
            double theta = Math.exp(random.nextDouble(Math.log(1e-3), Math.log(0.5)));
            double rho = random.nextDouble(-0.95, 0.95);
            double psi = Butterfly.largestPsi(theta, rho);
            SviSabr inside = slice(theta, 0.999 * psi, rho);
            SviSabr outside = slice(theta, 1.003 * psi, rho);
            assertThat(leastG(inside)).as("theta %s, rho %s", theta, rho).isGreaterThanOrEqualTo(0);
            assertThat(Butterfly.isFree(inside)).isTrue();
            assertThat(Butterfly.isFree(outside)).isFalse();
            if (psi < 3.9 / (1 + Math.abs(rho))) {
                assertThat(leastG(outside)).as("theta %s, rho %s", theta, rho).isNegative();
            }
        }
    }

    @Test
    void theSufficientConditionIsStricter() {
        SplittableRandom random = new SplittableRandom(15);
        for (int i = 0; i < 500; i++) {
            double theta = Math.exp(random.nextDouble(Math.log(1e-4), 0));
            double rho = random.nextDouble(-0.95, 0.95);
            double steep = 1 + Math.abs(rho);
            double sufficient = Math.min(4 / steep, Math.sqrt(4 * theta / steep));
            assertThat(Butterfly.largestPsi(theta, rho)).isBetween(sufficient * (1 - 1e-9), 2.5 * sufficient);
        }
    }

    @Test
    void vogtsSliceIsNegativeWhereItIsPublishedToBe() {
        double least = 0;
        double at = 0;
        double first = Double.NaN;
        double last = Double.NaN;
        for (double k = -1.5; k < 2; k += 1e-5) {
            double g = vogt(k);
            if (g < 0) {
                first = Double.isNaN(first) ? k : first;
                last = k;
            }
            if (g < least) {
                least = g;
                at = k;
            }
        }
        assertThat(first).isCloseTo(0.6424, within(1e-4));
        assertThat(last).isCloseTo(1.2570, within(1e-4));
        assertThat(least).isCloseTo(-0.0328636, within(5e-8));
        assertThat(at).isCloseTo(0.87926, within(1e-4));
    }

    /** Axel Vogt's raw SVI slice in Gatheral and Jacquier (2014), section 3.1. */
    private static double vogt(double k) {
        double b = 0.1331;
        double rho = 0.3060;
        double z = k - 0.3586;
        double root = Math.sqrt(z * z + 0.4153 * 0.4153);
        double w = -0.0410 + b * (rho * z + root);
        return Butterfly.g(k, w, b * (rho + z / root), b * 0.4153 * 0.4153 / (root * root * root));
    }

    @Test
    void termsOutsideTheirRangeAreRefused() {
        assertThatThrownBy(() -> Butterfly.largestPsi(0, 0)).hasMessageContaining("theta 0");
        assertThatThrownBy(() -> Butterfly.largestPsi(0.1, 1)).hasMessageContaining("rho 1");
    }

    private static SviSabr slice(double theta, double psi, double rho) {
        return new SviSabr(Math.sqrt(theta), psi / Math.sqrt(theta), rho, 1);
    }

    private static double leastG(SviSabr slice) {
        double scale = slice.alpha() / slice.nu();
        double least = Double.POSITIVE_INFINITY;
        for (double u = -12; u <= 12; u += 1e-3) {
            double k = scale * Math.sinh(u);
            least = Math.min(least, Butterfly.g(k, slice.totalVariance(k), slice.slope(k), slice.curvature(k)));
        }
        return least;
    }
}
