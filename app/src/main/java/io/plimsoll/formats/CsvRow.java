package io.plimsoll.formats;

import io.plimsoll.market.InputRejectedException;
import io.plimsoll.market.OptionRight;
import io.plimsoll.market.SourceRow;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One data row, read by column name. There are at least as many fields as columns.
 *
 * @param source where it stands
 * @param header the column names
 * @param fields as they stand in the file, unquoted
 * @param dates of the file
 */
record CsvRow(SourceRow source, Header header, List<String> fields, Dates dates) {

    /** Commas count only where they part thousands: "1,5" is more likely one and a half than fifteen. */
    private static final Pattern THOUSANDS = Pattern.compile("[+-]?\\d{1,3}(,\\d{3})+(\\.\\d*)?");

    String text(String column) {
        int i = header.find(column)
                .orElseThrow(() -> new IllegalArgumentException("no format reads column " + column + " unasked"));
        return fields.get(i).strip();
    }

    /** Whether any of the fields says nothing. */
    boolean blank(String... columns) {
        for (String column : columns) {
            if (isBlank(text(column))) {
                return true;
            }
        }
        return false;
    }

    /** A blank field, FRED's point, and what data frames and Yahoo write for a missing number. */
    private static boolean isBlank(String text) {
        return text.isEmpty()
                || text.equals(".")
                || text.equalsIgnoreCase("nan")
                || text.equals("NA")
                || text.equals("null");
    }

    /** A number; NaN where the field is blank. */
    double number(String column) {
        String text = text(column);
        if (isBlank(text)) {
            return Double.NaN;
        }
        String plain = text.indexOf(',') > 0 && THOUSANDS.matcher(text).matches() ? text.replace(",", "") : text;
        double value = isDecimal(plain) ? parse(plain) : Double.NaN;
        if (!Double.isFinite(value)) {
            throw InputRejectedException.at(
                    source, column, "must be a number (blank where the vendor gives none)", text);
        }
        return value;
    }

    /** Java alone would also read "1f", "0x1p3" and "Infinity". */
    private static boolean isDecimal(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < '0' || c > '9') && "+-.eE".indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }

    private static double parse(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return Double.NaN; // such as "1-2", which the caller turns down
        }
    }

    /** A number where the file has the column, NaN where it has not. */
    double optional(String column) {
        return header.has(column) ? number(column) : Double.NaN;
    }

    /** A count, which is not negative; NaN where the field is blank. */
    double count(String column) {
        double value = number(column);
        if (value < 0) {
            throw InputRejectedException.at(source, column, "must not be negative", text(column));
        }
        return value;
    }

    /** A number above zero. */
    double positive(String column) {
        double value = number(column);
        if (!(value > 0)) {
            throw InputRejectedException.at(source, column, "must be above zero", text(column));
        }
        return value;
    }

    LocalDate date(String column) {
        LocalDate date = dates.parse(text(column));
        if (date == null) {
            throw InputRejectedException.at(
                    source, column, "must be a day of the calendar as YYYY-MM-DD or YYYYMMDD", text(column));
        }
        return date;
    }

    /** Call or put. */
    OptionRight right(String column) {
        return switch (text(column)) {
            case "C" -> OptionRight.CALL;
            case "P" -> OptionRight.PUT;
            default -> throw InputRejectedException.at(source, column, "must be C or P", text(column));
        };
    }
}
