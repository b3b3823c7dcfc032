package io.plimsoll.truth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.plimsoll.backtest.BacktestResult;
import io.plimsoll.backtest.Metrics;
import io.plimsoll.backtest.Metrics.ModelMetrics;
import io.plimsoll.margin.Side;
import io.plimsoll.market.MarketSettings;
import io.plimsoll.market.Reason;
import io.plimsoll.market.RejectedRow;
import io.plimsoll.market.SourceRow;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TruthTest {

    private static final LocalDate MONDAY = LocalDate.of(2024, 1, 8);
    private static final Truth.Question USUAL = new Truth.Question(0.99, 1, MarketSettings.BARS);

    private static final Truth TRUTH = new Truth(
            List.of(quantile(0, 0.99, 0.02, 0.03), quantile(0, 0.95, 0.01, 0.015), quantile(1, 0.99, 0.04, 0.05)));

    private static TrueQuantile quantile(int day, double confidence, double longLoss, double shortLoss) {
        return new TrueQuantile(
                new SourceRow("truth.csv", day + 2L), MONDAY.plusDays(day), confidence, longLoss, shortLoss);
    }

    /** Two days, Monday and Tuesday, with a loss of 0.01 and a loss of 0.06 for the long side. */
    private static BacktestResult backtest() {
        Metrics metrics = new Metrics(
                "test",
                "simulated",
                0.99,
                1,
                2,
                MONDAY,
                MONDAY.plusDays(1),
                "hs",
                List.of(model("long", 0.0008), model("short", 0.0009), model("both", 0.001)),
                List.of());
        return new BacktestResult(
                List.of(MONDAY, MONDAY.plusDays(1)),
                new double[] {50, 40},
                Map.of(
                        Side.LONG, new double[] {0.01, 0.06},
                        Side.SHORT, new double[] {-0.01, -0.06},
                        Side.BOTH, new double[] {0.01, 0.06}),
                List.of(),
                Map.of(),
                Map.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                metrics,
                List.of());
    }

    private static ModelMetrics model(String side, double pinball) {
        return new ModelMetrics(
                "hs", side, 0, 0, 0, 0, null, null, null, null, 1, 1, pinball, null, null, 1, 0, 0, 0, 0, 0.0, 0, null,
                null, null, null, null, null, null);
    }

    @Test
    void theOraclesMarginIsTheQuantileOrTheQuantileTimesThePriceOfTheCloseBefore() {
        Map<Side, double[]> relative = TRUTH.margins(backtest(), USUAL, true);
        assertThat(relative.get(Side.LONG)).containsExactly(0.02, 0.04);
        assertThat(relative.get(Side.SHORT)).containsExactly(0.03, 0.05);
        Map<Side, double[]> absolute = TRUTH.margins(backtest(), USUAL, false);
        assertThat(absolute.get(Side.LONG)).containsExactly(0.02 * 50, 0.04 * 40);
        assertThat(absolute.get(Side.SHORT)).containsExactly(0.03 * 50, 0.05 * 40);
    }

    @Test
    void theQuantileOfEitherTailIsNotThatOfTheAbsoluteChange() {
        assertThat(TRUTH.margins(backtest(), USUAL, true)).containsOnlyKeys(Side.LONG, Side.SHORT);
    }

    @ParameterizedTest
    @CsvSource({"0.995, 1, bars", "0.99, 2, bars", "0.99, 1, CLV25", "0.95, 1, bars"})
    void whereTheTruthIsOfSomethingElseOrOfFewerDaysThereIsNoOracle(double confidence, int horizon, String underlying) {
        Truth.Question question = new Truth.Question(confidence, horizon, underlying);
        assertThat(TRUTH.margins(backtest(), question, true)).isEmpty();
        assertThat(Truth.UNKNOWN.margins(backtest(), USUAL, true)).isEmpty();
    }

    @Test
    void regretIsThePinballLossAboveTheOraclesOnTheSameDays() {
        BacktestResult judged = backtest().against(TRUTH.margins(backtest(), USUAL, true), true);
        // Long: margin 0.02 over a loss of 0.01 costs 0.01 · 0.01, margin 0.04 under a loss of 0.06 costs 0.99 · 0.02.
        double oracle = (0.0001 + 0.0198) / 2;
        ModelMetrics hs = judged.metrics().models().get(0);
        assertThat(hs.oraclePinball()).isCloseTo(oracle, within(1e-15));
        assertThat(hs.regret()).isCloseTo(0.0008 / oracle - 1, within(1e-13));
        // Short: margins 0.03 and 0.05 over gains of 0.01 and 0.06.
        assertThat(judged.metrics().models().get(1).oraclePinball()).isCloseTo((0.0004 + 0.0011) / 2, within(1e-15));
        assertThat(judged.metrics().models().get(2).oraclePinball()).isNull();
        assertThat(judged.metrics().models().get(2).regret()).isNull();
        assertThat(judged.metrics().oracle()).extracting(ModelMetrics::side).containsExactly("long", "short");
        assertThat(judged.metrics().oracle()).extracting(ModelMetrics::regret).containsExactly(0.0, 0.0);
        assertThat(judged.metrics().oracle().get(0).breaches()).isEqualTo(1);
        assertThat(judged.oracle().get(1).margins()).containsExactly(0.03, 0.05);
    }

    @Test
    void withoutATruthTheResultStaysAsItWas() {
        BacktestResult same = backtest().against(Map.of(), true);
        assertThat(same.metrics()).isEqualTo(backtest().metrics());
        assertThat(same.oracle()).isEmpty();
    }

    @Test
    void aRowThatAnswersNothingIsListedWithItsReason() {
        assertThat(TRUTH.unused(List.of(MONDAY), USUAL))
                .extracting(RejectedRow::reason, r -> r.source().line())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(Reason.NOT_USED, 2L),
                        org.assertj.core.groups.Tuple.tuple(Reason.OUTSIDE_STUDY, 3L));
        assertThat(TRUTH.unused(List.of(MONDAY), new Truth.Question(0.99, 2, MarketSettings.BARS)))
                .hasSize(3);
    }

    @Test
    void aSessionHasOneTruthAConfidence() {
        assertThatThrownBy(() -> new Truth(List.of(quantile(0, 0.99, 0.02, 0.03), quantile(0, 0.99, 0.02, 0.04))))
                .hasMessageContaining("one row a confidence");
        assertThatThrownBy(() -> quantile(0, 1, 0.02, 0.03)).hasMessageContaining("confidence in (0, 1)");
        assertThatThrownBy(() -> quantile(0, 0.99, Double.NaN, 0.03)).hasMessageContaining("finite");
    }
}
