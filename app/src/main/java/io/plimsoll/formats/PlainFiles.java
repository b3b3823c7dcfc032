package io.plimsoll.formats;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.plimsoll.formats.chain.ChainFormats;
import io.plimsoll.formats.chain.ChainWriter;
import io.plimsoll.market.Bar;
import io.plimsoll.market.FuturesRow;
import io.plimsoll.market.OptionRow;
import io.plimsoll.market.SeriesPoint;
import io.plimsoll.truth.TrueQuantile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Writes a market as plain files, which are read back to the same numbers. */
public final class PlainFiles {

    private PlainFiles() {}

    /**
     * Writes options.csv, bars.csv, futures.csv and series.csv, each only where it has rows; one that has none is removed.
     * NaN becomes a blank field. The column {@code known} is there where some point has that day.
     *
     * @param folder one that exists
     * @return the names of the files written
     * @throws IllegalArgumentException where a number is infinite
     */
    public static List<String> write(
            Path folder,
            List<Bar> bars,
            List<OptionRow> options,
            List<FuturesRow> futures,
            Map<String, List<SeriesPoint>> series)
            throws IOException {
        List<SeriesPoint> points =
                series.values().stream().flatMap(Collection::stream).toList();
        List<String> written = new ArrayList<>();
        table(folder, "bars.csv", PlainFormats.BARS, bars, PlainFiles::fields, written);
        options(folder.resolve("options.csv"), options, written);
        table(folder, "futures.csv", PlainFormats.FUTURES, futures, PlainFiles::fields, written);
        List<String> seriesHeader = new ArrayList<>(PlainFormats.SERIES);
        if (points.stream().anyMatch(p -> p.known() != null)) {
            seriesHeader.add(PlainFormats.KNOWN);
        }
        int seriesColumns = seriesHeader.size();
        table(folder, "series.csv", seriesHeader, points, p -> Arrays.copyOf(fields(p), seriesColumns), written);
        return written;
    }

    private static void options(Path file, List<OptionRow> rows, List<String> to) throws IOException {
        if (rows.isEmpty()) {
            Files.deleteIfExists(file);
            return;
        }
        ChainWriter.write(file, ChainFormats.named("plimsoll-options"), "SIM", rows, date -> Double.NaN);
        to.add("options.csv");
    }

    /** Writes truth.csv, the true quantiles of a simulated market. */
    public static void writeTruth(Path folder, List<TrueQuantile> rows) throws IOException {
        table(folder, "truth.csv", PlainFormats.TRUTH, rows, PlainFiles::fields, new ArrayList<>());
    }

    private static <T> void table(
            Path folder, String name, List<String> header, List<T> rows, Function<T, Object[]> fields, List<String> to)
            throws IOException {
        Path file = folder.resolve(name);
        if (rows.isEmpty()) {
            Files.deleteIfExists(file);
            return;
        }
        try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(file)) {
            csv.writeRecord(header);
            for (T row : rows) {
                csv.writeRecord(
                        Arrays.stream(fields.apply(row)).map(PlainFiles::text).toList());
            }
        }
        to.add(name);
    }

    private static Object[] fields(Bar b) {
        return new Object[] {b.date(), b.open(), b.high(), b.low(), b.close(), b.volume()};
    }

    private static Object[] fields(FuturesRow f) {
        return new Object[] {f.date(), f.contract(), f.settle(), f.high(), f.low(), f.volume(), f.openInterest()};
    }

    private static Object[] fields(SeriesPoint p) {
        return new Object[] {p.series(), p.date(), p.value(), p.known() == null ? "" : p.known()};
    }

    private static Object[] fields(TrueQuantile q) {
        return new Object[] {q.date(), q.confidence(), q.longLoss(), q.shortLoss()};
    }

    /** Java writes a double so that it reads back to the same bits. */
    private static String text(Object field) {
        if (field instanceof Double d) {
            if (d.isInfinite()) {
                throw new IllegalArgumentException("a number in a plain file must be finite or NaN, was " + d);
            }
            return d.isNaN() ? "" : d.toString();
        }
        return field.toString();
    }
}
