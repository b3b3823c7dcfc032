package io.plimsoll.market;

import java.time.LocalDate;

/**
 * One value of a named daily series, such as a rate or a volatility index.
 *
 * @param source the row in the vendor's file
 * @param series the series' name, such as {@code shibor.m1}, {@code SOFR} or {@code OVX}
 * @param date the day that the value describes; when it became known is a setting of the study
 * @param value as the vendor writes it: rates and volatility indices in percent
 */
public record SeriesPoint(SourceRow source, String series, LocalDate date, double value) {}
