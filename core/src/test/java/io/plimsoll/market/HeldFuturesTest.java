package io.plimsoll.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Contracts of a product held one after another. All numbers are invented. */
class HeldFuturesTest {

    private static final LocalDate MONDAY = LocalDate.of(2031, 3, 3);

    private static MarketSettings settings(int rollDays, boolean relative) {
        return new MarketSettings(
                "XY",
                rollDays,
                relative,
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

    /** Ten sessions; the April contract's last trading day is the seventh, the May contract's long after the data. */
    private static MarketData data() {
        List<FuturesRow> rows = new ArrayList<>();
        int line = 2;
        for (int day = 0; day < 10; day++) {
            LocalDate date = session(day);
            if (day <= 6) {
                rows.add(row(line++, date, "XYJ31", day < 6 ? 50 + day : -37.5));
            }
            rows.add(row(line++, date, "XYK31", 60 + 2 * day));
        }
        SeriesPoint april = new SeriesPoint(new SourceRow("x.csv", 2), "lastTrade.XY", session(6), 203104);
        SeriesPoint may = new SeriesPoint(new SourceRow("x.csv", 3), "lastTrade.XY", MONDAY.plusDays(60), 203105);
        return new MarketData(
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                rows,
                Map.of("lastTrade.XY", List.of(april, may)),
                List.of());
    }

    private static LocalDate session(int day) {
        return MONDAY.plusDays(day + 2L * (day / 5));
    }

    private static FuturesRow row(int line, LocalDate date, String contract, double settle) {
        return new FuturesRow(
                new SourceRow("f.csv", line), date, contract, settle, settle, settle, Double.NaN, Double.NaN);
    }

    @Test
    void aContractIsLeftAtTheCloseThatLiesTheRollDaysBeforeItsLastTradingDay() {
        Underlying held = Underlying.of(data(), settings(3, false));
        assertThat(held.size()).isEqualTo(10);
        assertThat(held.pnl()).containsExactly(Double.NaN, 1, 1, 1, 2, 2, 2, 2, 2, 2);
        assertThat(held.price()).startsWith(50, 51, 52, 66, 68);
    }

    @Test
    void noProfitRunsAcrossContractsAndARelativeChangeIsOverThePriceHeld() {
        Underlying held = Underlying.of(data(), settings(3, true));
        assertThat(held.pnl()[3]).isCloseTo(1 / 52.0, within(1e-15));
        assertThat(held.pnl()[4]).isCloseTo(2 / 66.0, within(1e-15));
        for (int t = 1; t < held.size(); t++) {
            assertThat(held.pnl()[t]).isEqualTo(held.returns()[t]);
        }
    }

    @Test
    void aContractHeldToItsEndHasItsLastDay() {
        Underlying held = Underlying.of(data(), settings(0, false));
        assertThat(held.pnl()[6]).isCloseTo(-37.5 - 55, within(1e-12));
        assertThat(held.price()[5]).isEqualTo(55);
        assertThat(held.price()[6]).isEqualTo(72);
        assertThat(held.pnl()[7]).isEqualTo(2);
    }

    @Test
    void aContractThatIsNamedItselfIsNotRolled() {
        MarketData data = data();
        assertThat(HeldFutures.tells(data, "XY")).isTrue();
        assertThat(HeldFutures.tells(data, "X")).isFalse();
        assertThat(HeldFutures.tells(data, "XYJ31")).isFalse();
    }
}
