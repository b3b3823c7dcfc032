package io.plimsoll.simulate;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;

/** Expiries alive after the close of a session; a series that expires on the day is gone. All are Fridays. */
final class Expiries {

    private Expiries() {}

    /** Those of options by rising date: weeklies, then monthlies on third Fridays, then quarterlies after those. */
    static List<LocalDate> options(LocalDate session, AssetProfile.Listing listing) {
        List<LocalDate> dates = new ArrayList<>();
        LocalDate friday = session.with(TemporalAdjusters.next(DayOfWeek.FRIDAY));
        while (dates.size() < listing.weeklies()) {
            if (!friday.equals(expiry(YearMonth.from(friday)))) {
                dates.add(friday);
            }
            friday = friday.plusWeeks(1);
        }
        YearMonth month = front(session);
        for (int i = 0; i < listing.monthlies(); i++) {
            dates.add(expiry(month));
            month = month.plusMonths(1);
        }
        for (YearMonth quarter : quarters(month, listing.quarterlies())) {
            dates.add(expiry(quarter));
        }
        dates.sort(null);
        return dates;
    }

    /** Delivery months of futures by rising date. */
    static List<YearMonth> futures(LocalDate session, AssetProfile.Listing listing) {
        YearMonth front = front(session);
        if (listing.cycle() == AssetProfile.Cycle.QUARTERLY) {
            return quarters(front, listing.futures());
        }
        List<YearMonth> months = new ArrayList<>();
        for (int i = 0; i < listing.futures(); i++) {
            months.add(front.plusMonths(i));
        }
        return months;
    }

    private static YearMonth front(LocalDate session) {
        YearMonth month = YearMonth.from(session);
        return expiry(month).isAfter(session) ? month : month.plusMonths(1);
    }

    private static List<YearMonth> quarters(YearMonth from, int count) {
        YearMonth quarter = from.plusMonths((3 - from.getMonthValue() % 3) % 3);
        List<YearMonth> quarters = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            quarters.add(quarter.plusMonths(3L * i));
        }
        return quarters;
    }

    static LocalDate expiry(YearMonth month) {
        return month.atDay(1).with(TemporalAdjusters.dayOfWeekInMonth(3, DayOfWeek.FRIDAY));
    }

    /** T in years of 365 days. */
    static double years(LocalDate from, LocalDate to) {
        return ChronoUnit.DAYS.between(from, to) / 365.0;
    }
}
