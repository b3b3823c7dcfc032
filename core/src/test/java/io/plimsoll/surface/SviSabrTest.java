package io.plimsoll.surface;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plimsoll.math.Quantiles;
import io.plimsoll.surface.model.SviSabr;
import io.plimsoll.surface.moments.Moments;
import io.plimsoll.surface.moments.MomentsIntegrator;
import java.util.Arrays;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SviSabrTest {

    private static final SviSabr FIRST = new SviSabr(0.2, 1, -0.5, 0.5);
    private static final SviSabr SECOND = new SviSabr(0.3, 0.8, 0.3, 1);

    @Test
    void theSmileHasTheReferenceVolatilities() {
        assertThat(FIRST.vol(-0.2)).isCloseTo(0.2542459757, within(1e-10));
        assertThat(FIRST.vol(0)).isCloseTo(0.2, within(1e-15));
        assertThat(FIRST.vol(0.2)).isCloseTo(0.1732050808, within(1e-10));
        assertThat(SECOND.vol(-0.2)).isCloseTo(0.2863437787, within(1e-10));
        assertThat(SECOND.vol(0.2)).isCloseTo(0.3304542328, within(1e-10));
    }

    @Test
    void slopeAndCurvatureAreFiniteDifferencesOfTotalVariance() {
        double h = 1e-4;
        for (double k = -1; k <= 1; k += 0.1) {
            double up = FIRST.totalVariance(k + h);
            double down = FIRST.totalVariance(k - h);
            assertThat(FIRST.slope(k)).isCloseTo((up - down) / (2 * h), within(1e-8));
            double second = (up - 2 * FIRST.totalVariance(k) + down) / (h * h);
            assertThat(FIRST.curvature(k)).isCloseTo(second, within(1e-6));
        }
    }

    @Test
    void momentsAndTailsAreTheReferenceValues() {
        Moments first = MomentsIntegrator.of(FIRST);
        assertThat(first.mean()).isCloseTo(-0.0119317219, within(1e-9));
        assertThat(first.variance()).isCloseTo(0.0254396714, within(1e-9));
        assertThat(first.skewness()).isCloseTo(-1.30384615, within(1e-7));
        assertThat(first.kurtosis()).isCloseTo(6.89233837, within(1e-6));
        assertThat(first.below10()).isCloseTo(0.217382594, within(1e-9));
        assertThat(first.below20()).isCloseTo(0.0914508505, within(1e-9));
        Moments second = MomentsIntegrator.of(SECOND);
        assertThat(second.mean()).isCloseTo(-0.0507315664, within(1e-9));
        assertThat(second.variance()).isCloseTo(0.0943429522, within(1e-9));
        assertThat(second.skewness()).isCloseTo(0.509459977, within(1e-7));
        assertThat(second.kurtosis()).isCloseTo(5.50214637, within(1e-6));
        assertThat(second.massError()).isLessThan(1e-9);
        assertThat(second.martingaleError()).isLessThan(1e-9);
    }

    @Test
    void theExactButterflyBoundIsTheReferenceBound() {
        assertThat(Arbitrage.greatestPsi(0.04, 0)).isCloseTo(0.876248, within(1e-6));
        assertThat(Arbitrage.greatestPsi(0.04, -0.7)).isCloseTo(0.541099, within(1e-6));
        assertThat(Arbitrage.greatestPsi(0.2, -0.3)).isCloseTo(1.499536, within(1e-6));
    }

    @Test
    void theDensityIsNegativeJustBeyondTheBoundAndNowhereJustWithinIt() {
        for (double rho : new double[] {-0.8, -0.3, 0, 0.5}) {
            double psi = Arbitrage.greatestPsi(0.06, rho);
            assertThat(leastG(0.06, psi * 0.999, rho)).as("rho %s", rho).isGreaterThanOrEqualTo(0);
            assertThat(leastG(0.06, psi * 1.01, rho)).as("rho %s", rho).isNegative();
        }
    }

    private static double leastG(double theta, double psi, double rho) {
        SviSabr slice = new SviSabr(Math.sqrt(theta), psi / Math.sqrt(theta), rho, 1);
        double least = 1;
        for (double k = -8; k <= 8; k += 0.001) {
            least = Math.min(least, Arbitrage.g(slice, k));
        }
        return least;
    }

    @Test
    void aFitWithoutNoiseReturnsTheParameters() {
        SplittableRandom random = new SplittableRandom(11);
        for (int i = 0; i < 500; i++) {
            SviSabr truth = random(random);
            double[] k = strikes(truth, 15);
            double[] vols = Arrays.stream(k).map(truth::vol).toArray();
            SviSabrCalibrator.Fit fit = Objects.requireNonNull(SviSabrCalibrator.fit(k, vols, ones(15)));
            assertThat(fit.alpha() / truth.alpha() - 1).isCloseTo(0, within(1e-8));
            assertThat(fit.nu() / truth.nu() - 1).isCloseTo(0, within(1e-8));
            assertThat(fit.rho()).isCloseTo(truth.rho(), within(1e-8));
        }
    }

    @Test
    void aTenthOfWildQuotesMovesTheMedianFitByUnderTwoPercent() {
        SplittableRandom random = new SplittableRandom(5);
        double[] nu = new double[400];
        double[] rho = new double[400];
        for (int i = 0; i < nu.length; i++) {
            SviSabr truth = random(random);
            double[] k = strikes(truth, 15);
            double[] vols = new double[15];
            for (int j = 0; j < 15; j++) {
                double noise = 0.001 * (random.nextDouble() + random.nextDouble() - 1);
                boolean wild = random.nextDouble() < 0.1;
                double sign = random.nextBoolean() ? 1 : -1;
                vols[j] = Math.max(0.02, truth.vol(k[j]) + (wild ? sign * random.nextDouble(0.03, 0.1) : noise));
            }
            SviSabrCalibrator.Fit fit = SviSabrCalibrator.fit(k, vols, ones(15));
            nu[i] = fit == null ? 1 : Math.abs(fit.nu() / truth.nu() - 1);
            rho[i] = fit == null ? 1 : Math.abs(fit.rho() - truth.rho());
        }
        assertThat(Quantiles.type7(nu, 0.5)).isLessThan(0.02);
        assertThat(Quantiles.type7(rho, 0.5)).isLessThan(0.01);
    }

    private static SviSabr random(SplittableRandom random) {
        double alpha = random.nextDouble(0.12, 0.5);
        double years = random.nextDouble(0.05, 1);
        return new SviSabr(alpha, random.nextDouble(0.6, 2), random.nextDouble(-0.8, 0.5), years);
    }

    /** From −2 to 2 standard deviations, 15 strikes or as many as asked for. */
    private static double[] strikes(SviSabr slice, int n) {
        double[] k = new double[n];
        Arrays.setAll(k, i -> (4.0 * i / (n - 1) - 2) * Math.sqrt(slice.theta()));
        return k;
    }

    private static double[] ones(int n) {
        double[] ones = new double[n];
        Arrays.fill(ones, 1);
        return ones;
    }
}
