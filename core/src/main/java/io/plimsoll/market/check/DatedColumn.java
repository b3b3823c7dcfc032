package io.plimsoll.market.check;

import io.plimsoll.market.SourceRow;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

/**
 * Values by day, one a day, days rising.
 *
 * @param name for messages
 * @param kind what they are
 * @param days since 1970-01-01, rising
 * @param values none NaN
 * @param sources of the values; empty where they were computed
 */
public record DatedColumn(String name, Kind kind, int[] days, double[] values, List<SourceRow> sources) {

    /** What values can be; rules differ. */
    public enum Kind {
        /** Closes of an underlying. */
        PRICE,
        /** Settlements of a futures contract. */
        FUTURE,
        /** Any other series, such as a rate or an index. */
        LEVEL,
        /** Volumes and open interest. */
        VOLUME,
        /** Only days: the values say nothing. */
        DAYS
    }

    public DatedColumn {
        if (days.length != values.length || (!sources.isEmpty() && sources.size() != days.length)) {
            throw new IllegalArgumentException(name + ": a column must have as many days as values, were " + days.length
                    + " and " + values.length);
        }
        for (int i = 1; i < days.length; i++) {
            if (days[i] <= days[i - 1]) {
                throw new IllegalArgumentException(name + ": days must rise, were " + LocalDate.ofEpochDay(days[i - 1])
                        + " and " + LocalDate.ofEpochDay(days[i]));
            }
        }
        sources = List.copyOf(sources);
    }

    int size() {
        return days.length;
    }

    boolean has(int day) {
        return Arrays.binarySearch(days, day) >= 0;
    }

    /** Whether a day lies from the first to the last. */
    boolean spans(int day) {
        return days.length > 0 && days[0] <= day && day <= days[days.length - 1];
    }

    Finding finding(Rule rule, Severity severity, int i, String said) {
        return Finding.of(rule, severity, name, days[i], sources.isEmpty() ? null : sources.get(i), said);
    }

    static boolean isWeekend(int day) {
        DayOfWeek of = LocalDate.ofEpochDay(day).getDayOfWeek();
        return of == DayOfWeek.SATURDAY || of == DayOfWeek.SUNDAY;
    }

    /** The share of days that are Saturdays or Sundays. */
    double weekendShare() {
        return size() == 0
                ? 0
                : (double) Arrays.stream(days).filter(DatedColumn::isWeekend).count() / size();
    }
}
