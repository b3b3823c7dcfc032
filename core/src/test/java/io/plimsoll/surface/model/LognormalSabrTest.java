package io.plimsoll.surface.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.plimsoll.surface.model.LognormalSabr.Expansion;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LognormalSabrTest {

    /** The lognormal test case of the open source library pysabr, a shifted ten-year swaption smile. */
    @Test
    void aSwaptionHasThePublishedVolatility() {
        LognormalSabr sabr = LognormalSabr.hagan(
                0.0552715567337258, 0.02529822478973660, 0.5, 0.290846563252973, -0.246333975445481, 10);
        double k = Math.log(0.0602715567337258 / 0.0552715567337258);
        assertThat(sabr.vol(k)).isCloseTo(0.108917434151064, within(1e-14));
    }

    /** A second writing: QuantLib 1.29, sabrVolatility(strike, forward, T, alpha, beta, nu, rho). */
    @Test
    void volatilitiesAreThoseOfQuantLib() {
        LognormalSabr lognormal = LognormalSabr.hagan(100, 0.2, 1, 0.4, -0.3, 1);
        assertThat(lognormal.vol(Math.log(0.8))).isCloseTo(0.21928835978579414, within(1e-14));
        assertThat(lognormal.vol(Math.log(1.2))).isCloseTo(0.1943952623210338, within(1e-14));
        LognormalSabr rates = LognormalSabr.hagan(0.05, 0.03, 0.5, 0.5, -0.2, 2);
        assertThat(rates.vol(Math.log(0.6))).isCloseTo(0.21953610536153437, within(1e-14));
        assertThat(rates.vol(Math.log(0.998))).isCloseTo(0.1391934976037146, within(1e-13));
        assertThat(rates.vol(0)).isCloseTo(0.13901914992660566, within(1e-14));
        assertThat(rates.vol(Math.log(1.6))).isCloseTo(0.15614717146092727, within(1e-14));
        LognormalSabr skewed = LognormalSabr.hagan(90, 2.5, 0.3, 0.8, 0.25, 3);
        assertThat(skewed.vol(Math.log(2 / 3.0))).isCloseTo(0.19740833533692578, within(1e-14));
        LognormalSabr normal = LognormalSabr.hagan(90, 18, 0, 1.2, -0.6, 0.5);
        assertThat(normal.vol(Math.log(4 / 9.0))).isCloseTo(0.6169101978572543, within(1e-14));
        assertThat(normal.vol(Math.log(121.4872926756855 / 90))).isCloseTo(0.1777811442426776, within(1e-14));
    }

    @Test
    void atTheMoneyLevelSkewAndCurvatureAreThoseOfHagansNormalForm() {
        double alpha = 0.2;
        double nu = 0.6;
        double rho = -0.4;
        double years = 1e-9;
        LognormalSabr sabr = LognormalSabr.hagan(100, alpha, 1, nu, rho, years);
        double w = sabr.totalVariance(0) / years;
        double slope = sabr.slope(0) / years;
        double curvature = sabr.curvature(0) / years;
        assertThat(w).isCloseTo(alpha * alpha, within(1e-9));
        assertThat(slope).isCloseTo(alpha * rho * nu, within(1e-9));
        // σ″ = ν²(2 − 3ρ²)/(6α), so (σ²)″ = 2σ′² + 2σσ″
        double expected = 0.5 * rho * rho * nu * nu + nu * nu * (2 - 3 * rho * rho) / 3;
        assertThat(curvature).isCloseTo(expected, within(1e-9));
    }

    @Test
    void nothingJumpsWhereTheSeriesEnd() {
        for (Expansion expansion : Expansion.values()) {
            LognormalSabr sabr = new LognormalSabr(50, 1.2, 0.4, 0.7, -0.5, 1, expansion);
            double a = 1.2 * Math.pow(50, -0.6);
            for (double k : new double[] {0.25 * a / 0.7, -0.25 * a / 0.7, 0.25 / 0.6, -0.25 / 0.6}) {
                for (double h = -0.2; h <= 0.2; h += 0.002) {
                    double at = k * (1 + h);
                    double step = 1e-9;
                    assertThat(sabr.totalVariance(at + step) - sabr.totalVariance(at))
                            .isCloseTo(step * sabr.slope(at), within(1e-14));
                    assertThat(sabr.slope(at + step) - sabr.slope(at))
                            .isCloseTo(step * sabr.curvature(at), within(1e-13));
                }
            }
        }
    }

    @Test
    void oblojsExpansionHasTheExactLimitOfShortTimes() {
        SplittableRandom random = new SplittableRandom(2);
        for (int i = 0; i < 200; i++) {
            double beta = random.nextDouble(0, 0.95);
            double nu = random.nextDouble(0.1, 1);
            double rho = random.nextDouble(-0.9, 0.9);
            double alpha = random.nextDouble(0.1, 0.5);
            double strike = random.nextDouble(0.5, 2);
            LognormalSabr sabr = new LognormalSabr(1, alpha, beta, nu, rho, 1e-12, Expansion.OBLOJ);
            // Berestycki, Busca and Florent: σ = ν·ln(F/K)/χ(ζ), ζ = ν/α·∫ x^(−β) dx from K to F
            double zeta = nu / alpha * (1 - Math.pow(strike, 1 - beta)) / (1 - beta);
            double root = Math.sqrt(1 - 2 * rho * zeta + zeta * zeta);
            double limit = nu * -Math.log(strike) / Math.log((root + zeta - rho) / (1 - rho));
            assertThat(sabr.vol(Math.log(strike)) / limit).isCloseTo(1, within(1e-9));
        }
    }

    @Test
    void theTwoExpansionsAgreeAtTheMoneyAndForLognormalBackbones() {
        LognormalSabr hagan = LognormalSabr.hagan(50, 1.2, 0.4, 0.7, -0.5, 1);
        LognormalSabr obloj = new LognormalSabr(50, 1.2, 0.4, 0.7, -0.5, 1, Expansion.OBLOJ);
        assertThat(obloj.vol(0)).isCloseTo(hagan.vol(0), within(1e-15));
        assertThat(obloj.vol(-0.5)).isNotCloseTo(hagan.vol(-0.5), within(1e-6));
        LognormalSabr straight = LognormalSabr.hagan(50, 0.3, 1, 0.7, -0.5, 1);
        LognormalSabr same = new LognormalSabr(50, 0.3, 1, 0.7, -0.5, 1, Expansion.OBLOJ);
        for (double k = -1; k <= 1; k += 0.1) {
            assertThat(same.vol(k)).isCloseTo(straight.vol(k), within(1e-15));
        }
    }

    @Test
    void anExpansionThatGoesNegativeSaysSo() {
        LognormalSabr sabr = LognormalSabr.hagan(100, 0.5, 1, 2, -0.95, 20);
        assertThatThrownBy(() -> sabr.totalVariance(0.1))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("no positive volatility at k 0.1");
        assertThatThrownBy(() -> LognormalSabr.hagan(100, 0.5, 1.2, 2, 0, 1)).hasMessageContaining("beta 1.2");
    }
}
