package io.plimsoll.market;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One value of a named daily series, such as a rate or a volatility index. Several points of one date that were known on
 * different days are revisions.
 *
 * @param source the row in the vendor's file
 * @param series the series' name, such as {@code shibor.m1}, {@code SOFR} or {@code OVX}
 * @param date the day that the value describes
 * @param value as the vendor writes it: rates and volatility indices in percent
 * @param known the day at whose close the value was known; null where the series' {@link ReleaseRule} tells it
 */
public record SeriesPoint(
        SourceRow source,
        String series,
        LocalDate date,
        double value,
        @Nullable LocalDate known) {

    /** A value that is known by the release rule of its series. */
    public SeriesPoint(SourceRow source, String series, LocalDate date, double value) {
        this(source, series, date, value, null);
    }
}
