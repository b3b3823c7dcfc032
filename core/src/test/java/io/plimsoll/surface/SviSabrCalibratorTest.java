package io.plimsoll.surface;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plimsoll.math.Normal;
import io.plimsoll.math.Quantiles;
import io.plimsoll.pricing.Black;
import java.util.Arrays;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SviSabrCalibratorTest {

    private static final WingPrior PRIOR = new WingPrior(0.5, -0.2);

    @Test
    void exactPricesGiveTheirParametersBack() {
        SplittableRandom random = new SplittableRandom(31);
        for (int trial = 0; trial < 2_000; trial++) {
            SviSabr slice = SviSabrTest.random(random);
            double deviation = slice.alpha() * Math.sqrt(slice.timeToExpiryYears());
            int count = 5 + random.nextInt(25);
            double[] k = Quotes.moneyness(-2 * deviation, 1.5 * deviation, count);
            Calibration calibration = calibrate(Quotes.exact(slice, k), slice.timeToExpiryYears());
            SviSabr fitted = parameters(calibration);
            assertThat(calibration.wingsIdentified()).isTrue();
            assertThat(fitted.alpha()).as("%s", slice).isCloseTo(slice.alpha(), within(1e-8 * slice.alpha()));
            assertThat(fitted.nu()).as("%s", slice).isCloseTo(slice.nu(), within(1e-8 * slice.nu()));
            assertThat(fitted.rho()).as("%s", slice).isCloseTo(slice.rho(), within(1e-8));
            assertThat(calibration.rmseVolBp()).isLessThan(1e-5);
        }
    }

    @Test
    void aTenthOfGrosslyWrongQuotesDoesLittleHarm() {
        SplittableRandom random = new SplittableRandom(32);
        int trials = 400;
        double[] nuErrors = new double[trials];
        double[] rhoErrors = new double[trials];
        for (int trial = 0; trial < trials; trial++) {
            SviSabr slice = marketLike(random);
            double deviation = slice.alpha() * Math.sqrt(slice.timeToExpiryYears());
            double[] k = Quotes.moneyness(-2.5 * deviation, 2 * deviation, 15);
            double[] vols = noisy(slice, k, 5e-4, random);
            for (int i = 0; i < vols.length; i++) {
                if (random.nextDouble() < 0.1) {
                    vols[i] = Math.max(0.03, vols[i] + (random.nextBoolean() ? 1 : -1) * random.nextDouble(0.03, 0.1));
                }
            }
            double[] halfSpreads = new double[15];
            Arrays.fill(halfSpreads, 5e-4);
            SliceQuotes quotes = Quotes.of(k, vols, slice.timeToExpiryYears(), halfSpreads);
            Calibration calibration = calibrate(quotes, slice.timeToExpiryYears());
            SviSabr fitted = calibration.parameters();
            nuErrors[trial] = fitted == null ? 1 : Math.abs(fitted.nu() / slice.nu() - 1);
            rhoErrors[trial] = fitted == null ? 1 : Math.abs(fitted.rho() - slice.rho());
        }
        assertThat(Quantiles.median(nuErrors)).isLessThan(0.02);
        assertThat(Quantiles.median(rhoErrors)).isLessThan(0.01);
        // Not only in the median: nine trials in ten stay close.
        assertThat(Quantiles.type7(nuErrors, 0.9)).isLessThan(0.06);
        assertThat(Quantiles.type7(rhoErrors, 0.9)).isLessThan(0.03);
    }

    @Test
    void aSmallMisfitOfManyQuotesDoesNotStallOnRounding() {
        SplittableRandom random = new SplittableRandom(34);
        for (int trial = 0; trial < 500; trial++) {
            SviSabr slice = marketLike(random);
            double deviation = slice.alpha() * Math.sqrt(slice.timeToExpiryYears());
            double[] k = Quotes.moneyness(-2 * deviation, 2 * deviation, 40);
            double[] vols = noisy(slice, k, Math.exp(random.nextDouble(Math.log(1e-7), Math.log(1e-3))), random);
            assertThat(calibrate(Quotes.of(k, vols, slice.timeToExpiryYears()), slice.timeToExpiryYears())
                            .wingsIdentified())
                    .as("%s", slice)
                    .isTrue();
        }
    }

    @Test
    void theStandardErrorsAreTheSpreadOverSamples() {
        SplittableRandom random = new SplittableRandom(33);
        SviSabr slice = new SviSabr(0.22, 1.3, -0.4, 0.25);
        double[] k = Quotes.moneyness(-0.25, 0.18, 25);
        int trials = 600;
        double[][] errors = new double[3][trials];
        double[][] claimed = new double[3][trials];
        for (int trial = 0; trial < trials; trial++) {
            Calibration calibration = calibrate(Quotes.of(k, pricedWithNoise(slice, k, 0.02, random), 0.25), 0.25);
            SviSabr fitted = parameters(calibration);
            errors[0][trial] = fitted.alpha() - slice.alpha();
            errors[1][trial] = fitted.nu() - slice.nu();
            errors[2][trial] = fitted.rho() - slice.rho();
            for (int j = 0; j < 3; j++) {
                claimed[j][trial] = calibration.standardErrors()[j];
            }
        }
        for (int j = 0; j < 3; j++) {
            double spread =
                    Math.sqrt(Arrays.stream(errors[j]).map(e -> e * e).average().orElseThrow());
            assertThat(Quantiles.median(claimed[j]) / spread)
                    .as("parameter %s", j)
                    .isBetween(0.75, 1.25);
        }
    }

    @Test
    void fourStrikesFitAlphaAndHoldTheWingsAtThePrior() {
        SviSabr slice = new SviSabr(0.3, 0.5 / Math.sqrt(0.1), -0.2, 0.1);
        Calibration calibration = calibrate(Quotes.exact(slice, Quotes.moneyness(-0.1, 0.1, 4)), 0.1);
        SviSabr fitted = parameters(calibration);
        assertThat(calibration.wingsIdentified()).isFalse();
        assertThat(fitted.alpha()).isCloseTo(0.3, within(1e-9));
        assertThat(fitted.nu()).isCloseTo(0.5 / Math.sqrt(0.1), within(1e-12));
        assertThat(fitted.rho()).isCloseTo(-0.2, within(1e-12));
        assertThat(calibration.standardErrors()[1]).isNaN();
        assertThat(calibration.standardErrors()[2]).isNaN();
    }

    @Test
    void oneSideOrANarrowSpanDoesNotIdentifyTheWings() {
        SviSabr slice = new SviSabr(0.3, 1, -0.2, 0.1);
        double deviation = 0.3 * Math.sqrt(0.1);
        assertThat(calibrate(Quotes.exact(slice, Quotes.moneyness(-0.3, 0.01, 9)), 0.1)
                        .wingsIdentified())
                .isFalse();
        assertThat(calibrate(Quotes.exact(slice, Quotes.moneyness(-0.45 * deviation, 0.45 * deviation, 9)), 0.1)
                        .wingsIdentified())
                .isFalse();
        assertThat(calibrate(Quotes.exact(slice, Quotes.moneyness(-0.55 * deviation, 0.55 * deviation, 9)), 0.1)
                        .wingsIdentified())
                .isTrue();
    }

    @Test
    void tooFewStrikesAreRejectedWithTheirNumber() {
        SviSabr slice = new SviSabr(0.3, 1, -0.2, 0.1);
        Calibration calibration = calibrate(Quotes.exact(slice, Quotes.moneyness(-0.1, 0.1, 2)), 0.1);
        assertThat(calibration.parameters()).isNull();
        assertThat(calibration.rejection()).isEqualTo("2 usable strikes < 3");
    }

    @Test
    void aSmileWithoutCurvatureKeepsItsAlphaAndHandsOnNoWings() {
        double[] k = Quotes.moneyness(-0.2, 0.2, 11);
        double[] vols = Arrays.stream(k)
                .map(m -> Math.sqrt(0.04 - 0.02 * m - 0.1 * m * m))
                .toArray();
        Calibration calibration = calibrate(Quotes.of(k, vols, 0.25), 0.25);
        assertThat(calibration.wingsIdentified()).isFalse();
        SviSabr fitted = parameters(calibration);
        assertThat(fitted.alpha()).isCloseTo(0.2, within(0.005));
        assertThat(fitted.nu()).isCloseTo(1, within(1e-12));
        assertThat(fitted.rho()).isCloseTo(-0.2, within(1e-12));
    }

    @Test
    void anAlphaBeyondItsBoundIsRejectedWithItsValues() {
        double[] k = Quotes.moneyness(-0.2, 0.2, 4);
        Calibration calibration = calibrate(Quotes.of(k, new double[] {12, 12, 12, 12}, 0.25), 0.25);
        assertThat(calibration.parameters()).isNull();
        assertThat(calibration.rejection())
                .contains("alpha must be < 10.0: alpha 1")
                .contains("4 strikes");
    }

    @Test
    void tightQuotesOutweighWideOnes() {
        SviSabr slice = new SviSabr(0.25, 1.2, -0.4, 0.2);
        double[] k = Quotes.moneyness(-0.2, 0.15, 12);
        double[] vols = Arrays.stream(k).map(slice::vol).toArray();
        double[] halfSpreads = new double[12];
        for (int i = 0; i < 12; i++) {
            boolean wide = i % 2 == 1;
            halfSpreads[i] = wide ? 0.02 : 0.0005;
            vols[i] += wide ? 0.01 : 0;
        }
        SviSabr fitted = parameters(calibrate(Quotes.of(k, vols, 0.2, halfSpreads), 0.2));
        assertThat(fitted.alpha()).isCloseTo(0.25, within(2e-3));
    }

    private static double[] noisy(SviSabr slice, double[] k, double sd, SplittableRandom random) {
        return Arrays.stream(k)
                .map(m -> slice.vol(m) + sd * Normal.quantile(random.nextDouble(1e-12, 1)))
                .toArray();
    }

    /** The same noise on every price, in percent of the forward: what weighting by vega is for. */
    private static double[] pricedWithNoise(SviSabr slice, double[] k, double sd, SplittableRandom random) {
        return Arrays.stream(k)
                .map(m -> slice.vol(m)
                        + sd
                                * Normal.quantile(random.nextDouble(1e-12, 1))
                                / Black.vega(100, 100 * Math.exp(m), slice.vol(m), slice.timeToExpiryYears()))
                .toArray();
    }

    private static SviSabr marketLike(SplittableRandom random) {
        double years = random.nextDouble(0.05, 1);
        return new SviSabr(
                random.nextDouble(0.15, 0.5),
                random.nextDouble(0.4, 0.9) / Math.sqrt(years),
                random.nextDouble(-0.7, 0.3),
                years);
    }

    private static Calibration calibrate(SliceQuotes quotes, double years) {
        return SviSabrCalibrator.calibrate(quotes, years, PRIOR, 3);
    }

    private static SviSabr parameters(Calibration calibration) {
        assertThat(calibration.rejection()).isEmpty();
        return Objects.requireNonNull(calibration.parameters());
    }
}
