package io.plimsoll.formats;

import de.siegmar.fastcsv.reader.CsvRecord;
import io.plimsoll.market.InputRejectedException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Which lines at the top of a file are neither header nor rows, told by the file's first field.
 *
 * @param first what the first field is like
 * @param above lines above the header
 * @param below the first fields of the lines between header and rows
 */
record FileTop(Predicate<String> first, int above, List<String> below) {

    /** No column has a name as long as this; a sentence above the header has. */
    private static final int PROSE = 60;

    private static final List<FileTop> KNOWN = List.of(
            new FileTop(f -> f.startsWith("Symbol:"), 1, List.of()), // Barchart's charts
            new FileTop(f -> f.startsWith("CFE data") || f.length() > PROSE, 1, List.of()), // a disclaimer
            new FileTop("Price"::equals, 0, List.of("Ticker", "Date"))); // yfinance
    private static final FileTop HEADER_ONLY = new FileTop(f -> true, 0, List.of());

    /** Reads as far as the first row. */
    static FileHead read(CsvFile csv, String path) {
        CsvRecord line = csv.next();
        if (line == null) {
            throw new InputRejectedException(path + ": the file is empty; it must have a header and rows");
        }
        String first = line.getField(0);
        FileTop top = KNOWN.stream()
                .filter(t -> t.first.test(first.strip()))
                .findFirst()
                .orElse(HEADER_ONLY);
        String title = null;
        for (int i = 0; i < top.above; i++) {
            title = first;
            line = header(csv.next(), path);
        }
        Header header = Header.of(line.getFields());
        List<String> tickers = top.below(csv, path);
        return new FileHead(path, tickers.isEmpty() ? title : tickers.get(0), header);
    }

    private static CsvRecord header(@Nullable CsvRecord line, String path) {
        if (line == null) {
            throw new InputRejectedException(path + ": there is a title and no header under it; fetch the file again");
        }
        return line;
    }

    /** The second fields of the lines under the header, where they have one. */
    private List<String> below(CsvFile csv, String path) {
        List<String> seconds = new ArrayList<>();
        for (String start : below) {
            CsvRecord line = csv.next();
            if (line == null || !line.getField(0).strip().equals(start)) {
                throw new InputRejectedException(path + ": the lines under the header must begin with " + below + ", \""
                        + start + "\" is missing; save the file again without changing its header");
            }
            if (line.getFieldCount() > 1 && !line.getField(1).isBlank()) {
                seconds.add(line.getField(1).strip());
            }
        }
        return seconds;
    }
}
