package io.plimsoll.surface.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plimsoll.market.OptionRight;
import io.plimsoll.pricing.Black;
import io.plimsoll.pricing.ImpliedVol;
import io.plimsoll.surface.model.SviSabr;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class SviSabrCalibratorTest {

    private static final WingPrior PRIOR = new WingPrior(0.7, -0.3);

    @Test
    void quotesWithoutNoiseGiveTheParametersBack() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 2000; i++) {
            SviSabr truth = Slices.sviSabr(random);
            SmileQuotes quotes = Slices.quotes(truth, Slices.strikes(truth, 5 + random.nextInt(40), 2.5));
            SviSabr fitted = fitted(quotes);
            assertThat(fitted.alpha())
                    .as("alpha of %s", truth)
                    .isCloseTo(truth.alpha(), Percentage.withPercentage(1e-6));
            assertThat(fitted.nu()).as("nu of %s", truth).isCloseTo(truth.nu(), Percentage.withPercentage(1e-6));
            assertThat(fitted.rho()).as("rho of %s", truth).isCloseTo(truth.rho(), within(1e-8));
        }
    }

    @Test
    void pricesGiveTheParametersBack() {
        SplittableRandom random = new SplittableRandom(6);
        for (int i = 0; i < 500; i++) {
            SviSabr truth = Slices.sviSabr(random);
            double[] k = Slices.strikes(truth, 21, 2);
            double[] vols = new double[k.length];
            for (int j = 0; j < k.length; j++) {
                OptionRight right = k[j] < 0 ? OptionRight.PUT : OptionRight.CALL;
                double strike = 100 * Math.exp(k[j]);
                double price = Black.price(right, 100, strike, truth.vol(k[j]), truth.timeToExpiryYears());
                vols[j] = ImpliedVol.of(right, price, 100, strike, truth.timeToExpiryYears());
            }
            SviSabr fitted = fitted(SmileQuotes.equallyWeighted(truth.timeToExpiryYears(), k, vols));
            assertThat(fitted.alpha())
                    .as("alpha of %s", truth)
                    .isCloseTo(truth.alpha(), Percentage.withPercentage(1e-6));
            assertThat(fitted.nu()).as("nu of %s", truth).isCloseTo(truth.nu(), Percentage.withPercentage(1e-6));
            assertThat(fitted.rho()).as("rho of %s", truth).isCloseTo(truth.rho(), within(1e-8));
        }
    }

    @Test
    void aTenthOfGrossErrorsLeavesNuWithinTwoPercentAndRhoWithinOneHundredth() {
        SplittableRandom random = new SplittableRandom(2);
        for (int n : new int[] {15, 21, 40}) {
            double[] nuErrors = new double[400];
            double[] rhoErrors = new double[400];
            for (int i = 0; i < nuErrors.length; i++) {
                SviSabr truth = Slices.sviSabr(random);
                SmileQuotes quotes = Slices.quotes(truth, Slices.strikes(truth, n, 2));
                Slices.addNoise(quotes, 0.001, random);
                Slices.addGrossErrors(quotes, 0.1, random);
                SviSabr fitted = fitted(quotes);
                nuErrors[i] = Math.abs(fitted.nu() / truth.nu() - 1);
                rhoErrors[i] = Math.abs(fitted.rho() - truth.rho());
            }
            assertThat(median(nuErrors)).as("median error of nu, %d quotes", n).isLessThan(0.02);
            assertThat(median(rhoErrors))
                    .as("median error of rho, %d quotes", n)
                    .isLessThan(0.01);
        }
    }

    @Test
    void analyticDerivativesAgreeWithDifferences() {
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 200; i++) {
            SviSabr truth = Slices.sviSabr(random);
            SmileQuotes quotes = Slices.quotes(truth, Slices.strikes(truth, 15, 2));
            Slices.addNoise(quotes, 0.01, random);
            double[] p = {Math.log(truth.alpha()), Math.log(truth.nu() / truth.alpha()), SviSabrStart.atanh(truth.rho())
            };
            SviSabrObjective objective = new SviSabrObjective(quotes);
            objective.draw(p[1] + 0.1, p[2] - 0.1, 0.01);
            for (RobustLoss loss : RobustLoss.values()) {
                objective.loss = loss;
                objective.scale = 0.01;
                Gradients.assertAgree(objective, p);
            }
        }
    }

    @Test
    void standardErrorsAreTheSpreadOfFitsToNoisyQuotes() {
        SplittableRandom random = new SplittableRandom(4);
        SviSabr truth = new SviSabr(0.2, 1, -0.5, 0.5);
        double[] z = new double[3];
        int runs = 400;
        for (int i = 0; i < runs; i++) {
            SmileQuotes quotes = Slices.quotes(truth, Slices.strikes(truth, 40, 2));
            Slices.addNoise(quotes, 0.002, random);
            Calibration<SviSabr> fit = SviSabrCalibrator.fit(quotes, PRIOR, null, Errors.ROBUST);
            SviSabr fitted = Slices.smile(fit);
            z[0] += square((fitted.alpha() - truth.alpha()) / fit.standardErrors()[0]) / runs;
            z[1] += square((fitted.nu() - truth.nu()) / fit.standardErrors()[1]) / runs;
            z[2] += square((fitted.rho() - truth.rho()) / fit.standardErrors()[2]) / runs;
        }
        assertThat(Arrays.stream(z).boxed())
                .allSatisfy(v -> assertThat(Math.sqrt(v)).isBetween(0.85, 1.25));
    }

    @Test
    void wingsThatFewQuotesDoNotIdentifyAreThePriorsAndFlagged() {
        SviSabr truth = new SviSabr(0.3, 2, 0.4, 0.25);
        SmileQuotes quotes = Slices.quotes(truth, new double[] {-0.02, 0, 0.03});
        Calibration<SviSabr> fit = SviSabrCalibrator.fit(quotes, PRIOR, null, Errors.ROBUST);
        assertThat(fit.flags()).containsExactly(FitFlag.WINGS_NOT_IDENTIFIED);
        assertThat(Slices.smile(fit).nu() * Math.sqrt(0.25)).isCloseTo(0.7, within(1e-9));
        assertThat(Slices.smile(fit).rho()).isCloseTo(-0.3, within(1e-12));
        assertThat(Slices.smile(fit).alpha()).isCloseTo(0.3, within(0.01));
        assertThat(fit.standardErrors()[1]).isNaN();
        assertThat(fit.standardErrors()[2]).isNaN();
    }

    @Test
    void wingsThatFewQuotesDoNotIdentifyAreDrawnToTheDayBefore() {
        SviSabr before = new SviSabr(0.28, 2.1, 0.35, 0.25);
        SmileQuotes quotes = Slices.quotes(new SviSabr(0.3, 2, 0.4, 0.25), new double[] {-0.02, 0, 0.03});
        Calibration<SviSabr> fit = SviSabrCalibrator.fit(quotes, PRIOR, before, Errors.ROBUST);
        assertThat(fit.flags()).contains(FitFlag.WINGS_FROM_DAY_BEFORE);
        assertThat(Slices.smile(fit).nu()).isCloseTo(2.1, within(0.5));
        assertThat(Slices.smile(fit).rho()).isCloseTo(0.37, within(0.1));
    }

    @Test
    void aFlatSmileIsFittedAndItsVolOfVolSaidToBeAtTheBound() {
        SmileQuotes quotes = SmileQuotes.equallyWeighted(
                0.5, new double[] {-0.4, -0.2, -0.1, 0, 0.1, 0.2, 0.3}, new double[] {.2, .2, .2, .2, .2, .2, .2});
        Calibration<SviSabr> fit = SviSabrCalibrator.fit(quotes, PRIOR, null, Errors.ROBUST);
        assertThat(Slices.smile(fit).alpha()).isCloseTo(0.2, within(1e-6));
        assertThat(fit.flags()).contains(FitFlag.NU_AT_BOUND);
    }

    @Test
    void aBestFitWithButterflyArbitrageIsReplacedByTheBestOneOnTheBound() {
        SplittableRandom random = new SplittableRandom(5);
        int repaired = 0;
        for (int i = 0; i < 500; i++) {
            SviSabr truth = Slices.sviSabrBeyondTheBound(random);
            SmileQuotes quotes = Slices.quotes(truth, Slices.strikes(truth, 21, 2));
            Calibration<SviSabr> fit = SviSabrCalibrator.fit(quotes, PRIOR, null, Errors.ROBUST);
            if (!fit.calibrated()) {
                assertThat(fit.rejection()).isNotEmpty();
                continue;
            }
            repaired++;
            assertThat(fit.flags()).contains(FitFlag.REPAIRED);
            assertThat(fit.repairVolBp()).isPositive();
            SviSabr slice = Slices.smile(fit);
            double deviation = Math.sqrt(slice.totalVariance(0));
            for (int j = -400; j <= 400; j++) {
                assertThat(slice.butterfly(deviation * j / 20))
                        .as("%s at %d", slice, j)
                        .isGreaterThan(-1e-9);
            }
        }
        assertThat(repaired).isGreaterThan(300);
    }

    private static SviSabr fitted(SmileQuotes quotes) {
        return Slices.smile(SviSabrCalibrator.fit(quotes, PRIOR, null, Errors.ROBUST));
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static double square(double x) {
        return x * x;
    }
}
