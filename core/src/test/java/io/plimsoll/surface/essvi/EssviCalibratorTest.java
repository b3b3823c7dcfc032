package io.plimsoll.surface.essvi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.plimsoll.surface.arbitrage.Butterfly;
import io.plimsoll.surface.model.Essvi;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class EssviCalibratorTest {

    private static final EssviSettings STANDARD = EssviSettings.standard();

    /** Arbitrage is excluded at every step, so that few are enough to see it. */
    private static final EssviSettings SHORT = new EssviSettings(PsiBound.EXACT, 40, 0);

    @Test
    void aSurfaceWithoutNoiseIsRecovered() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 50; i++) {
            List<Essvi> truth = RandomSurfaces.arbitrageFree(random, 10);
            EssviFit fit = EssviCalibrator.fit(RandomSurfaces.quotes(truth, 40, 0, random), STANDARD);
            assertThat(fit.converged()).isTrue();
            assertThat(fit.flags()).isEmpty();
            same(fit.slices(), truth, 1e-8);
            assertThat(Arrays.stream(fit.rmseVolBp()).sum()).isLessThan(1e-6);
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
        for (int i = 0; i < 500; i++) {
            List<Essvi> wild = RandomSurfaces.crossing(random, 5);
            crossed += Calendar.leastMargin(wild) < 0 ? 1 : 0;
            EssviFit fit = EssviCalibrator.fit(RandomSurfaces.quotes(wild, 12, 0.02, random), SHORT);
            assertThat(fit.calibrated()).as(fit.rejection()).isTrue();
            assertThat(fit.leastCalendarMargin()).isGreaterThan(-1e-12);
            assertNoCalendar(fit.slices());
            for (Essvi slice : fit.slices()) {
                assertThat(Butterfly.of(slice.raw()).leastG()).as("%s", slice).isGreaterThan(-1e-9);
                assertThat(leastG(slice)).as("%s", slice).isGreaterThan(-1e-9);
            }
        }
        assertThat(crossed).isGreaterThan(450);
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
        for (int i = 0; i < 10; i++) {
            List<EssviQuotes> quotes = RandomSurfaces.quotes(RandomSurfaces.disturbed(random, 6), 20, 0.01, random);
            EssviFit fit = EssviCalibrator.fit(quotes, STANDARD);
            flagged += fit.flags().contains(EssviFlag.CALENDAR_BOUND) ? 1 : 0;
            EssviCoordinates coordinates = new EssviCoordinates(6, PsiBound.EXACT);
            EssviSearch elsewhere = new EssviSearch(coordinates, quotes);
            for (int j = 0; j < 8; j++) {
                double[] x = coordinates.near(fit.slices());
                Arrays.setAll(x, c -> x[c] + random.nextDouble(-1, 1));
                elsewhere.from(x, 200);
            }
            EssviSearch own = new EssviSearch(coordinates, quotes);
            own.look(coordinates.near(fit.slices()));
            own.from(own.best(), 200);
            assertThat(Math.sqrt(own.leastCost())).isLessThan(1.03 * Math.sqrt(elsewhere.leastCost()));
        }
        assertThat(flagged).isGreaterThan(7);
    }

    @Test
    void quotesThatNoSurfaceCanHaveAreRejectedWithTheReason() {
        double[] k = {-0.1, 0, 0.1};
        double[] vols = {0.25, 0.2, 0.22};
        double[] ones = {1, 1, 1};
        assertRejected(List.of(), "no slices");
        assertRejected(List.of(new EssviQuotes(0, k, vols, ones)), "T must be > 0 and finite, was 0.0");
        assertRejected(
                List.of(new EssviQuotes(1, k, vols, ones), new EssviQuotes(1, k, vols, ones)),
                "T must rise from slice to slice, was 1.0 before 1.0 (slice 1)");
        assertRejected(List.of(new EssviQuotes(1, k, new double[2], ones)), "had 3 k, 2 vols and 3 weights");
        assertRejected(List.of(new EssviQuotes(1, k, new double[] {0.2, Double.NaN, 0.2}, ones)), "was k 0.0, vol NaN");
        assertRejected(List.of(new EssviQuotes(1, k, new double[] {0.2, -0.1, 0.2}, ones)), "vol -0.1");
        assertRejected(
                List.of(new EssviQuotes(1, new double[] {Double.NEGATIVE_INFINITY, 0, 1}, vols, ones)), "k -Infinity");
        assertRejected(List.of(new EssviQuotes(1, k, vols, new double[] {1, -1, 1})), "was -1.0 at k 0.0");
        assertRejected(
                List.of(new EssviQuotes(1, new double[] {0, 0, 0.1}, vols, ones)),
                "2 different k with a weight, 3 are needed (slice 0, T 1.0)");
        assertThatThrownBy(() -> EssviCalibrator.fit(List.of(), STANDARD).surface())
                .hasMessage("there is no surface: no slices");
    }

    private static void assertRejected(List<EssviQuotes> quotes, String why) {
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
            EssviQuotes[] quotes = new EssviQuotes[n];
            for (int j = 0; j < n; j++) {
                int size = random.nextInt(3, 8);
                quotes[j] = new EssviQuotes(
                        Math.pow(10, random.nextDouble(-4, 0)) * (j + 1) + 10 * j,
                        random.doubles(size, -10, 10).toArray(),
                        random.doubles(size, -6, 1).map(Math::exp).toArray(),
                        random.doubles(size, -20, 20).map(Math::exp).toArray());
            }
            EssviFit fit = EssviCalibrator.fit(List.of(quotes), SHORT);
            assertThat(fit.calibrated()).isEqualTo(fit.rejection().isEmpty());
            if (fit.calibrated()) {
                assertThat(fit.surface().slices()).hasSize(n);
                assertThat(Arrays.stream(fit.rmseVolBp()).sum()).isFinite();
            }
        }
    }
}
