package io.plimsoll.margin.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.plimsoll.margin.ScenarioModel;
import io.plimsoll.margin.Scenarios;
import io.plimsoll.margin.Side;
import io.plimsoll.margin.portfolio.PortfolioSettings.SmileRule;
import io.plimsoll.margin.portfolio.PortfolioSettings.VolMoves;
import io.plimsoll.market.Columns;
import io.plimsoll.market.History;
import io.plimsoll.pricing.EarlyExercise;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ScenarioSetTest {

    private static final LocalDate MON = LocalDate.of(2024, 3, 11);
    private static final LocalDate FRI = MON.plusDays(4);

    private static RiskFactor factor(String id, RiskFactor.Change change, History history) {
        return new RiskFactor(id, 200, change, RiskFactor.Kind.FUTURE, history);
    }

    private static History history(int[] days, double[] pnl, double[] vol) {
        List<LocalDate> dates = Arrays.stream(days).mapToObj(MON::plusDays).toList();
        return History.of(dates, Map.of(Columns.PNL, pnl, Columns.IMPLIED_VOL, vol));
    }

    private static PortfolioSettings settings(int scenarios, int horizon, VolMoves moves) {
        return new PortfolioSettings(horizon, scenarios, SmileRule.STICKY_STRIKE, moves, EarlyExercise.QD_PLUS);
    }

    /** One was shut on Wednesday, the other is new on Tuesday, with no change known that day. */
    private static MarketDay market() {
        History old = history(
                new int[] {0, 1, 3, 4}, new double[] {0.01, 0.02, 0.07, -0.04}, new double[] {0.2, 0.25, 0.5, 0.4});
        History young = history(
                new int[] {1, 2, 3, 4}, new double[] {Double.NaN, 1, 2, 3}, new double[] {0.3, 0.3, Double.NaN, 0.6});
        return new MarketDay(
                FRI,
                List.of(
                        factor("YOUNG", RiskFactor.Change.ABSOLUTE, young),
                        factor("OLD", RiskFactor.Change.RELATIVE, old)),
                Map.of());
    }

    @Test
    void factorsAreJoinedBySessionDate() {
        ScenarioSet set = ScenarioSet.of(market(), new ExampleMarket.Past(9), settings(9, 1, VolMoves.NONE));
        assertThat(set.factors()).containsExactly("OLD", "YOUNG");
        assertThat(set.dates()).containsExactly(MON, MON.plusDays(1), MON.plusDays(2), MON.plusDays(3), FRI);
        assertThat(set.moves()[0]).containsExactly(new double[] {2, 4, 0, 14, -8}, within(1e-12));
        assertThat(set.moves()[1]).containsExactly(0, 0, 1, 2, 3);
        assertThat(set.withoutHistory()).containsExactly(0, 2);
        assertThat(set.volRatios()[0]).containsOnly(1);
        assertThat(set.equallyWeighted()).isTrue();
    }

    @Test
    void onlyTheLastDatesAreTaken() {
        ScenarioSet set = ScenarioSet.of(market(), new ExampleMarket.Past(9), settings(2, 1, VolMoves.NONE));
        assertThat(set.dates()).containsExactly(MON.plusDays(3), FRI);
        assertThat(set.moves()[1]).containsExactly(2, 3);
        assertThat(set.withoutHistory()).containsExactly(0, 0);
    }

    @Test
    void volatilityMovesByItsOwnRatioOverTheHorizon() {
        ScenarioSet one = ScenarioSet.of(market(), new ExampleMarket.Past(9), settings(9, 1, VolMoves.HISTORICAL));
        assertThat(one.volRatios()[0]).containsExactly(new double[] {1, 1.25, 1, 2, 0.8}, within(1e-12));
        assertThat(one.volRatios()[1]).containsExactly(new double[] {1, 1, 1, 1, 1}, within(1e-12));
        assertThat(one.withoutVol()).containsExactly(1, 3);
        ScenarioSet two = ScenarioSet.of(market(), new ExampleMarket.Past(9), settings(9, 2, VolMoves.HISTORICAL));
        assertThat(two.volRatios()[0]).containsExactly(new double[] {1, 1, 1, 2.5, 1.6}, within(1e-12));
    }

    @Test
    void weightsAreTheLargestOfTheFactorsEachToItsOwnLargest() {
        ScenarioModel fading = new ScenarioModel() {
            @Override
            public String name() {
                return "fading";
            }

            @Override
            public double margin(History known, Side side, double confidence) {
                return Double.NaN;
            }

            @Override
            public Scenarios scenarios(History known) {
                return new Scenarios(known.all(Columns.PNL), new double[] {0.05, 0.1, 0.2, 0.4});
            }
        };
        ScenarioSet set = ScenarioSet.of(market(), fading, settings(9, 1, VolMoves.NONE));
        assertThat(set.weights()).containsExactly(new double[] {0.125, 0.25, 0.25, 0.5, 1}, within(1e-12));
        assertThat(set.equallyWeighted()).isFalse();
    }

    @Test
    void theHorizonEndsAfterSoManyWeekdays() {
        assertThat(settings(1, 1, VolMoves.NONE).end(FRI)).isEqualTo(FRI.plusDays(3));
        assertThat(settings(1, 5, VolMoves.NONE).end(FRI)).isEqualTo(FRI.plusDays(7));
        assertThat(settings(1, 2, VolMoves.NONE).end(MON)).isEqualTo(MON.plusDays(2));
    }

    @Test
    void aFactorMustNotKnowALaterDay() {
        History history = history(new int[] {0, 7}, new double[2], new double[2]);
        assertThatThrownBy(() ->
                        new MarketDay(FRI, List.of(factor("LATE", RiskFactor.Change.ABSOLUTE, history)), Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("LATE")
                .hasMessageContaining("2024-03-18");
    }
}
