package io.plimsoll.surface.moments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.plimsoll.market.OptionRight;
import io.plimsoll.math.Normal;
import io.plimsoll.pricing.Black;
import io.plimsoll.surface.model.RawSvi;
import io.plimsoll.surface.model.Smile;
import io.plimsoll.surface.model.SviSabr;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RiskNeutralLawTest {

    private static final SviSabr SKEWED = new SviSabr(0.2, 1, -0.5, 0.5);
    private static final RiskNeutralLaw LAW = new RiskNeutralLaw(SKEWED);

    @Test
    void theDensityIsTheSecondDifferenceOfBlackPricesInTheStrike() {
        for (double k = -0.6; k <= 0.4; k += 0.05) {
            double strike = Math.exp(k);
            double h = 1e-3 * strike;
            double second = (price(strike + h) - 2 * price(strike) + price(strike - h)) / (h * h);
            assertThat(LAW.density(k)).isCloseTo(strike * second, within(2e-4));
        }
    }

    @Test
    void theProbabilityIsTheFirstDifferenceOfPutsInTheStrike() {
        for (double k = -0.6; k <= 0.4; k += 0.05) {
            double strike = Math.exp(k);
            double h = 1e-4 * strike;
            double slope = (put(strike + h) - put(strike - h)) / (2 * h);
            assertThat(LAW.probabilityBelow(k)).isCloseTo(slope, within(1e-6));
            assertThat(LAW.probabilityAbove(k)).isCloseTo(1 - LAW.probabilityBelow(k), within(1e-14));
        }
    }

    @Test
    void quantilesInvertTheDistributionFunction() {
        SplittableRandom random = new SplittableRandom(8);
        for (int i = 0; i < 500; i++) {
            double alpha = random.nextDouble(0.05, 0.8);
            double years = random.nextDouble(0.003, 2);
            double nu = random.nextDouble(0.1, 1) / Math.sqrt(years);
            RiskNeutralLaw law = new RiskNeutralLaw(new SviSabr(alpha, nu, random.nextDouble(-0.9, 0.9), years));
            for (double p : new double[] {1e-6, 0.01, 0.3, 0.5, 0.99, 0.9999}) {
                assertThat(law.probabilityBelow(law.quantile(p)) / p).isCloseTo(1, within(1e-9));
            }
        }
    }

    @Test
    void aFlatSmileHasNormalQuantiles() {
        RiskNeutralLaw law = new RiskNeutralLaw(MomentsIntegratorTest.flat(0.25, 2));
        double root = Math.sqrt(0.125);
        for (double p : new double[] {0.01, 0.5, 0.99}) {
            assertThat(law.quantile(p)).isCloseTo(root * Normal.quantile(p) - 0.0625, within(1e-12));
        }
        assertThat(law.quantile(1e-9)).isCloseTo(root * -5.99780701500768 - 0.0625, within(1e-12));
    }

    @Test
    void theGridsDensityIntegratesToItsProbabilities() {
        List<DensityPoint> grid = LAW.grid(LAW.quantile(0.001), LAW.quantile(0.999), 2001);
        double step = grid.get(1).logMoneyness() - grid.get(0).logMoneyness();
        double sum = 0;
        for (int i = 1; i < grid.size(); i++) {
            sum += 0.5 * step * (grid.get(i).density() + grid.get(i - 1).density());
        }
        assertThat(grid).hasSize(2001);
        assertThat(sum).isCloseTo(0.998, within(1e-6));
        assertThat(grid.get(2000).probabilityBelow() - grid.get(0).probabilityBelow())
                .isCloseTo(0.998, within(1e-12));
    }

    @Test
    void aSmileWithButterflyArbitrageHasANegativeDensity() {
        RiskNeutralLaw vogt = new RiskNeutralLaw(new RawSvi(-0.0410, 0.1331, 0.3060, 0.3586, 0.4153, 1));
        assertThat(vogt.density(0.63)).isPositive();
        assertThat(vogt.density(0.88)).isNegative();
        assertThat(vogt.density(1.26)).isPositive();
    }

    @Test
    void aSmileWithoutVarianceAnywhereHasNoQuantile() {
        RiskNeutralLaw steep = new RiskNeutralLaw(new RawSvi(0.04, 3, 0, 0, 0.1, 1));
        assertThat(steep.quantile(1e-9)).isNaN();
        assertThatThrownBy(() -> LAW.quantile(1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a quantile needs 0 < p < 1, was 1.0");
        assertThatThrownBy(() -> LAW.grid(1, 0, 10)).hasMessageContaining("lowest < highest");
    }

    private static double price(double strike) {
        return Black.price(
                        strike < 1 ? OptionRight.PUT : OptionRight.CALL, 1, strike, SKEWED.vol(Math.log(strike)), 0.5)
                + Math.max(0, 1 - strike);
    }

    private static double put(double strike) {
        Smile smile = SKEWED;
        return Black.price(OptionRight.PUT, 1, strike, smile.vol(Math.log(strike)), 0.5);
    }
}
