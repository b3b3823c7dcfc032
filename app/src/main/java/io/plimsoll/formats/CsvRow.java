package io.plimsoll.formats;

import io.plimsoll.market.InputRejectedException;
import io.plimsoll.market.SourceRow;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/** One data row, read by column name. */
record CsvRow(SourceRow source, List<String> header, List<String> fields) {

    String text(String column) {
        int i = header.indexOf(column);
        if (i < 0) {
            throw new InputRejectedException(source.file() + ": column \"" + column + "\" is missing from " + header);
        }
        if (i >= fields.size()) {
            throw InputRejectedException.at(
                    source,
                    column,
                    "must be there: the header has " + header.size() + " fields",
                    String.join(",", fields));
        }
        return fields.get(i);
    }

    boolean has(String column) {
        return header.contains(column);
    }

    /** A number, thousands separators dropped; NaN where blank, {@code nan} or {@code .}. */
    double number(String column) {
        String text = text(column);
        if (text.isEmpty() || text.equals(".") || text.toLowerCase(Locale.ROOT).equals("nan")) {
            return Double.NaN;
        }
        try {
            double value = Double.parseDouble(text.replace(",", ""));
            if (Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw new InputRejectedException(source + ": " + column + " must be a number, was \"" + text + "\"", e);
        }
        throw InputRejectedException.at(source, column, "must be a finite number", text);
    }

    /** A number where the column is there, NaN where it is not. */
    double optional(String column) {
        return has(column) ? number(column) : Double.NaN;
    }

    double positive(String column) {
        double value = number(column);
        if (!(value > 0)) {
            throw InputRejectedException.at(source, column, "must be positive", text(column));
        }
        return value;
    }

    /** A date as YYYY-MM-DD, YYYY/M/D or YYYYMMDD (with or without a trailing {@code .0}); a time after it is dropped. */
    LocalDate date(String column) {
        String text = text(column).replaceFirst("[ T].*", "");
        try {
            String[] parts = text.split("[-/]", -1);
            if (parts.length == 3) {
                return LocalDate.of(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
            }
            int digits = Integer.parseInt(text.endsWith(".0") ? text.substring(0, text.length() - 2) : text);
            return LocalDate.of(digits / 10_000, digits / 100 % 100, digits % 100);
        } catch (NumberFormatException | DateTimeException e) {
            throw new InputRejectedException(
                    source + ": " + column + " must be a date (YYYY-MM-DD or YYYYMMDD), was \"" + text + "\"", e);
        }
    }
}
