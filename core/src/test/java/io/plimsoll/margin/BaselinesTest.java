package io.plimsoll.margin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plimsoll.market.Columns;
import io.plimsoll.market.History;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BaselinesTest {

    private static final BaselineSettings SETTINGS = new BaselineSettings(2500, 100, 0.94, 0.97, 20, 2.5, 10, false);

    private static History history(double[] pnl, double[] vol) {
        LocalDate first = LocalDate.of(2000, 1, 3);
        List<LocalDate> dates =
                IntStream.range(0, pnl.length).mapToObj(first::plusDays).toList();
        double[] price = new double[pnl.length];
        Arrays.fill(price, 100);
        return History.of(dates, Map.of(Columns.PNL, pnl, Columns.IMPLIED_VOL, vol, Columns.PRICE, price));
    }

    private static double[] constant(int n, double value) {
        double[] x = new double[n];
        Arrays.fill(x, value);
        return x;
    }

    /** GARCH(1,1) with normal innovations, daily σ about 1 %. */
    private static double[] garch(int n, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] x = new double[n];
        double variance = 1e-4;
        for (int i = 0; i < n; i++) {
            x[i] = Math.sqrt(variance) * random.nextGaussian();
            variance = 4e-6 + 0.1 * x[i] * x[i] + 0.86 * variance;
        }
        return x;
    }

    @Test
    void historicalSimulationIsNumpysQuantile() {
        double[] pnl = IntStream.rangeClosed(1, 101).mapToDouble(i -> -i).toArray();
        History h = history(pnl, constant(101, 0.2));
        assertThat(new HistoricalSimulation(SETTINGS).margin(h, Side.LONG, 0.99))
                .isCloseTo(100, within(1e-12));
        assertThat(new HistoricalSimulation(SETTINGS).margin(h, Side.SHORT, 0.99))
                .isNaN();
        assertThat(new HistoricalSimulation(SETTINGS).margin(h, Side.BOTH, 0.975))
                .isCloseTo(98.5, within(1e-12));
    }

    @Test
    void tooShortAHistoryHasNoMargin() {
        History h = history(garch(99, 1), constant(99, 0.2));
        for (Baseline baseline : Baselines.all(SETTINGS, LocalDate.of(2001, 1, 1))) {
            assertThat(baseline.margin(h, Side.LONG, 0.99)).as(baseline.name()).isNaN();
        }
    }

    @Test
    void everyMarginGrowsInProportionToTheLosses() {
        double[] pnl = garch(600, 2);
        History h = history(pnl, constant(600, 0.2));
        History doubled = history(Arrays.stream(pnl).map(x -> 2 * x).toArray(), constant(600, 0.2));
        for (Baseline baseline : Baselines.all(SETTINGS, LocalDate.of(2001, 1, 1))) {
            double once = baseline.margin(h, Side.LONG, 0.99);
            assertThat(fresh(baseline).margin(doubled, Side.LONG, 0.99) / once)
                    .as(baseline.name())
                    .isCloseTo(2, within(1e-5));
        }
    }

    /** GARCH keeps its estimates by session, so another history needs another instance. */
    private static Baseline fresh(Baseline baseline) {
        return baseline instanceof Garch ? new Garch(SETTINGS) : baseline;
    }

    @Test
    void noMarginMovesWhenTheFutureDoes() {
        double[] pnl = garch(700, 3);
        double[] vol = constant(700, 0.2);
        double[] other = pnl.clone();
        double[] otherVol = vol.clone();
        for (int i = 500; i < 700; i++) {
            other[i] = 100;
            otherVol[i] = 9;
        }
        List<Baseline> once = Baselines.all(SETTINGS, LocalDate.of(2001, 1, 1));
        List<Baseline> again = Baselines.all(SETTINGS, LocalDate.of(2001, 1, 1));
        for (int i = 0; i < once.size(); i++) {
            double a = once.get(i).margin(history(pnl, vol).upTo(499), Side.SHORT, 0.99);
            double b = again.get(i).margin(history(other, otherVol).upTo(499), Side.SHORT, 0.99);
            assertThat(b).as(once.get(i).name()).isEqualTo(a);
        }
    }

    @Test
    void ewmaIsTheRecursionTimesTheNormalQuantile() {
        double[] pnl = constant(200, 0.01);
        double margin = new Ewma(SETTINGS).margin(history(pnl, constant(200, 0.2)), Side.LONG, 0.99);
        assertThat(margin).isCloseTo(0.0232634787, within(1e-9));
    }

    @Test
    void smoothingRisesByHalfInItsHalfLifeAndFallsSlower() {
        double[] vol = constant(40, 0.2);
        Arrays.fill(vol, 20, 40, 0.4);
        double[] up = ImpliedVolScaled.smooth(vol, 5, 10);
        assertThat(Math.log(up[24] / 0.2) / Math.log(2)).isCloseTo(0.5, within(1e-12));
        double[] down =
                ImpliedVolScaled.smooth(Arrays.stream(vol).map(v -> 0.08 / v).toArray(), 5, 10);
        assertThat(Math.log(0.4 / down[29]) / Math.log(2)).isCloseTo(0.5, within(1e-12));
    }

    @Test
    void scalingByImpliedVolatilityFollowsItDayByDay() {
        double[] vol = constant(300, 0.2);
        vol[299] = 0.3;
        double[] pnl = garch(300, 5);
        double calm = new ImpliedVolScaled(SETTINGS, false).margin(history(pnl, constant(300, 0.2)), Side.LONG, 0.99);
        double up = new ImpliedVolScaled(SETTINGS, false).margin(history(pnl, vol), Side.LONG, 0.99);
        assertThat(up / calm).isCloseTo(1.5, within(1e-12));
    }

    @Test
    void garchFindsTheParametersOfItsOwnSimulation() {
        GarchFit fit = GarchFit.estimate(garch(20_000, 6));
        assertThat(fit.a()).isCloseTo(0.1, within(0.015));
        assertThat(fit.b()).isCloseTo(0.86, within(0.02));
        assertThat(fit.degrees()).isGreaterThan(15);
        double better = Math.max(
                new GarchFit(fit.omega(), fit.a() * 1.05, fit.b(), fit.degrees(), 0).logLikelihood(garch(20_000, 6)),
                new GarchFit(fit.omega(), fit.a(), fit.b() * 0.99, fit.degrees(), 0).logLikelihood(garch(20_000, 6)));
        assertThat(better).isLessThan(fit.logLikelihood());
    }

    @Test
    void filteredHistoricalSimulationScalesThePastToTheVolatilityOfNow() {
        SplittableRandom random = new SplittableRandom(7);
        double[] pnl = random.doubles(1500, -0.01, 0.01).toArray();
        for (int i = 1300; i < 1500; i++) {
            pnl[i] *= 3;
        }
        History h = history(pnl, constant(1500, 0.2));
        double hs = new HistoricalSimulation(SETTINGS).margin(h.upTo(1299), Side.LONG, 0.99);
        double fhs = new FilteredHistorical(SETTINGS).margin(h, Side.LONG, 0.99);
        assertThat(fhs / hs).isBetween(2.5, 3.6);
    }
}
