package io.plimsoll.formats;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * Writes rows as a vendor writes them, so that a simulated market can be had in any vendor's format. What is written is
 * read back to the same numbers, rounded to the vendor's decimals; what the vendor does not give is lost.
 *
 * @param <T> bars, futures rows or points of series
 */
public interface FormatWriter<T> {

    /** Every line of the file, the header first, field by field. */
    List<List<String>> lines(List<T> rows);

    /**
     * Writes a file.
     *
     * @param file its name matters where the format takes the name of a series or product from it
     * @param rows in date order, at most one for each day and contract or series
     * @throws IllegalArgumentException where a row cannot be said in this format
     */
    default void write(Path file, List<T> rows) throws IOException {
        try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(file)) {
            lines(rows).forEach(csv::writeRecord);
        }
    }

    /** A number with this many decimals at most; blank where it is NaN. */
    static String number(double value, int decimals) {
        if (Double.isNaN(value)) {
            return "";
        }
        if (Double.isInfinite(value)) {
            throw new IllegalArgumentException("a number in a file must be finite or NaN, was " + value);
        }
        return BigDecimal.valueOf(value)
                .setScale(decimals, RoundingMode.HALF_EVEN)
                .toPlainString();
    }

    /** A count, blank where it is NaN. */
    static String count(double value) {
        return number(value, 0);
    }

    /** {@code 20210324}. */
    static String compact(LocalDate date) {
        return date.format(DateTimeFormatter.BASIC_ISO_DATE);
    }

    /** {@code 03/24/2021}. */
    static String american(LocalDate date) {
        return String.format(Locale.ROOT, "%02d/%02d/%04d", date.getMonthValue(), date.getDayOfMonth(), date.getYear());
    }
}
