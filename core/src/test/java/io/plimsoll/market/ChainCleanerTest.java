package io.plimsoll.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ChainCleanerTest {

    private static final LocalDate DATE = LocalDate.of(2030, 1, 2);
    private static final double NONE = Double.NaN;

    @Test
    void eachRuleRejectsTheRowThatBreaksItAndQuotesItsValues() {
        assertRejected(call(NONE, 30, 1, NONE, NONE), Reason.MISSING_TERMS, "strike NaN");
        assertRejected(call(-5, 30, 1, NONE, NONE), Reason.MISSING_TERMS, "strike -5.0");
        assertRejected(call(100, -1, 1, NONE, NONE), Reason.EXPIRED, "2030-01-01");
        assertRejected(call(100, 0, 1, NONE, NONE), Reason.EXPIRED, "2030-01-02");
        assertRejected(call(100, 6, 1, NONE, NONE), Reason.TOO_SHORT, "6 days < 7");
        assertRejected(call(100, 1097, 1, NONE, NONE), Reason.TOO_LONG, "1097 days > 1096");
        assertRejected(call(100, 30, NONE, NONE, NONE), Reason.MISSING_PRICE, "price NaN");
        assertRejected(call(100, 30, NONE, 1, NONE), Reason.MISSING_PRICE, "bid 1.0");
        assertRejected(call(100, 30, 1, 0, 2), Reason.ZERO_BID, "bid 0.0, ask 2.0");
        assertRejected(call(100, 30, 1, 2, 2), Reason.CROSSED, "bid 2.0 >= ask 2.0");
        assertRejected(call(100, 30, 1, 1, 2), Reason.WIDE_SPREAD, "> 0.5");
        assertRejected(call(100, 30, 0.0001, NONE, NONE), Reason.PRICE_FLOOR, "price 1.0E-4 < floor 5.0E-4");
        assertRejected(call(100, 30, 101, NONE, NONE), Reason.ABOVE_BOUND, "underlying 100.0");
        assertRejected(put(90, 30, 90), Reason.ABOVE_BOUND, "strike 90.0");
    }

    @Test
    void aRowWithoutFaultsIsKept() {
        for (OptionRow row : List.of(
                call(100, 7, 2, NONE, NONE),
                call(100, 1096, NONE, 1.9, 2.1),
                put(110, 30, 10.5),
                call(100, 30, 2, 0, NONE))) {
            CleanChain clean = clean(row);
            assertThat(clean.kept()).containsExactly(row);
            assertThat(clean.rejected()).isEmpty();
        }
    }

    @Test
    void aPriceOfZeroIsNeverUsedEvenWithoutAFloor() {
        CleaningSettings noFloor = new CleaningSettings(0, 7, 100, 0.5, 0.03, 3, 5, 0);
        CleanChain clean = ChainCleaner.clean(DATE, 100, List.of(call(100, 30, 0, NONE, NONE)), noFloor);
        assertThat(clean.rejected()).singleElement().matches(r -> r.reason() == Reason.PRICE_FLOOR);
    }

    @Test
    void theFirstUsableOfSeveralRowsOnOneContractIsKept() {
        OptionRow missing = call(100, 30, NONE, NONE, NONE);
        OptionRow first = call(100, 30, 2, NONE, NONE);
        OptionRow second = call(100, 30, 3, NONE, NONE);
        CleanChain clean = clean(missing, first, second, put(100, 30, 2));
        assertThat(clean.kept()).hasSize(2).first().isEqualTo(first);
        assertThat(clean.rejected())
                .extracting(RejectedRow::reason)
                .containsExactly(Reason.MISSING_PRICE, Reason.DUPLICATE);
    }

    @Test
    void aMarkWithoutTradingThatContradictsItsTradedNeighboursIsStale() {
        OptionRow low = traded(90, 12, 5);
        OptionRow high = traded(110, 2, 5);
        assertStale(true, low, traded(100, 8, 0), high);
        assertStale(true, low, traded(100, 1.5, 0), high);
        assertStale(false, low, traded(100, 5, 0), high);
        assertStale(false, low, traded(100, 7.01, 0), high);
        // Traded, or of unknown volume: not judged.
        assertStale(false, low, traded(100, 8, 1), high);
        assertStale(false, low, traded(100, 8, NONE), high);
        // One neighbour bounds one side.
        assertStale(true, low, traded(100, 12.5, 0));
        assertStale(true, traded(100, 1.5, 0), high);
        assertStale(false, traded(100, 15, 0), high);
        // Neighbours that contradict each other cannot testify.
        assertStale(false, traded(90, 1, 5), traded(100, 8, 0), high);
        assertStale(false, traded(100, 8, 0));
    }

    @Test
    void putsRiseWithTheStrike() {
        OptionRow low = volume(put(90, 30, 2), 5);
        OptionRow high = volume(put(110, 30, 12), 5);
        assertStale(true, low, volume(put(100, 30, 1), 0), high);
        assertStale(true, low, volume(put(100, 30, 8), 0), high);
        assertStale(false, low, volume(put(100, 30, 5), 0), high);
    }

    private static void assertStale(boolean stale, OptionRow... rows) {
        assertThat(clean(rows).rejected().stream().map(RejectedRow::reason).toList())
                .isEqualTo(stale ? List.of(Reason.STALE) : List.of());
    }

    @Test
    void keptAndRejectedTogetherAreTheRowsThatCameIn() {
        SplittableRandom random = new SplittableRandom(51);
        for (int trial = 0; trial < 200; trial++) {
            List<OptionRow> rows = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                double price = random.nextInt(6) == 0 ? NONE : random.nextDouble(0, 20);
                OptionRow row = call(80 + 5 * random.nextInt(10), random.nextInt(50), price, NONE, NONE);
                rows.add(volume(row, random.nextInt(2)));
            }
            CleanChain clean = ChainCleaner.clean(DATE, 100, rows, CleaningSettings.DEFAULT);
            assertThat(clean.kept().size() + clean.rejected().size()).isEqualTo(rows.size());
            assertThat(clean.kept()).doesNotHaveDuplicates();
        }
    }

    @Test
    void aRowOfAnotherDayIsABugOfTheCaller() {
        assertThatThrownBy(() -> ChainCleaner.clean(
                        DATE.plusDays(1), 100, List.of(call(100, 30, 1, NONE, NONE)), CleaningSettings.DEFAULT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2030-01-03")
                .hasMessageContaining("invented.csv:1");
    }

    @Test
    void thresholdsThatCannotBeAreRefused() {
        assertThatThrownBy(() -> new CleaningSettings(0, 0, 100, 1, 0, 1, 5, 0)).hasMessageContaining("minDays");
        assertThatThrownBy(() -> new CleaningSettings(0, 9, 8, 1, 0, 1, 5, 0)).hasMessageContaining("maxDays");
        assertThatThrownBy(() -> new CleaningSettings(0, 1, 8, 1, 2, 1, 5, 0)).hasMessageContaining("highestVol");
        assertThatThrownBy(() -> new CleaningSettings(NONE, 1, 8, 1, 0, 1, 5, 0))
                .hasMessageContaining("priceFloor");
    }

    private static void assertRejected(OptionRow row, Reason reason, String detail) {
        CleanChain clean = clean(row);
        assertThat(clean.kept()).isEmpty();
        assertThat(clean.rejected()).singleElement().satisfies(r -> {
            assertThat(r.reason()).isEqualTo(reason);
            assertThat(r.detail()).contains(detail);
            assertThat(r.source()).isEqualTo(row.source());
        });
    }

    private static CleanChain clean(OptionRow... rows) {
        return ChainCleaner.clean(DATE, 100, List.of(rows), CleaningSettings.DEFAULT);
    }

    private static OptionRow call(double strike, int days, double price, double bid, double ask) {
        return new OptionRow(
                new SourceRow("invented.csv", 1),
                DATE,
                OptionRight.CALL,
                DATE.plusDays(days),
                strike,
                price,
                bid,
                ask,
                NONE,
                NONE);
    }

    private static OptionRow put(double strike, int days, double price) {
        return new OptionRow(
                new SourceRow("invented.csv", 2),
                DATE,
                OptionRight.PUT,
                DATE.plusDays(days),
                strike,
                price,
                NONE,
                NONE,
                NONE,
                NONE);
    }

    private static OptionRow traded(double strike, double price, double volume) {
        return volume(call(strike, 30, price, NONE, NONE), volume);
    }

    private static OptionRow volume(OptionRow row, double volume) {
        return new OptionRow(
                row.source(),
                row.date(),
                row.right(),
                row.expiry(),
                row.strike(),
                row.price(),
                row.bid(),
                row.ask(),
                volume,
                NONE);
    }
}
