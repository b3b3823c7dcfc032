package io.plimsoll.market.check;

import io.plimsoll.market.SourceRow;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Something found in the data.
 *
 * @param rule what is the case
 * @param severity how bad it is
 * @param subject the series, contract or underlying
 * @param from first day
 * @param to last day; the first where it is one
 * @param source a row that shows it; null where it is about what is not there
 * @param values that show it
 */
public record Finding(
        Rule rule,
        Severity severity,
        String subject,
        LocalDate from,
        LocalDate to,
        @Nullable SourceRow source,
        String values) {

    /** A finding of one day. */
    static Finding of(
            Rule rule, Severity severity, String subject, int day, @Nullable SourceRow source, String values) {
        LocalDate date = LocalDate.ofEpochDay(day);
        return new Finding(rule, severity, subject, date, date, source, values);
    }
}
