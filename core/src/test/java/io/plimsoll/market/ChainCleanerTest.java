package io.plimsoll.market;

import static io.plimsoll.market.OptionRight.CALL;
import static io.plimsoll.market.OptionRight.PUT;
import static io.plimsoll.market.Quotes.closed;
import static io.plimsoll.market.Quotes.quoted;
import static io.plimsoll.market.Quotes.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ChainCleanerTest {

    private static final CleaningSettings NONE = CleaningSettings.of(CleaningSettings.Preset.NONE);
    private static final CleaningSettings STANDARD = CleaningSettings.of(CleaningSettings.Preset.STANDARD);
    private static final double NO = Double.NaN;

    /** With the filter alone the bad rows are rejected for its reason and the others kept; without it all are kept. */
    private static void rejects(Filter filter, List<OptionRow> good, List<OptionRow> bad) {
        rejects(NONE, filter, good, bad, List.of());
    }

    private static void rejects(
            CleaningSettings base, Filter filter, List<OptionRow> good, List<OptionRow> bad, List<OptionRow> before) {
        List<OptionRow> rows = new ArrayList<>(good);
        rows.addAll(bad);
        ChainCleaner.Cleaned off = ChainCleaner.clean(Quotes.chain(rows), Quotes.chain(before), base);
        assertThat(off.kept()).containsExactlyInAnyOrderElementsOf(rows);
        assertThat(off.rejected()).isEmpty();
        ChainCleaner.Cleaned on =
                ChainCleaner.clean(Quotes.chain(rows), Quotes.chain(before), base.with(Set.of(filter)));
        assertThat(on.kept()).containsExactlyInAnyOrderElementsOf(good);
        assertThat(on.rejected()).hasSize(bad.size()).allSatisfy(r -> {
            assertThat(r.reason()).isEqualTo(filter.reason());
            assertThat(r.detail()).isNotEmpty();
        });
    }

    @Test
    void everyFilterHasAReasonOfItsOwn() {
        EnumSet<Reason> reasons = EnumSet.noneOf(Reason.class);
        for (Filter filter : Filter.values()) {
            assertThat(reasons.add(filter.reason())).as("%s", filter).isTrue();
        }
    }

    @Test
    void anExpiryInUnderSevenDaysIsTooShort() {
        rejects(Filter.TOO_SHORT, List.of(quoted(CALL, 100, 7, 1, 2)), List.of(quoted(CALL, 100, 6, 1, 2)));
    }

    @Test
    void anExpiryAfterTwoYearsIsTooLong() {
        rejects(Filter.TOO_LONG, List.of(quoted(CALL, 100, 730, 1, 2)), List.of(quoted(CALL, 100, 731, 1, 2)));
    }

    @Test
    void aBidOfZeroIsNoBid() {
        rejects(
                Filter.ZERO_BID,
                List.of(quoted(CALL, 100, 30, 0.01, 2), closed(CALL, 101, 30, 1, 0)),
                List.of(quoted(CALL, 102, 30, 0, 2)));
    }

    @Test
    void crossedAndLockedQuotesAreTwoRules() {
        OptionRow good = quoted(CALL, 100, 30, 1, 1.1);
        OptionRow crossed = quoted(CALL, 101, 30, 1, 0.9);
        OptionRow locked = quoted(CALL, 102, 30, 1, 1);
        rejects(Filter.CROSSED, List.of(good, locked), List.of(crossed));
        rejects(Filter.LOCKED, List.of(good, crossed), List.of(locked));
    }

    @Test
    void aSpreadOverThePartOfTheMidIsWide() {
        rejects(Filter.WIDE_SPREAD, List.of(quoted(CALL, 100, 30, 1, 2.9)), List.of(quoted(CALL, 101, 30, 1, 3.1)));
    }

    @Test
    void aPriceUnderTheFloorIsRejected() {
        CleaningSettings base = new CleaningSettings(Set.of(), 7, 730, 0.5, 1, 0, 0.8, 1.2, 0.03, 3, 5, 2);
        rejects(
                base,
                Filter.PRICE_FLOOR,
                List.of(closed(CALL, 100, 30, 0.5, 1), quoted(CALL, 101, 30, 0.4, 0.6)),
                List.of(closed(CALL, 102, 30, 0.49, 1), quoted(CALL, 103, 30, 0.3, 0.6)),
                List.of());
    }

    @Test
    void aRowWithoutVolumeIsUntradedUnlessNothingIsKnownOfIt() {
        rejects(
                Filter.UNTRADED,
                List.of(closed(CALL, 100, 30, 1, 1), closed(CALL, 101, 30, 1, NO)),
                List.of(closed(CALL, 102, 30, 1, 0)));
    }

    @Test
    void aRowIsStaleWhereNothingChangedSinceTheSessionBeforeAndNothingIsKnownToHaveTraded() {
        List<OptionRow> before = List.of(
                row(CALL, 100, 31, 1, 0.9, 1.1, 5),
                row(CALL, 101, 31, 1, 0.9, 1.1, 5),
                row(CALL, 102, 31, 1, NO, NO, 5),
                row(CALL, 103, 31, 1, NO, NO, 5),
                row(PUT, 104, 31, 1, NO, NO, 5));
        List<OptionRow> rows = new ArrayList<>();
        for (OptionRow row : before) {
            rows.add(new OptionRow(
                    row.source(),
                    row.date(),
                    row.right(),
                    row.expiry(),
                    row.strike(),
                    row.price(),
                    row.bid(),
                    row.ask(),
                    0,
                    NO));
        }
        List<OptionRow> good = List.of(
                row(CALL, 101, 31, 1, 0.9, 1.2, 0),
                row(CALL, 103, 31, 1, NO, NO, 3),
                row(CALL, 104, 31, 1, NO, NO, 0),
                row(PUT, 104, 30, 1, NO, NO, 0));
        List<OptionRow> bad = List.of(rows.get(0), row(CALL, 102, 31, 1, NO, NO, NO));
        rejects(NONE, Filter.STALE, good, bad, before);
        assertThat(Quotes.cleaned(rows, NONE.with(Set.of(Filter.STALE))).rejected())
                .isEmpty();
    }

    @Test
    void ofTwoRowsOfOneContractTheFirstIsKept() {
        OptionRow first = closed(CALL, 100, 30, 1, 1);
        rejects(
                Filter.DUPLICATE,
                List.of(first, closed(PUT, 100, 30, 1, 1), closed(CALL, 100, 31, 1, 1), closed(CALL, 100.5, 30, 1, 1)),
                List.of(closed(CALL, 100, 30, 1.1, 1)));
    }

    @Test
    void twoZeroBidsInARowEndTheStripOnEitherSide() {
        CleaningSettings vix = CleaningSettings.of(CleaningSettings.Preset.VIX);
        List<OptionRow> rows = new ArrayList<>();
        double[] bids = {0, 0.1, 0, 0, 0.2, 0, 0.3, 0.5, 1};
        for (int i = 0; i < bids.length; i++) {
            rows.add(quoted(PUT, 80 + i, 30, bids[i], bids[i] + 0.1));
            rows.add(quoted(CALL, 97 - i, 30, bids[i], bids[i] + 0.1));
        }
        ChainCleaner.Cleaned cleaned = Quotes.cleaned(rows, vix);
        assertThat(cleaned.kept())
                .extracting(OptionRow::strike)
                .containsExactly(89.0, 90.0, 91.0, 93.0, 84.0, 86.0, 87.0, 88.0);
        assertThat(cleaned.rejected())
                .filteredOn(r -> r.reason() == Reason.ZERO_BID)
                .hasSize(8);
        assertThat(cleaned.rejected())
                .filteredOn(r -> r.reason() == Reason.STRIP_END)
                .extracting(RejectedRow::instrument, RejectedRow::detail)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("C 96.0 2031-04-04", "no bid at 94.0 and 95.0"),
                        org.assertj.core.groups.Tuple.tuple("P 81.0 2031-04-04", "no bid at 83.0 and 82.0"));
        assertThat(Quotes.cleaned(rows, vix.without(Set.of(Filter.STRIP_END))).kept())
                .hasSize(10);
    }

    @Test
    void zeroBidsInTheMoneyDoNotEndTheStrip() {
        List<OptionRow> rows = List.of(
                quoted(CALL, 90, 30, 0, 12),
                quoted(CALL, 91, 30, 0, 11),
                quoted(CALL, 100, 30, 2, 2.2),
                quoted(PUT, 100, 30, 2, 2.2),
                quoted(CALL, 101, 30, 1.5, 1.7));
        ChainCleaner.Cleaned cleaned = Quotes.cleaned(rows, CleaningSettings.of(CleaningSettings.Preset.VIX));
        assertThat(cleaned.kept()).extracting(OptionRow::strike).containsExactly(100.0, 101.0, 100.0);
    }

    @Test
    void aCallBidAboveTheAskOfACallThatPaysMoreIsRejected() {
        rejects(
                Filter.NON_MONOTONE,
                List.of(quoted(CALL, 100, 30, 9.9, 10), quoted(CALL, 101, 30, 9, 9.1), quoted(CALL, 103, 30, 8, 8.1)),
                List.of(quoted(CALL, 102, 30, 9.5, 9.6)));
        rejects(
                Filter.NON_MONOTONE,
                List.of(quoted(PUT, 103, 30, 9.9, 10), quoted(PUT, 102, 30, 9, 9.1), quoted(PUT, 100, 30, 8, 8.1)),
                List.of(quoted(PUT, 101, 30, 9.5, 9.6)));
    }

    @Test
    void aQuoteAboveTheLineBetweenItsNeighboursIsRejected() {
        rejects(
                Filter.NON_CONVEX,
                List.of(
                        quoted(PUT, 98, 30, 2.0, 2.1),
                        quoted(PUT, 99, 30, 2.3, 2.4),
                        quoted(PUT, 101, 30, 3.1, 3.2),
                        quoted(PUT, 102, 30, 3.6, 3.7)),
                List.of(quoted(PUT, 100, 30, 3.0, 3.1)));
    }

    @Test
    void whatNoSettingCouldUseIsRejectedWhateverTheSettings() {
        double infinity = Double.POSITIVE_INFINITY;
        for (CleaningSettings settings : List.of(NONE, STANDARD)) {
            assertThat(reason(row(CALL, 100, 30, NO, NO, 2, 1), settings)).isEqualTo(Reason.MISSING_PRICE);
            assertThat(reason(closed(CALL, NO, 30, 1, 1), settings)).isEqualTo(Reason.MISSING_TERMS);
            assertThat(reason(closed(CALL, 0, 30, 1, 1), settings)).isEqualTo(Reason.INVALID_NUMBER);
            assertThat(reason(closed(CALL, -5, 30, 1, 1), settings)).isEqualTo(Reason.INVALID_NUMBER);
            assertThat(reason(closed(CALL, infinity, 30, 1, 1), settings)).isEqualTo(Reason.INVALID_NUMBER);
            assertThat(reason(closed(CALL, 100, 30, -1, 1), settings)).isEqualTo(Reason.INVALID_NUMBER);
            assertThat(reason(closed(CALL, 100, 30, infinity, 1), settings)).isEqualTo(Reason.INVALID_NUMBER);
            assertThat(reason(quoted(CALL, 100, 30, -1, 2), settings)).isEqualTo(Reason.INVALID_NUMBER);
            assertThat(reason(quoted(CALL, 100, 30, 1, infinity), settings)).isEqualTo(Reason.INVALID_NUMBER);
            assertThat(reason(closed(CALL, 100, 0, 1, 1), settings)).isEqualTo(Reason.EXPIRED);
            assertThat(reason(closed(CALL, 100, -3, 1, 1), settings)).isEqualTo(Reason.EXPIRED);
        }
    }

    private static Reason reason(OptionRow row, CleaningSettings settings) {
        ChainCleaner.Cleaned cleaned = Quotes.cleaned(List.of(row), settings);
        assertThat(cleaned.kept()).isEmpty();
        assertThat(cleaned.rejected()).hasSize(1);
        return cleaned.rejected().get(0).reason();
    }

    @Test
    void keptRowsComeByExpiryThenCallsThenPutsThenStrike() {
        List<OptionRow> rows = List.of(
                closed(PUT, 100, 60, 1, 1),
                closed(CALL, 101, 30, 1, 1),
                closed(PUT, 90, 30, 1, 1),
                closed(CALL, 99, 30, 1, 1),
                closed(PUT, 80, 30, 1, 1));
        assertThat(Quotes.cleaned(rows, STANDARD).kept())
                .extracting(OptionRow::instrument)
                .containsExactly(
                        "C 99.0 2031-04-04",
                        "C 101.0 2031-04-04",
                        "P 80.0 2031-04-04",
                        "P 90.0 2031-04-04",
                        "P 100.0 2031-05-04");
    }

    @Test
    void settingsKeepTheFiltersInTheirOrderAndTurnDownNonsense() {
        CleaningSettings more = NONE.with(List.of(Filter.IV_OUTLIER, Filter.ZERO_BID, Filter.DUPLICATE));
        assertThat(more.filters()).containsExactly(Filter.ZERO_BID, Filter.DUPLICATE, Filter.IV_OUTLIER);
        assertThat(more.without(List.of(Filter.DUPLICATE)).applies(Filter.DUPLICATE))
                .isFalse();
        assertThatThrownBy(() -> new CleaningSettings(Set.of(), 7, 6, 0, 1, 0, 0.8, 1.2, 0.03, 3, 5, 2))
                .hasMessageContaining("1 <= minDays <= maxDays, were 0.0, 7 and 6");
        assertThatThrownBy(() -> new CleaningSettings(Set.of(), 7, 8, 0, 1, 0, 1.2, 0.8, 0.03, 3, 5, 2))
                .hasMessageContaining("lowestStrikeToForward < highestStrikeToForward, were 1.2 and 0.8");
        assertThatThrownBy(() -> new CleaningSettings(Set.of(), 7, 8, 0, 1, 0, 0.8, 1.2, 0.03, 3, 5, 0))
                .hasMessageContaining("maxIvDeviations > 0, were 0.0 and 0.0");
    }
}
