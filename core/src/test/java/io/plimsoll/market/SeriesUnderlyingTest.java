package io.plimsoll.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.features.KnownMarket;
import io.plimsoll.features.RowUse;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A series as the underlying, and panels of futures beside it. All numbers are invented. */
class SeriesUnderlyingTest {

    private static final LocalDate DAY = LocalDate.of(2031, 3, 3);

    private static MarketSettings settings(String underlying) {
        return new MarketSettings(
                underlying,
                5,
                true,
                ExerciseStyle.EUROPEAN,
                false,
                true,
                Map.of(),
                List.of(),
                null,
                null,
                null,
                "alpha30",
                "alpha90",
                FeatureSeries.NONE,
                Map.of());
    }

    private static SeriesPoint point(String series, int line, LocalDate date, double value) {
        return new SeriesPoint(new SourceRow(series + ".csv", line), series, date, value);
    }

    private static MarketData data(List<Bar> bars, List<FuturesRow> futures, Map<String, List<SeriesPoint>> series) {
        return new MarketData(List.of(), bars, List.of(), List.of(), futures, series, List.of());
    }

    @Test
    void aSeriesThatTheStudyNamesIsItsUnderlyingAndBarsAreThenNotUsed() {
        Bar bar = new Bar(new SourceRow("bars.csv", 2), DAY, 1, 1, 1, 1, 1);
        SeriesPoint revised = new SeriesPoint(new SourceRow("SPX.csv", 4), "SPX", DAY, 9, DAY.plusDays(9));
        List<SeriesPoint> index = List.of(point("SPX", 2, DAY, 100), revised, point("SPX", 3, DAY.plusDays(1), 110));
        MarketData data = data(List.of(bar), List.of(), Map.of("SPX", index));

        KnownMarket market = KnownMarket.of(data, settings("SPX"));

        assertThat(market.underlying().dates()).containsExactly(DAY, DAY.plusDays(1));
        assertThat(market.underlying().price()).containsExactly(100, 110);
        assertThat(market.underlying().pnl()[1]).isEqualTo(110 / 100.0 - 1);
        assertThat(RowUse.unused(market, data, settings("SPX")))
                .extracting(r -> r.source() + " " + r.reason())
                .containsExactly("bars.csv:2 NOT_USED", "SPX.csv:4 NOT_USED");
    }

    @Test
    void anUnderlyingThatNoFileGivesNamesTheSeriesThatAreThere() {
        MarketData data = data(List.of(), List.of(), Map.of("SPX", List.of(point("SPX", 2, DAY, 100))));

        assertThatThrownBy(() -> KnownMarket.of(data, settings("bars")))
                .isInstanceOf(InputRejectedException.class)
                .hasMessageContaining("one of the series [SPX]");
    }

    @Test
    void aRowOfAPanelOutsideTheSessionsIsToldOnceAndLastTradingDaysOfItsProductAreUsed() {
        SourceRow row = new SourceRow("panel.csv", 2);
        LocalDate before = DAY.minusDays(3);
        List<FuturesRow> futures = List.of(
                new FuturesRow(row, before, "CLJ31", 60, 60, 60, 1, 1),
                new FuturesRow(row, before, "CLK31", 61, 61, 61, 1, 1));
        MarketData data = data(
                List.of(),
                futures,
                Map.of(
                        "SPX",
                        List.of(point("SPX", 2, DAY, 100), point("SPX", 3, DAY.plusDays(1), 110)),
                        DeliveryMonth.LAST_TRADE + "CL",
                        List.of(point("expiries", 2, DAY.plusDays(20), 203104)),
                        DeliveryMonth.LAST_TRADE + "NG",
                        List.of(point("expiries", 3, DAY.plusDays(24), 203104))));

        assertThat(RowUse.unused(KnownMarket.of(data, settings("SPX")), data, settings("SPX")))
                .extracting(r -> r.source() + " " + r.reason())
                .containsExactly("panel.csv:2 OUTSIDE_STUDY", "expiries.csv:3 NOT_USED");
    }

    @Test
    void aRankIsDeliveredAsManyMonthsAfterTheDay() {
        assertThat(DeliveryMonth.yearsTo("CL.03", DAY)).isEqualTo(0.25);
        assertThat(DeliveryMonth.yearsTo("CLH31", DAY)).isEqualTo(12 / 365.0);
    }
}
