package io.plimsoll.market.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.market.OptionChain;
import io.plimsoll.market.OptionRight;
import io.plimsoll.market.OptionRow;
import io.plimsoll.market.SourceRow;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class ChainWatchTest {

    private static final LocalDate MONDAY = LocalDate.of(2031, 3, 3);
    private static final LocalDate EXPIRY = LocalDate.of(2031, 6, 25);
    private static final double[] LADDER = DoubleStream.iterate(2.0, k -> Math.rint(100 * (k + 0.05)) / 100)
            .limit(13)
            .toArray();

    private static LocalDate day(int session) {
        return MONDAY.plusDays(session / 5 * 7L + session % 5);
    }

    private static OptionRow row(LocalDate day, OptionRight right, LocalDate expiry, double strike) {
        double mid = Math.max(right == OptionRight.CALL ? 2.3 - strike : strike - 2.3, 0) + 0.05;
        return new OptionRow(
                new SourceRow("c.csv", 2), day, right, expiry, strike, Double.NaN, mid - 0.01, mid + 0.01, 100, 1000);
    }

    private static List<OptionRow> rows(LocalDate day, double... strikes) {
        List<OptionRow> rows = new ArrayList<>();
        for (double strike : strikes) {
            rows.add(row(day, OptionRight.CALL, EXPIRY, strike));
            rows.add(row(day, OptionRight.PUT, EXPIRY, strike));
        }
        return rows;
    }

    /** Ten sessions of one ladder. */
    private static List<List<OptionRow>> clean() {
        List<List<OptionRow>> days = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            days.add(rows(day(i), LADDER));
        }
        return days;
    }

    private static List<Finding> check(List<List<OptionRow>> days) {
        List<Finding> found = new ArrayList<>();
        ChainWatch watch = new ChainWatch("ABC", found::add);
        days.stream()
                .filter(rows -> !rows.isEmpty())
                .forEach(rows -> watch.add(OptionChain.of(rows.get(0).date(), rows)));
        watch.finish();
        return found;
    }

    private static List<Finding> changed(int session, UnaryOperator<List<OptionRow>> change) {
        List<List<OptionRow>> days = clean();
        days.set(session, change.apply(new ArrayList<>(days.get(session))));
        return check(days);
    }

    private static List<OptionRow> without(List<OptionRow> rows, double strike, OptionRight... rights) {
        return rows.stream()
                .filter(r -> r.strike() != strike || !List.of(rights).contains(r.right()))
                .toList();
    }

    private static double adjusted(double strike) {
        return Math.rint(1000 * strike / 1.022) / 1000;
    }

    private static double[] ladder(double... more) {
        return DoubleStream.concat(DoubleStream.of(LADDER), DoubleStream.of(more))
                .sorted()
                .distinct()
                .toArray();
    }

    private static double[] adjusted() {
        return DoubleStream.of(LADDER).map(ChainWatchTest::adjusted).toArray();
    }

    @Test
    void cleanChainsTripNothing() {
        assertThat(check(clean())).isEmpty();
    }

    @Test
    void aPutThatIsAbsentBesideItsCallIsMissing() {
        assertThat(changed(4, rows -> without(rows, 2.2, OptionRight.PUT)))
                .singleElement()
                .satisfies(f -> {
                    assertThat(f.rule()).isEqualTo(Rule.MISSING_CONTRACT);
                    assertThat(f.values()).isEqualTo("P 2.2 2031-06-25");
                    assertThat(f.from()).isEqualTo(day(4));
                });
    }

    @Test
    void aStrikeThatIsAbsentForADayLeavesAHole() {
        assertThat(changed(4, rows -> without(rows, 2.2, OptionRight.PUT, OptionRight.CALL)))
                .singleElement()
                .satisfies(f -> {
                    assertThat(f.rule()).isEqualTo(Rule.MISSING_STRIKE);
                    assertThat(f.from()).isEqualTo(day(4));
                });
    }

    @Test
    void aStrikeAtTheEndOfTheLadderMayComeAndGo() {
        assertThat(changed(4, rows -> without(rows, LADDER[0], OptionRight.PUT, OptionRight.CALL)))
                .isEmpty();
    }

    @Test
    void anExpiryThatIsAbsentForADayIsMissing() {
        LocalDate later = EXPIRY.plusDays(28);
        List<List<OptionRow>> days = clean();
        for (int i = 0; i < days.size(); i++) {
            if (i != 5) {
                for (double strike : LADDER) {
                    days.get(i).add(row(day(i), OptionRight.CALL, later, strike));
                    days.get(i).add(row(day(i), OptionRight.PUT, later, strike));
                }
            }
        }
        assertThat(check(days)).singleElement().satisfies(f -> {
            assertThat(f.rule()).isEqualTo(Rule.MISSING_EXPIRY);
            assertThat(f.from()).isEqualTo(day(5));
        });
    }

    @Test
    void adjustedStrikesOnTheDayOfADividendAreANoteWithTheFactor() {
        List<List<OptionRow>> days = clean();
        for (int i = 5; i < days.size(); i++) {
            days.set(i, rows(day(i), adjusted()));
        }
        assertThat(check(days)).singleElement().satisfies(f -> {
            assertThat(f.rule()).isEqualTo(Rule.STRIKES_ADJUSTED);
            assertThat(f.severity()).isEqualTo(Severity.NOTE);
            assertThat(f.values()).contains("÷ 1.022");
            assertThat(f.from()).isEqualTo(day(5));
        });
    }

    @Test
    void contractsListedAnewOnTheOldStrikesDoNotHideTheAdjustment() {
        List<List<OptionRow>> days = clean();
        for (int i = 5; i < days.size(); i++) {
            days.set(i, rows(day(i), ladder(adjusted())));
        }
        assertThat(check(days)).extracting(Finding::rule).containsExactly(Rule.STRIKES_ADJUSTED);
    }

    @Test
    void aSplitIsANoteWithItsFactor() {
        List<List<OptionRow>> days = clean();
        for (int i = 5; i < days.size(); i++) {
            days.set(i, rows(day(i), DoubleStream.of(LADDER).map(k -> k / 4).toArray()));
        }
        assertThat(check(days)).singleElement().satisfies(f -> {
            assertThat(f.rule()).isEqualTo(Rule.STRIKES_ADJUSTED);
            assertThat(f.values()).contains("÷ 4.0");
        });
    }

    @Test
    void aLadderThatMovesByAStepIsNoAdjustment() {
        List<List<OptionRow>> days = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            double shift = 5.0 * i;
            days.add(rows(
                    day(i),
                    DoubleStream.iterate(1000 + shift, k -> k + 5).limit(6).toArray()));
        }
        assertThat(check(days)).isEmpty();
    }

    @Test
    void anAdjustmentThatWasWrittenBackIsAnErrorOnTheDayOfListing() {
        LocalDate later = EXPIRY.plusDays(28);
        List<List<OptionRow>> days = clean();
        for (int i = 3; i < days.size(); i++) {
            for (double strike : adjusted()) {
                days.get(i).add(row(day(i), OptionRight.CALL, later, strike));
                days.get(i).add(row(day(i), OptionRight.PUT, later, strike));
            }
        }
        List<Finding> found = check(days);
        assertThat(found).hasSizeGreaterThanOrEqualTo(10).allSatisfy(f -> {
            assertThat(f.rule()).isEqualTo(Rule.LOOK_AHEAD_STRIKE);
            assertThat(f.severity()).isEqualTo(Severity.ERROR);
            assertThat(f.from()).isEqualTo(day(3));
        });
    }

    @Test
    void newStrikesOnTheGridAreNoLookAhead() {
        List<List<OptionRow>> days = clean();
        for (int i = 5; i < days.size(); i++) {
            days.set(i, rows(day(i), ladder(2.65, 2.7, 2.75, 2.8, 1.95, 2.225)));
        }
        assertThat(check(days)).isEmpty();
    }

    @Test
    void rowsThatBreakARuleByThemselvesAreTold() {
        assertThat(changed(2, rows -> {
                    OptionRow r = rows.get(0);
                    rows.set(
                            0,
                            new OptionRow(
                                    r.source(),
                                    r.date(),
                                    r.right(),
                                    r.expiry(),
                                    r.strike(),
                                    Double.NaN,
                                    0.5,
                                    0.4,
                                    1,
                                    1));
                    OptionRow s = rows.get(3);
                    rows.set(
                            3,
                            new OptionRow(
                                    s.source(), s.date(), s.right(), s.expiry(), s.strike(), -0.1, 0.1, 0.2, 1, 1));
                    rows.add(rows.get(5));
                    return rows;
                }))
                .extracting(Finding::rule)
                .containsExactlyInAnyOrder(Rule.CROSSED, Rule.NEGATIVE_PRICE, Rule.DUPLICATE);
    }

    @Test
    void aRowAfterItsExpiryAndAChainOfASundayAreErrors() {
        LocalDate sunday = day(0).minusDays(1);
        List<Finding> found = check(List.of(List.of(row(sunday, OptionRight.CALL, sunday.minusDays(2), 2))));
        assertThat(found).extracting(Finding::rule).containsExactlyInAnyOrder(Rule.EXPIRED, Rule.WEEKEND);
        assertThat(found).allSatisfy(f -> assertThat(f.severity()).isEqualTo(Severity.ERROR));
    }

    @Test
    void parityTellsTheLevel() {
        ChainWatch watch = new ChainWatch("ABC", f -> {});
        watch.add(OptionChain.of(MONDAY, rows(MONDAY, LADDER)));
        assertThat(watch.implied(Math.toIntExact(MONDAY.toEpochDay()))).isEqualTo(2.3);
    }
}
