package io.plimsoll.formats;

import io.plimsoll.market.InputRejectedException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Days of vendors who also write {@code 3/24/2021}, month first, or a midnight with its distance from Greenwich. */
final class VendorDates {

    private static final Pattern AMERICAN = Pattern.compile("(\\d{1,2})/(\\d{1,2})/(\\d{4})");
    private static final Pattern MIDNIGHT = Pattern.compile("(\\d{4}-\\d{2}-\\d{2})[ T]00:00:00[+-]\\d{2}:?\\d{2}");

    private VendorDates() {}

    /** The day in a column, month first where it is written with slashes. */
    static LocalDate of(CsvRow row, String column) {
        String text = row.text(column);
        LocalDate date = row.dates().parse(text);
        date = date == null ? american(text) : date;
        date = date == null ? midnight(row.dates(), text) : date;
        if (date == null) {
            throw InputRejectedException.at(
                    row.source(), column, "must be a day of the calendar as YYYY-MM-DD, YYYYMMDD or MM/DD/YYYY", text);
        }
        return date;
    }

    private static @Nullable LocalDate american(String text) {
        Matcher m = AMERICAN.matcher(text);
        if (!m.matches()) {
            return null;
        }
        try {
            return LocalDate.of(
                    Integer.parseInt(m.group(3)), Integer.parseInt(m.group(1)), Integer.parseInt(m.group(2)));
        } catch (DateTimeException e) {
            return null; // such as 13/24/2021
        }
    }

    private static @Nullable LocalDate midnight(Dates dates, String text) {
        Matcher m = MIDNIGHT.matcher(text);
        return m.matches() ? dates.parse(m.group(1)) : null;
    }
}
