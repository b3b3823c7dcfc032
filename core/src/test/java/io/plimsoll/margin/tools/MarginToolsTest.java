package io.plimsoll.margin.tools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.plimsoll.margin.BaselineSettings;
import io.plimsoll.margin.Baselines;
import io.plimsoll.margin.Side;
import io.plimsoll.market.Columns;
import io.plimsoll.market.History;
import io.plimsoll.math.Quantiles;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MarginToolsTest {

    private static final BaselineSettings BASELINE =
            BaselineSettings.usual(false).withHistory(500, 100);
    private static final ToolSettings TOOLS =
            new ToolSettings(0.25, 0.9, 0.25, 1000, 0.02, 0.05, 0.1, 0.02, 0.37, 0.8, Optional.empty(), 0.75);

    private static final MarginTool NO_CONTROLLER = new MarginTool() {
        @Override
        public String name() {
            return "controller";
        }

        @Override
        public double apply(double margin, Moment at) {
            return margin;
        }
    };

    /** Calm, a storm, and calm again. */
    private static History history(int n) {
        SplittableRandom random = new SplittableRandom(11);
        double[] pnl = new double[n];
        for (int i = 0; i < n; i++) {
            pnl[i] = (i / 400 % 3 == 1 ? 0.03 : 0.008) * random.nextGaussian();
        }
        double[] price = new double[n];
        Arrays.fill(price, 100);
        List<LocalDate> dates = IntStream.range(0, n)
                .mapToObj(LocalDate.of(2000, 1, 3)::plusDays)
                .toList();
        return History.of(dates, Map.of(Columns.PNL, pnl, Columns.PRICE, price));
    }

    private static double[] asked(History history) {
        var fhs = Baselines.named("fhs", BASELINE);
        return IntStream.range(0, history.size())
                .mapToDouble(t -> fhs.margin(history.upTo(t), Side.LONG, 0.99))
                .toArray();
    }

    private static double[] called(String model, double[] asked, History history) {
        return MarginModel.of(new MarginModel.Spec(model, model, BASELINE, TOOLS), NO_CONTROLLER)
                .called(base -> asked, history, Side.LONG, 0.99);
    }

    @Test
    void theBufferIsHeldInCalmTimesAndUsedUpInAStorm() {
        History history = history(1600);
        double[] asked = asked(history);
        double[] called = called("fhs+buffer", asked, history);
        for (int t = 120; t < asked.length; t++) {
            double release = Quantiles.type7(Arrays.copyOfRange(asked, Math.max(119, t + 1 - 1000), t + 1), 0.9);
            double expected = asked[t] >= release ? asked[t] : Math.max(asked[t], Math.min(1.25 * asked[t], release));
            assertThat(called[t]).isCloseTo(expected, within(1e-15));
        }
        assertThat(IntStream.range(300, 400)
                        .filter(t -> called[t] > 1.2 * asked[t])
                        .count())
                .isGreaterThan(20);
        assertThat(IntStream.range(405, 430).filter(t -> called[t] == asked[t]).count())
                .isGreaterThan(10);
    }

    @Test
    void aQuarterOfTheWeightIsThatOfTheWorstWindow() {
        History history = history(1600);
        double[] asked = asked(history);
        double[] called = called("fhs+stressed", asked, history);
        double[] pnl = history.all(Columns.PNL);
        int start = IntStream.rangeClosed(0, 1600 - 250)
                .boxed()
                .max(java.util.Comparator.comparingDouble(
                        s -> Arrays.stream(pnl, s, s + 250).map(x -> x * x).sum()))
                .orElseThrow();
        double stress = Quantiles.type7(
                Arrays.stream(pnl, start, start + 250).map(x -> -x).toArray(), 0.99);
        double last = asked[1599];
        assertThat(called[1599]).isCloseTo(Math.max(last, 0.75 * last + 0.25 * stress), within(1e-14));
        assertThat(called[1599]).isGreaterThan(last);
    }

    @Test
    void theFloorIsTheHistoricalSimulationOverTenYears() {
        History history = history(1600);
        double[] asked = asked(history);
        double[] called = called("fhs+floor", asked, history);
        double floor = Quantiles.type7(
                Arrays.stream(history.window(Columns.PNL, 1000)).map(x -> -x).toArray(), 0.99);
        assertThat(called[1599]).isCloseTo(Math.max(asked[1599], floor), within(1e-15));
        assertThat(floor).isGreaterThan(asked[1599]);
    }

    @Test
    void limitsAreInTheUnitOfTheMargin() {
        History history = history(900);
        double[] asked = asked(history);
        double[] called = called("fhs+outright+cap", asked, history);
        for (int t = 120; t < asked.length; t++) {
            assertThat(called[t]).isEqualTo(Math.min(0.05, Math.max(0.02, asked[t])));
        }
    }

    @Test
    void noMarginMovesFasterThanItsSpeedLimit() {
        History history = history(900);
        double[] called = called("fhs+speed", asked(history), history);
        for (int t = 121; t < called.length; t++) {
            assertThat(called[t] / called[t - 1]).isBetween(0.98 - 1e-12, 1.1 + 1e-12);
        }
    }

    @Test
    void noRiseOverFiveOrTwentySessionsIsLargerThanItsCap() {
        History history = history(1600);
        double[] asked = asked(history);
        double[] called = called("fhs+rise5+rise20", asked, history);
        boolean bound = false;
        for (int t = 120; t < called.length; t++) {
            for (int n = 1; n <= 20 && t - n >= 120; n++) {
                assertThat(called[t] / called[t - n]).isLessThanOrEqualTo((n <= 5 ? 1.37 : 1.8) + 1e-12);
            }
            assertThat(called[t]).isLessThanOrEqualTo(asked[t]);
            bound |= called[t] < asked[t];
        }
        assertThat(bound).isTrue();
    }

    @Test
    void volatilityCountsNoLessThanAShareOfItsLongRun() {
        History history = history(400);
        double[] asked = asked(history);
        assertThat(called("fhs+volfloor", asked, history)).isEqualTo(asked);
        History after = history(1600);
        double[] calm = called("fhs+volfloor", asked(after), after);
        assertThat(calm[1599]).isGreaterThan(1.2 * asked(after)[1599]);
    }

    @Test
    void toolsScaleWithTheMarginButForThoseInItsUnit() {
        History history = history(700);
        double[] asked = asked(history);
        double[] doubled = Arrays.stream(asked).map(x -> 2 * x).toArray();
        for (String tool : List.of("buffer", "speed", "rise5", "rise20", "volfloor")) {
            double[] once = called("fhs+" + tool, asked, history);
            double[] twice = called("fhs+" + tool, doubled, history);
            for (int t = 120; t < 700; t++) {
                assertThat(twice[t]).as(tool).isCloseTo(2 * once[t], within(1e-13));
            }
        }
    }

    @Test
    void noToolSeesTheFuture() {
        History history = history(700);
        double[] asked = asked(history);
        double[] other = asked.clone();
        Arrays.fill(other, 500, 700, 9);
        for (String tool : MarginTools.NAMES) {
            double[] a = called("fhs+" + tool, asked, history);
            double[] b = called("fhs+" + tool, other, history);
            assertThat(Arrays.copyOf(a, 500)).as(tool).isEqualTo(Arrays.copyOf(b, 500));
        }
    }

    @Test
    void theCapOverTwentySessionsFollowsTheLargestRiseThatAnotherModelHasShown() {
        History history = history(1600);
        double[] followed = asked(history);
        double[] wild = walk(1600, 0.3);
        ToolSettings tools =
                new ToolSettings(0.25, 0.9, 0.25, 1000, 0.02, 0.05, 0.1, 0.02, 0.37, 0.2, Optional.of("fhs"), 0.75);
        MarginModel model = MarginModel.of(new MarginModel.Spec("x", "hs+rise20", BASELINE, tools), NO_CONTROLLER);
        double[] called = model.called(base -> base.name().equals("fhs") ? followed : wild, history, Side.LONG, 0.99);
        double largest = 0.2;
        for (int t = 1; t < 1600; t++) {
            // NaN, where fhs has no margin yet, is no rise.
            largest = t >= 20 && followed[t] / followed[t - 20] - 1 > largest
                    ? followed[t] / followed[t - 20] - 1
                    : largest;
            double least = Arrays.stream(called, Math.max(0, t - 20), t).min().orElseThrow();
            assertThat(called[t]).isCloseTo(Math.min(wild[t], (1 + largest) * least), within(1e-12));
        }
        assertThat(largest).isGreaterThan(0.5);
        assertThat(model.baselines()).hasSize(2);
        double[] later = followed.clone();
        Arrays.fill(later, 900, 1600, 100);
        double[] other = model.called(base -> base.name().equals("fhs") ? later : wild, history, Side.LONG, 0.99);
        assertThat(Arrays.copyOf(other, 900)).isEqualTo(Arrays.copyOf(called, 900));
    }

    /** A margin that rises and falls by up to {@code step} of itself a session. */
    private static double[] walk(int n, double step) {
        SplittableRandom random = new SplittableRandom(12);
        double[] walk = new double[n];
        double log = 0;
        for (int t = 0; t < n; t++) {
            log = 0.98 * log + step * (2 * random.nextDouble() - 1);
            walk[t] = Math.exp(log);
        }
        return walk;
    }

    @Test
    void theLimitsOfAllSessionsAreThoseOfEachSession() {
        double[] followed = walk(300, 0.5);
        Arrays.fill(followed, 100, 103, Double.NaN);
        double[] limits = Rises.limits(followed, 20, 0.1);
        for (int t = 0; t < 300; t++) {
            assertThat(limits[t]).isEqualTo(Rises.limit(followed, 20, 0.1, t));
        }
        assertThat(limits[19]).isEqualTo(0.1);
        assertThat(limits[299]).isGreaterThan(0.5);
    }

    @Test
    void anUnknownToolOrALimitThatIsNotSetIsTold() {
        assertThatThrownBy(() -> called("fhs+bufer", new double[0], history(1)))
                .hasMessageContaining("\"bufer\" must be one of the tools [buffer,");
        assertThatThrownBy(() -> MarginTools.named("cap", ToolSettings.USUAL, BASELINE))
                .hasMessage("the tool cap needs the setting margin.tools.most, in the unit of the margin");
    }
}
