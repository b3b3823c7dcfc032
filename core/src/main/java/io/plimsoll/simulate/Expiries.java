package io.plimsoll.simulate;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.List;

/** Expiries on third Fridays: this month and the next, and the two quarter months (March, June, …) after those. */
final class Expiries {

    private Expiries() {}

    /** The four expiry months alive after the close of a session; a series that expires on the day is gone. */
    static List<YearMonth> months(LocalDate session) {
        YearMonth first = YearMonth.from(session);
        if (!expiry(first).isAfter(session)) {
            first = first.plusMonths(1);
        }
        YearMonth second = first.plusMonths(1);
        YearMonth quarter = second.plusMonths(1);
        while (quarter.getMonthValue() % 3 != 0) {
            quarter = quarter.plusMonths(1);
        }
        return List.of(first, second, quarter, quarter.plusMonths(3));
    }

    static LocalDate expiry(YearMonth month) {
        return month.atDay(1).with(TemporalAdjusters.dayOfWeekInMonth(3, DayOfWeek.FRIDAY));
    }

    /** T in years of 365 days. */
    static double years(LocalDate from, LocalDate to) {
        return ChronoUnit.DAYS.between(from, to) / 365.0;
    }
}
