package io.plimsoll.surface.essvi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.plimsoll.surface.arbitrage.Butterfly;
import io.plimsoll.surface.calibration.Errors;
import io.plimsoll.surface.calibration.FitErrors;
import io.plimsoll.surface.calibration.SmileQuotes;
import io.plimsoll.surface.calibration.SurfaceFit;
import io.plimsoll.surface.model.Essvi;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class EssviCalibratorTest {

    private static final EssviSettings STANDARD = EssviSettings.standard();

    private static final EssviSettings LEAST_SQUARES = new EssviSettings(PsiBound.EXACT, Errors.LEAST_SQUARES);

    @Test
    void aSurfaceWithoutNoiseIsRecovered() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 50; i++) {
            List<Essvi> truth = RandomSurfaces.arbitrageFree(random, 10);
            EssviFit fit = EssviCalibrator.fit(RandomSurfaces.quotes(truth, 40, 0, random), STANDARD);
            assertThat(fit.flags()).isEmpty();
            same(fit.slices(), truth, 1e-8);
            assertThat(fit.rmseVolBp()).isLessThan(1e-7);
            assertThat(fit.costVolBp()).isCloseTo(0, within(1e-7));
        }
    }

    @Test
    void aSurfaceOfOneCorrelationIsRecovered() {
        List<Essvi> truth = List.of(
                new Essvi(0.004, -0.6, 0.05, 0.1), new Essvi(0.01, -0.6, 0.1, 0.25), new Essvi(0.04, -0.6, 0.3, 1));
        EssviFit fit = EssviCalibrator.fit(RandomSurfaces.quotes(truth, 21, 0, new SplittableRandom(0)), STANDARD);
        same(fit.slices(), truth, 1e-6);
    }

    private static void same(List<Essvi> fitted, List<Essvi> truth, double tolerance) {
        for (int j = 0; j < truth.size(); j++) {
            Essvi slice = fitted.get(j);
            assertThat(slice.theta()).as("slice %s", j).isCloseTo(truth.get(j).theta(), within(tolerance));
            assertThat(slice.rho()).as("slice %s", j).isCloseTo(truth.get(j).rho(), within(tolerance));
            assertThat(slice.psi()).as("slice %s", j).isCloseTo(truth.get(j).psi(), within(tolerance));
            assertThat(slice.timeToExpiryYears()).isEqualTo(truth.get(j).timeToExpiryYears());
        }
    }

    @Test
    void whateverTheQuotesTheSurfaceHasNoArbitrage() {
        SplittableRandom random = new SplittableRandom(2);
        int crossed = 0;
        for (int i = 0; i < 300; i++) {
            List<Essvi> wild = RandomSurfaces.crossing(random, 5);
            crossed += Calendar.leastMargin(wild) < 0 ? 1 : 0;
            EssviSettings settings = i % 2 == 0 ? STANDARD : LEAST_SQUARES;
            EssviFit fit = EssviCalibrator.fit(RandomSurfaces.quotes(wild, 12, 0.02, random), settings);
            assertThat(fit.calibrated()).as(fit.rejection()).isTrue();
            assertThat(fit.leastCalendarMargin()).isGreaterThan(-1e-12);
            assertThat(fit.leastG()).isGreaterThan(-1e-9);
            assertNoCalendar(fit.slices());
            for (Essvi slice : fit.slices()) {
                assertThat(Butterfly.of(slice.raw()).leastG()).as("%s", slice).isGreaterThan(-1e-9);
                assertThat(leastG(slice)).as("%s", slice).isGreaterThan(-1e-9);
            }
        }
        assertThat(crossed).isGreaterThan(270);
    }

    private static void assertNoCalendar(List<Essvi> slices) {
        for (int j = 1; j < slices.size(); j++) {
            for (double k = -5; k <= 5; k += 0.01) {
                double before = slices.get(j - 1).totalVariance(k);
                assertThat(slices.get(j).totalVariance(k)).isGreaterThanOrEqualTo(before * (1 - 1e-12));
            }
        }
    }

    private static double leastG(Essvi slice) {
        double least = 1;
        for (int i = -1000; i <= 1000; i++) {
            least = Math.min(least, slice.butterfly(0.01 * i * Math.sqrt(slice.theta())));
        }
        return least;
    }

    @Test
    void quotesThatCrossAreFittedAsWellAsFromElsewhere() {
        SplittableRandom random = new SplittableRandom(3);
        int flagged = 0;
        for (int i = 0; i < 40; i++) {
            List<SmileQuotes> quotes = RandomSurfaces.quotes(RandomSurfaces.disturbed(random, 6), 20, 0.01, random);
            EssviFit fit = EssviCalibrator.fit(quotes, LEAST_SQUARES);
            flagged += fit.flags().contains(EssviFlag.CALENDAR_BOUND) ? 1 : 0;
            double least = Double.POSITIVE_INFINITY;
            for (int j = 0; j < 10; j++) {
                EssviCoordinates coordinates = new EssviCoordinates(PsiBound.EXACT, quotes);
                double[] x = coordinates.near(fit.slices(), new double[] {1, 1, 1, 1, 1, 1});
                Arrays.setAll(x, c -> x[c] * random.nextDouble(0.5, 2) + random.nextDouble(0, 0.02));
                new SurfaceFit(quotes, Errors.LEAST_SQUARES).minimise(coordinates, x);
                least = Math.min(least, error(coordinates.slices(x), quotes));
            }
            assertThat(error(fit.slices(), quotes)).isLessThan(1.01 * least);
        }
        assertThat(flagged).isGreaterThan(25);
    }

    /** Root of the weighted squares. */
    private static double error(List<Essvi> slices, List<SmileQuotes> quotes) {
        double sum = 0;
        for (int i = 0; i < slices.size(); i++) {
            SmileQuotes slice = quotes.get(i);
            for (int j = 0; j < slice.size(); j++) {
                double vol = slices.get(i).vol(slice.logMoneyness()[j]);
                sum += Math.pow(slice.weights()[j] * (vol - slice.vols()[j]), 2);
            }
        }
        return Math.sqrt(sum);
    }

    @Test
    void aTenthOfGrossErrorsLeavesPsiWithinTwoPercentAndRhoWithinOneHundredth() {
        SplittableRandom random = new SplittableRandom(4);
        double[][] robust = new double[2][1000];
        double[][] squares = new double[2][1000];
        for (int i = 0; i < 100; i++) {
            List<Essvi> truth = RandomSurfaces.arbitrageFree(random, 10);
            List<SmileQuotes> quotes = RandomSurfaces.quotes(truth, 25, 0.001, random);
            RandomSurfaces.addGrossErrors(quotes, random);
            compare(EssviCalibrator.fit(quotes, STANDARD).slices(), truth, robust, 10 * i);
            compare(EssviCalibrator.fit(quotes, LEAST_SQUARES).slices(), truth, squares, 10 * i);
        }
        assertThat(median(robust[0])).as("psi").isLessThan(0.02);
        assertThat(median(robust[1])).as("rho").isLessThan(0.01);
        assertThat(median(squares[0])).as("psi by least squares").isGreaterThan(4 * median(robust[0]));
    }

    private static void compare(List<Essvi> fitted, List<Essvi> truth, double[][] errors, int from) {
        for (int j = 0; j < truth.size(); j++) {
            errors[0][from + j] = Math.abs(fitted.get(j).psi() / truth.get(j).psi() - 1);
            errors[1][from + j] = Math.abs(fitted.get(j).rho() - truth.get(j).rho());
        }
    }

    private static double median(double[] x) {
        Arrays.sort(x);
        return x[x.length / 2];
    }

    @Test
    void errorsAreReportedASliceTogetherAndAlone() {
        SplittableRandom random = new SplittableRandom(5);
        List<SmileQuotes> quotes = RandomSurfaces.quotes(RandomSurfaces.disturbed(random, 6), 20, 0.002, random);
        EssviFit fit = EssviCalibrator.fit(quotes, LEAST_SQUARES);
        for (int i = 0; i < 6; i++) {
            FitErrors expected = FitErrors.of(fit.slices().get(i), quotes.get(i));
            assertThat(fit.errors().get(i)).isEqualTo(expected);
            assertThat(fit.alone().get(i).rmseVolBp()).isLessThan(20);
            assertThat(fit.alone().get(i).insideBidAsk()).isGreaterThan(0.6);
        }
        assertThat(fit.costVolBp()).isGreaterThan(5);
        assertThat(fit.costVolBp()).isCloseTo(mean(fit.errors()) - mean(fit.alone()), within(1e-12));
        assertThat(fit.rmseVolBp()).isCloseTo(mean(fit.errors()), within(1e-12));
    }

    private static double mean(List<FitErrors> errors) {
        return errors.stream().mapToDouble(FitErrors::rmseVolBp).sum() / errors.size();
    }

    @Test
    void quotesThatNoSurfaceCanHaveAreRejectedWithTheReason() {
        double[] k = {-0.1, 0, 0.1};
        double[] vols = {0.25, 0.2, 0.22};
        assertRejected(List.of(), "no slices");
        assertRejected(List.of(quotes(0, k, vols)), "T must be positive and finite, was 0.0");
        assertRejected(
                List.of(quotes(1, k, vols), quotes(1, k, vols)),
                "T must rise from slice to slice, was 1.0 before 1.0 (slice 1)");
        assertRejected(List.of(quotes(1, k, new double[] {0.2, Double.NaN, 0.2})), "were 0.0, NaN and 1.0");
        assertRejected(List.of(quotes(1, k, new double[] {0.2, -0.1, 0.2})), "were 0.0, -0.1 and 1.0");
        assertRejected(List.of(quotes(1, new double[] {Double.NEGATIVE_INFINITY, 0, 1}, vols)), "were -Infinity, 0.25");
        assertRejected(List.of(quotes(1, new double[] {0, 0, 0.1}, vols)), "k must rise, was 0.0 and then 0.0");
        assertRejected(
                List.of(quotes(1, new double[] {0, 0.1}, new double[] {0.2, 0.2})),
                "2 usable strikes, 3 are needed (slice 0, T 1.0)");
        assertThatThrownBy(() -> EssviCalibrator.fit(List.of(), STANDARD).surface())
                .hasMessage("there is no surface: no slices");
    }

    private static SmileQuotes quotes(double years, double[] k, double[] vols) {
        return SmileQuotes.equallyWeighted(years, k, vols);
    }

    private static void assertRejected(List<SmileQuotes> quotes, String why) {
        EssviFit fit = EssviCalibrator.fit(quotes, STANDARD);
        assertThat(fit.calibrated()).isFalse();
        assertThat(fit.rejection()).contains(why);
        assertThat(fit.leastCalendarMargin()).isNaN();
    }

    @Test
    void quotesOfNoSmileAtAllStillGiveASurfaceOrAReason() {
        SplittableRandom random = new SplittableRandom(6);
        for (int i = 0; i < 200; i++) {
            int n = 1 + i % 4;
            SmileQuotes[] quotes = new SmileQuotes[n];
            for (int j = 0; j < n; j++) {
                int size = random.nextInt(3, 8);
                quotes[j] = new SmileQuotes(
                        Math.pow(10, random.nextDouble(-4, 0)) * (j + 1) + 10 * j,
                        random.doubles(size, -10, 10).sorted().toArray(),
                        random.doubles(size, -6, 1).map(Math::exp).toArray(),
                        random.doubles(size, -20, 20).map(Math::exp).toArray(),
                        new double[size]);
            }
            EssviFit fit = EssviCalibrator.fit(List.of(quotes), i % 2 == 0 ? STANDARD : LEAST_SQUARES);
            assertThat(fit.calibrated()).isEqualTo(fit.rejection().isEmpty());
            if (fit.calibrated()) {
                assertThat(fit.surface().slices()).hasSize(n);
                assertThat(fit.rmseVolBp()).isFinite();
                assertThat(fit.leastG()).isGreaterThan(-1e-9);
            }
        }
    }
}
