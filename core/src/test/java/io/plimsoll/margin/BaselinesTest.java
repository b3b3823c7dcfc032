package io.plimsoll.margin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.plimsoll.market.Columns;
import io.plimsoll.market.History;
import io.plimsoll.math.Quantiles;
import io.plimsoll.math.StudentT;
import io.plimsoll.surface.model.SviSabr;
import io.plimsoll.surface.moments.RiskNeutralLaw;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BaselinesTest {

    private static final BaselineSettings SETTINGS =
            BaselineSettings.usual(false).withHistory(2500, 100);

    private static History history(double[] pnl, double[] vol) {
        LocalDate first = LocalDate.of(2000, 1, 3);
        List<LocalDate> dates =
                IntStream.range(0, pnl.length).mapToObj(first::plusDays).toList();
        double[] price = new double[pnl.length];
        Arrays.fill(price, 100);
        return History.of(
                dates,
                Map.of(
                        Columns.PNL,
                        pnl,
                        Columns.IMPLIED_VOL,
                        vol,
                        Columns.PRICE,
                        price,
                        "alpha30",
                        vol,
                        "nuRootT30",
                        constant(pnl.length, 0.3),
                        "rho30",
                        constant(pnl.length, -0.4)));
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
        for (Baseline baseline : Baselines.all(SETTINGS)) {
            assertThat(baseline.margin(h, Side.LONG, 0.99)).as(baseline.name()).isNaN();
        }
    }

    @Test
    void everyMarginGrowsInProportionToTheLosses() {
        double[] pnl = garch(600, 2);
        History h = history(pnl, constant(600, 0.2));
        History doubled = history(Arrays.stream(pnl).map(x -> 2 * x).toArray(), constant(600, 0.2));
        for (Baseline baseline : Baselines.all(SETTINGS)) {
            if (baseline.name().equals("montecarlo")) {
                continue; // its size comes from the surface
            }
            double once = baseline.margin(h, Side.LONG, 0.99);
            assertThat(baseline.margin(doubled, Side.LONG, 0.99) / once)
                    .as(baseline.name())
                    .isCloseTo(2, within(1e-5));
        }
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
        List<Baseline> once = Baselines.all(SETTINGS);
        List<Baseline> again = Baselines.all(SETTINGS);
        for (int i = 0; i < once.size(); i++) {
            double a = once.get(i).margin(history(pnl, vol).upTo(499), Side.SHORT, 0.99);
            double b = again.get(i).margin(history(other, otherVol).upTo(499), Side.SHORT, 0.99);
            assertThat(b).as(once.get(i).name()).isEqualTo(a);
        }
    }

    @Test
    void ewmaIsTheRecursionTimesTheNormalQuantile() {
        double[] pnl = constant(200, 0.01);
        double margin = new RiskMetrics(SETTINGS).margin(history(pnl, constant(200, 0.2)), Side.LONG, 0.99);
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
        double calm = new ImpliedVolScaled(SETTINGS, ImpliedVolScaled.Form.RAW)
                .margin(history(pnl, constant(300, 0.2)), Side.LONG, 0.99);
        double up =
                new ImpliedVolScaled(SETTINGS, ImpliedVolScaled.Form.RAW).margin(history(pnl, vol), Side.LONG, 0.99);
        assertThat(up / calm).isCloseTo(1.5, within(1e-12));
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

    private static History priced(double[] pnl, double[] price) {
        LocalDate first = LocalDate.of(2000, 1, 3);
        List<LocalDate> dates =
                IntStream.range(0, pnl.length).mapToObj(first::plusDays).toList();
        return History.of(dates, Map.of(Columns.PNL, pnl, Columns.PRICE, price));
    }

    @Test
    void relativeChangesOfAPriceAreScaledToTodaysPrice() {
        SplittableRandom random = new SplittableRandom(8);
        double[] price = new double[400];
        double[] pnl = new double[400];
        price[0] = 50;
        pnl[0] = Double.NaN;
        for (int i = 1; i < 400; i++) {
            price[i] = price[i - 1] * (1 + 0.02 * random.nextGaussian());
            pnl[i] = price[i] - price[i - 1];
        }
        BaselineSettings units = BaselineSettings.usual(true).withHistory(2500, 100);
        double relative = Baselines.named("hs-rel", units).margin(priced(pnl, price), Side.LONG, 0.99);
        double[] losses = IntStream.range(1, 400)
                .mapToDouble(i -> -pnl[i] / price[i - 1] * price[399])
                .toArray();
        assertThat(relative).isCloseTo(Quantiles.type7(losses, 0.99), within(1e-12));
        assertThat(Baselines.named("hs-abs", units).margin(priced(pnl, price), Side.LONG, 0.99))
                .isEqualTo(Baselines.named("hs", units).margin(priced(pnl, price), Side.LONG, 0.99));
    }

    @Test
    void aNegativePriceLeavesRelativeChangesAbsolute() {
        double[] price = {10, 12, -37.63, 10, 20};
        double[] pnl = {Double.NaN, 2, -49.63, 47.63, 10};
        double[] changes =
                Changes.oneDay(priced(pnl, price), BaselineSettings.usual(true).withChanges(ChangeKind.RELATIVE));
        assertThat(changes).containsExactly(Double.NaN, 4, -49.63 / 12 * 20, 47.63, 20);
        History negative = priced(pnl, price).upTo(2);
        assertThat(Changes.oneDay(negative, BaselineSettings.usual(true).withChanges(ChangeKind.RELATIVE)))
                .containsExactly(Double.NaN, 2, -49.63);
    }

    private static BaselineSettings overDays(int horizon, boolean rootOfTime) {
        BaselineSettings s = SETTINGS;
        return new BaselineSettings(
                s.priceUnits(),
                horizon,
                rootOfTime,
                s.changes(),
                s.measure(),
                s.lookback(),
                s.minHistory(),
                s.brwLambda(),
                s.ewmaLambda(),
                s.fhsLambda(),
                s.garchRefit(),
                s.smoothing(),
                s.stress(),
                null,
                1);
    }

    @Test
    void aHorizonOfSeveralDaysTakesOverlappingChangesUnlessTheRootOfTimeIsAskedFor() {
        double[] pnl = garch(800, 9);
        History h = history(pnl, constant(800, 0.2));
        double[] sums = IntStream.range(2, 800)
                .mapToDouble(i -> -(pnl[i] + pnl[i - 1] + pnl[i - 2]))
                .toArray();
        assertThat(Baselines.named("hs", overDays(3, false)).margin(h, Side.LONG, 0.99))
                .isCloseTo(Quantiles.type7(sums, 0.99), within(1e-14));
        double oneDay = Baselines.named("hs", SETTINGS).margin(h, Side.LONG, 0.99);
        assertThat(Baselines.named("hs", overDays(3, true)).margin(h, Side.LONG, 0.99))
                .isCloseTo(Math.sqrt(3) * oneDay, within(1e-14));
        for (Baseline model : Baselines.all(overDays(5, false))) {
            assertThat(model.margin(h, Side.LONG, 0.99)
                            / Baselines.named(model.name(), SETTINGS).margin(h, Side.LONG, 0.99))
                    .as(model.name())
                    .isBetween(1.5, 3.2);
        }
    }

    @Test
    void expectedShortfallIsAboveValueAtRiskAndGarchHasTheClosedForm() {
        History h = history(garch(1200, 10), constant(1200, 0.2));
        for (String name : Baselines.NAMES) {
            assertThat(Baselines.named(name + "-es", SETTINGS).margin(h, Side.LONG, 0.99))
                    .as(name)
                    .isGreaterThan(Baselines.named(name, SETTINGS).margin(h, Side.LONG, 0.99));
        }
        // E[z | z > q] by quadrature over the quantiles
        double sum = 0;
        int n = 200_000;
        for (int i = 0; i < n; i++) {
            sum += StudentT.quantile(0.99 + 0.01 * (i + 0.5) / n, 5);
        }
        assertThat(Garch.shortfall(0.99, 5)).isCloseTo(Math.sqrt(3 / 5.0) * sum / n, within(2e-4));
        assertThat(Garch.shortfall(0.99, Double.POSITIVE_INFINITY)).isCloseTo(2.66521, within(1e-5));
        assertThat(Garch.shortfall(0.99, 1e7)).isCloseTo(2.66521, within(1e-5));
    }

    @Test
    void theStressedWindowIsTheWorstKnownOrTheOneNamed() {
        double[] pnl = garch(1000, 12);
        for (int i = 300; i < 550; i++) {
            pnl[i] *= 5;
        }
        History h = history(pnl, constant(1000, 0.2));
        double[] window = IntStream.range(300, 550).mapToDouble(i -> -pnl[i]).toArray();
        double worst = Quantiles.type7(window, 0.99);
        assertThat(Baselines.named("stressed", SETTINGS).margin(h, Side.LONG, 0.99))
                .isCloseTo(worst, within(1e-15));
        assertThat(Baselines.named("stressed", SETTINGS).margin(h.upTo(299), Side.LONG, 0.99))
                .isLessThan(worst / 2);
    }

    @Test
    void theCappedScaleTiltsByTheTermStructureAndRisesNoFasterThanItsCaps() {
        double[] vol = {0.2, 0.3, Double.NaN, 0.4};
        double[] scale = {0.2, 0.36, Double.NaN, 0.4};
        ImpliedVolScaled.tilt(scale, vol, new double[] {0.2, 0.24, 0.2, Double.NaN}, 0.7);
        assertThat(scale).containsExactly(0.2, 0.36 * Math.pow(1.25, 0.7), Double.NaN, 0.4);
        scale = constant(60, 1);
        Arrays.fill(scale, 30, 60, 10);
        ImpliedVolScaled.hold(scale, 0.37, 0.8);
        assertThat(scale[30]).isCloseTo(1.37, within(1e-15));
        assertThat(scale[34]).isCloseTo(1.37, within(1e-15));
        assertThat(scale[35]).isCloseTo(1.8, within(1e-15));
        assertThat(scale[49]).isCloseTo(1.8, within(1e-15));
        assertThat(scale[50]).isCloseTo(1.8 * 1.37, within(1e-15));
    }

    @Test
    void monteCarloDrawsFromTheSurfacesLawInTheOrderOfThePast() {
        double[] pnl = garch(2500, 13);
        History h = history(pnl, constant(2500, 0.2));
        double[] draws = new SurfaceLaw(SETTINGS).scenarios(h).changes();
        int[] past = IntStream.range(0, 2500)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> pnl[i]))
                .mapToInt(i -> i)
                .toArray();
        for (int r = 1; r < 2500; r++) {
            assertThat(draws[past[r]]).isGreaterThan(draws[past[r - 1]]);
        }
        double years = 1 / 252.0;
        var law = new RiskNeutralLaw(new SviSabr(0.2, 0.3 / Math.sqrt(years), -0.4, years));
        assertThat(Baselines.named("montecarlo", SETTINGS).margin(h, Side.LONG, 0.99))
                .isCloseTo(-Math.expm1(law.quantile(0.01)), within(3e-4));
        double mean = Arrays.stream(draws).average().orElseThrow();
        assertThat(mean).isCloseTo(0, within(3e-4));
    }

    /** A market that may move by 7 % a day at most, and is locked there for days; and a fortnight without a move. */
    @Test
    void limitDaysAndDaysWithoutAMoveLeaveEveryModelAMargin() {
        double[] pnl = garch(900, 14);
        for (int i = 0; i < 900; i++) {
            pnl[i] = Math.max(-0.07, Math.min(0.07, 3 * pnl[i]));
        }
        Arrays.fill(pnl, 600, 604, -0.07);
        Arrays.fill(pnl, 604, 606, 0.07);
        Arrays.fill(pnl, 610, 620, 0);
        History h = history(pnl, constant(900, 0.4));
        for (int end : new int[] {603, 605, 619, 899}) {
            for (Baseline model : Baselines.all(SETTINGS)) {
                for (Side side : Side.values()) {
                    assertThat(model.margin(h.upTo(end), side, 0.99))
                            .as("%s %s %d", model.name(), side, end)
                            .isPositive()
                            .isLessThan(1);
                }
            }
        }
    }

    @Test
    void aDatedWindowShorterThanOthersCountsFromItsTwentiethChange() {
        double[] pnl = garch(600, 15);
        History h = history(pnl, constant(600, 0.2));
        BaselineSettings s = SETTINGS;
        BaselineSettings dated = new BaselineSettings(
                s.priceUnits(),
                s.horizon(),
                s.rootOfTime(),
                s.changes(),
                s.measure(),
                s.lookback(),
                s.minHistory(),
                s.brwLambda(),
                s.ewmaLambda(),
                s.fhsLambda(),
                s.garchRefit(),
                s.smoothing(),
                new BaselineSettings.Stress(250, h.date(200), h.date(260)),
                null,
                1);
        Baseline stressed = Baselines.named("stressed", dated);
        assertThat(stressed.margin(h.upTo(150), Side.LONG, 0.99)).isNaN();
        assertThat(stressed.margin(h.upTo(218), Side.LONG, 0.99)).isNaN();
        double[] window =
                IntStream.rangeClosed(200, 260).mapToDouble(i -> -pnl[i]).toArray();
        assertThat(stressed.margin(h, Side.LONG, 0.99)).isCloseTo(Quantiles.type7(window, 0.99), within(1e-15));
    }

    @Test
    void aNameThatIsNoModelIsTold() {
        assertThatThrownBy(() -> Baselines.named("fsh", SETTINGS))
                .hasMessageContaining("\"fsh\" must be one of the models [static, hs, brw,");
        assertThatThrownBy(() -> Baselines.named("ivscaled-rel", SETTINGS)).hasMessageContaining("ivscaled-rel");
    }
}
