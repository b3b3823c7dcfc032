package io.plimsoll.market.check;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Rules about which days have values. Series share a calendar where nearly all days of the one are days of the other; two
 * markets with holidays of their own do not (they share 93 % or so), and series with values on weekends tell no calendar.
 */
public final class CalendarRules {

    private static final int FEWEST = 60;
    private static final double SAME_CALENDAR = 0.985;
    private static final double DAILY = 0.6;
    private static final double EVERY_DAY = 0.1;
    private static final int LONG_RUN = 8;
    private static final int OLD_DAYS = 21;

    private CalendarRules() {}

    /** Whether a column has a value on most weekdays and none on weekends. */
    static boolean isDaily(DatedColumn c) {
        if (c.size() < FEWEST || c.weekendShare() > 0) {
            return false;
        }
        double weekdays = (c.days()[c.size() - 1] - c.days()[0] + 1) * 5 / 7.0;
        return c.size() > DAILY * weekdays;
    }

    /** Single futures contracts need not trade each day, and volumes stand beside prices. */
    private static boolean tellsDays(DatedColumn c) {
        return c.kind() != DatedColumn.Kind.FUTURE && c.kind() != DatedColumn.Kind.VOLUME;
    }

    /** Days that a daily series lacks: those that most series with its calendar have, or long runs of weekdays without these. */
    public static List<Finding> gaps(DatedColumn column, List<DatedColumn> others) {
        if (!isDaily(column) || !tellsDays(column)) {
            return List.of();
        }
        List<DatedColumn> same = others.stream()
                .filter(o -> !o.name().equals(column.name())
                        && isDaily(o)
                        && tellsDays(o)
                        && shared(column, o) >= SAME_CALENDAR)
                .toList();
        return same.isEmpty() ? longGaps(column) : missing(column, same);
    }

    /** Of the days of a column within the span of another, the share that the other has too; 0 where they are few. */
    private static double shared(DatedColumn column, DatedColumn other) {
        int within = 0;
        int both = 0;
        for (int day : column.days()) {
            if (other.spans(day)) {
                within++;
                both += other.has(day) ? 1 : 0;
            }
        }
        return within < FEWEST ? 0 : (double) both / within;
    }

    private static List<Finding> missing(DatedColumn column, List<DatedColumn> same) {
        List<Finding> found = new ArrayList<>();
        int[] days = column.days();
        for (int i = 1; i < days.length; i++) {
            int first = 0;
            int last = 0;
            int n = 0;
            for (int day = days[i - 1] + 1; day < days[i]; day++) {
                if (isSession(day, same)) {
                    first = n == 0 ? day : first;
                    last = day;
                    n++;
                }
            }
            if (n > 0) {
                found.add(new Finding(
                        Rule.MISSING_SESSION,
                        n == 1 ? Severity.NOTE : Severity.WARNING,
                        column.name(),
                        LocalDate.ofEpochDay(first),
                        LocalDate.ofEpochDay(last),
                        null,
                        n + (n == 1 ? " session, " : " sessions, ")
                                + same.stream().map(DatedColumn::name).limit(3).toList()
                                + (same.size() > 3 ? " and others" : "") + " have values"));
            }
        }
        return found;
    }

    private static boolean isSession(int day, List<DatedColumn> same) {
        int alive = 0;
        int with = 0;
        for (DatedColumn other : same) {
            if (other.spans(day)) {
                alive++;
                with += other.has(day) ? 1 : 0;
            }
        }
        return 2 * with > alive;
    }

    private static List<Finding> longGaps(DatedColumn column) {
        List<Finding> found = new ArrayList<>();
        int[] days = column.days();
        for (int i = 1; i < days.length; i++) {
            int weekdays = 0;
            for (int day = days[i - 1] + 1; day < days[i]; day++) {
                weekdays += DatedColumn.isWeekend(day) ? 0 : 1;
            }
            if (weekdays >= LONG_RUN) {
                found.add(new Finding(
                        Rule.LONG_GAP,
                        Severity.WARNING,
                        column.name(),
                        LocalDate.ofEpochDay(days[i - 1] + 1L),
                        LocalDate.ofEpochDay(days[i] - 1L),
                        null,
                        weekdays + " weekdays"));
            }
        }
        return found;
    }

    /** Rows on Saturdays and Sundays of a column that has few of these; a column with many is meant to. */
    public static List<Finding> weekends(DatedColumn column) {
        if (column.weekendShare() > EVERY_DAY || column.kind() == DatedColumn.Kind.VOLUME) {
            return List.of();
        }
        List<Finding> found = new ArrayList<>();
        Severity severity = column.kind() == DatedColumn.Kind.LEVEL ? Severity.NOTE : Severity.WARNING;
        for (int i = 0; i < column.size(); i++) {
            if (DatedColumn.isWeekend(column.days()[i])) {
                String day =
                        LocalDate.ofEpochDay(column.days()[i]).getDayOfWeek().toString();
                found.add(column.finding(Rule.WEEKEND, severity, i, day));
            }
        }
        return found;
    }

    /** Daily series that end long before the last of the others does. */
    public static List<Finding> endedEarly(List<DatedColumn> columns) {
        List<DatedColumn> daily =
                columns.stream().filter(c -> tellsDays(c) && isDaily(c)).toList();
        int latest = daily.stream().mapToInt(c -> c.days()[c.size() - 1]).max().orElse(0);
        return daily.stream()
                .filter(c -> latest - c.days()[c.size() - 1] > OLD_DAYS)
                .map(c -> c.finding(
                        Rule.ENDED_EARLY,
                        Severity.NOTE,
                        c.size() - 1,
                        "the last of the others is of " + LocalDate.ofEpochDay(latest)))
                .toList();
    }

    /** Option days without a price of the underlying, from the first to the last day that has one. */
    public static List<Finding> unpriced(DatedColumn optionDays, DatedColumn priced) {
        return without(Rule.NO_UNDERLYING_PRICE, Severity.WARNING, optionDays, priced);
    }

    /** Futures days without a bar, where futures and bars have one calendar. */
    public static List<Finding> unbarred(DatedColumn futuresDays, DatedColumn bars) {
        return shared(futuresDays, bars) < SAME_CALENDAR
                ? List.of()
                : without(Rule.NO_BAR, Severity.NOTE, futuresDays, bars);
    }

    private static List<Finding> without(Rule rule, Severity severity, DatedColumn of, DatedColumn in) {
        return Arrays.stream(of.days())
                .filter(day -> in.spans(day) && !in.has(day))
                .mapToObj(day -> Finding.of(rule, severity, of.name(), day, null, "no row of " + in.name()))
                .toList();
    }
}
