package io.plimsoll.simulate;

import java.time.LocalDate;
import java.util.Comparator;

/**
 * A value of a series as it was published. A revision is a further release about the same date, known later.
 *
 * @param series its name
 * @param date the day, week or month that the value describes; a month is its first day, a week the day it ends
 * @param known the day at whose close it was known
 * @param value in the series' unit
 */
public record Release(String series, LocalDate date, LocalDate known, double value) {

    /** By series, then by the day known, then by the date described. */
    public static final Comparator<Release> ORDER =
            Comparator.comparing(Release::series).thenComparing(Release::known).thenComparing(Release::date);

    public Release {
        if (known.isBefore(date)) {
            throw new IllegalArgumentException(
                    series + ": a value must not be known before the date it describes, was about " + date
                            + " and known " + known);
        }
    }
}
