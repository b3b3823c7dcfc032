package io.plimsoll.market.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.market.check.DatedColumn.Kind;
import java.time.LocalDate;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CalendarRulesTest {

    private static final int MONDAY = Math.toIntExact(LocalDate.of(2031, 3, 3).toEpochDay());

    /** The days of a year and a half that a rule allows; values say nothing. */
    private static DatedColumn days(String name, IntPredicate rule) {
        return days(name, Kind.LEVEL, 0, 540, rule);
    }

    private static DatedColumn days(String name, Kind kind, int from, int to, IntPredicate rule) {
        int[] days = IntStream.range(MONDAY + from, MONDAY + to).filter(rule).toArray();
        return new DatedColumn(name, kind, days, new double[days.length], List.of());
    }

    private static boolean weekday(int day) {
        return !DatedColumn.isWeekend(day);
    }

    private static final DatedColumn ALL = days("all", CalendarRulesTest::weekday);

    @Test
    void seriesOfOneCalendarTripNothing() {
        DatedColumn holidays = days("holidays", d -> weekday(d) && d % 40 != 0);
        DatedColumn same = days("same", d -> weekday(d) && d % 40 != 0);
        assertThat(CalendarRules.gaps(holidays, List.of(holidays, same))).isEmpty();
        assertThat(CalendarRules.weekends(ALL)).isEmpty();
        assertThat(CalendarRules.endedEarly(List.of(ALL, same))).isEmpty();
        assertThat(CalendarRules.unpriced(same, ALL)).isEmpty();
    }

    @Test
    void aSessionThatMostOthersHaveIsMissing() {
        DatedColumn one = days("one", d -> weekday(d) && d != MONDAY + 100);
        DatedColumn three = days("three", d -> weekday(d) && (d < MONDAY + 100 || d > MONDAY + 104));
        DatedColumn other = days("other", CalendarRulesTest::weekday);
        List<DatedColumn> all = List.of(ALL, one, three, other);
        assertThat(CalendarRules.gaps(one, all)).singleElement().satisfies(f -> {
            assertThat(f.severity()).isEqualTo(Severity.NOTE);
            assertThat(f.from()).isEqualTo(LocalDate.ofEpochDay(MONDAY + 100));
        });
        assertThat(CalendarRules.gaps(three, all)).singleElement().satisfies(f -> {
            assertThat(f.severity()).isEqualTo(Severity.WARNING);
            assertThat(f.values()).startsWith("3 sessions");
        });
        assertThat(CalendarRules.gaps(ALL, all)).isEmpty();
    }

    @Test
    void anotherMarketsHolidaysAreNoGaps() {
        DatedColumn here = days("here", d -> weekday(d) && d % 15 != 3);
        DatedColumn there = days("there", d -> weekday(d) && d % 15 != 8);
        assertThat(CalendarRules.gaps(here, List.of(here, there))).isEmpty();
        assertThat(CalendarRules.gaps(there, List.of(here, there))).isEmpty();
    }

    @Test
    void aSeriesWithValuesOnEveryDayTellsNoCalendarAndHasNoWeekendRows() {
        DatedColumn everyDay = days("every day", d -> true);
        DatedColumn holidays = days("holidays", d -> weekday(d) && d % 40 != 0);
        assertThat(CalendarRules.gaps(holidays, List.of(everyDay, holidays))).isEmpty();
        assertThat(CalendarRules.weekends(everyDay)).isEmpty();
    }

    @Test
    void aLongGapIsToldWithoutOthersAndAGoldenWeekIsNot() {
        DatedColumn week = days("week", d -> weekday(d) && (d < MONDAY + 100 || d > MONDAY + 107));
        DatedColumn fortnight = days("fortnight", d -> weekday(d) && (d < MONDAY + 100 || d > MONDAY + 113));
        assertThat(CalendarRules.gaps(week, List.of(week))).isEmpty();
        assertThat(CalendarRules.gaps(fortnight, List.of(fortnight)))
                .singleElement()
                .satisfies(f -> assertThat(f.rule()).isEqualTo(Rule.LONG_GAP));
    }

    @Test
    void aSaturdayAmongWeekdaysIsTold() {
        DatedColumn saturday = days("x", d -> weekday(d) || d == MONDAY + 5);
        assertThat(CalendarRules.weekends(saturday)).singleElement().satisfies(f -> assertThat(f.values())
                .isEqualTo("SATURDAY"));
    }

    @Test
    void aSeriesThatEndsAMonthBeforeTheOthersIsTold() {
        DatedColumn ended = days("ended", Kind.LEVEL, 0, 500, CalendarRulesTest::weekday);
        assertThat(CalendarRules.endedEarly(List.of(ALL, ended)))
                .singleElement()
                .satisfies(f -> assertThat(f.subject()).isEqualTo("ended"));
    }

    @Test
    void optionDaysWithoutAPriceAreToldWithinTheSpanOfThePrices() {
        DatedColumn prices = days("closes", Kind.PRICE, 30, 540, d -> weekday(d) && d != MONDAY + 105);
        assertThat(CalendarRules.unpriced(ALL, prices)).singleElement().satisfies(f -> {
            assertThat(f.rule()).isEqualTo(Rule.NO_UNDERLYING_PRICE);
            assertThat(f.from()).isEqualTo(LocalDate.ofEpochDay(MONDAY + 105));
        });
        assertThat(CalendarRules.unbarred(ALL, prices)).hasSize(1);
    }
}
