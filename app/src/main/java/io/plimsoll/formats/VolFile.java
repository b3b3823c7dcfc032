package io.plimsoll.formats;

import de.siegmar.fastcsv.reader.CsvRecord;
import io.plimsoll.market.ImportedFile;
import io.plimsoll.market.InputRejectedException;
import io.plimsoll.market.SourceRow;
import io.plimsoll.surface.VolSlice;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A file of one day's implied volatilities, bid and ask by expiry and strike, with the time and the forward that they were
 * computed with. It does not tell its day; the earliest expiry and its time do, or the user.
 *
 * @param file what was read
 * @param date the trading day
 * @param slices by rising expiry
 */
public record VolFile(ImportedFile file, LocalDate date, List<VolSlice> slices) {

    static final String FORMAT = "implied-vols";
    private static final List<String> COLUMNS = List.of("Expiry", "Texp", "Strike", "Bid", "Ask", "Fwd");
    private static final double DAYS_A_YEAR = 365.25;
    /** Times are counted from some hour, and years have 365 or 365.25 days. */
    private static final long MOST_DAYS_APART = 2;

    /** The first row of an expiry, which the others must agree with. */
    private record Terms(SourceRow source, double years, double forward) {}

    private record Slice(Terms terms, List<VolSlice.Quote> quotes) {}

    /** Volatilities are no prices: a study, which needs discounted prices and a history, cannot be made of them. */
    static Format format() {
        return Format.opened(FORMAT, DateOrder.Rule.UNDATED, COLUMNS, (head, settings) -> {
                    throw new InputRejectedException(
                            head.path() + ": the file holds implied volatilities, which only "
                                    + "\"surface fit\" and \"surface plot\" read, by themselves; take it off the list of files");
                })
                .alsoWith("CallMid");
    }

    /** Whether the file's header is that of volatilities. */
    public static boolean is(Path file) {
        return Importer.format(file).equals(FORMAT);
    }

    /**
     * Reads a file.
     *
     * @param asOf its day; null where the earliest expiry is to tell it
     */
    public static VolFile read(Path file, @Nullable LocalDate asOf) {
        FileReader.Recognised recognised = FileReader.recognise(file, file.toString());
        Map<LocalDate, Slice> slices = new TreeMap<>();
        long rows = 0;
        try (CsvFile csv = CsvFile.open(file, file.toString(), bytes -> {})) {
            Header header = recognised.head().header();
            Dates dates = new Dates();
            csv.next();
            for (CsvRecord line = csv.next(); line != null; line = csv.next()) {
                SourceRow source = new SourceRow(file.toString(), line.getStartingLineNumber());
                FileReader.requireFields(source, header, line);
                put(slices, new CsvRow(source, header, line.getFields(), dates));
                rows++;
            }
        }
        if (rows == 0) {
            throw new InputRejectedException(file + ": there is a header and no row under it; fetch the file again");
        }
        LocalDate date = asOf == null ? day(slices) : asOf;
        slices.forEach((expiry, slice) -> check(date, expiry, slice.terms()));
        return new VolFile(
                Importer.imported(file, FORMAT, rows),
                date,
                slices.entrySet().stream()
                        .map(e -> new VolSlice(
                                e.getKey(),
                                e.getValue().terms().years(),
                                e.getValue().terms().forward(),
                                e.getValue().quotes()))
                        .toList());
    }

    private static void put(Map<LocalDate, Slice> slices, CsvRow row) {
        Terms terms = new Terms(row.source(), row.positive("Texp"), row.positive("Fwd"));
        Slice slice = slices.computeIfAbsent(row.date("Expiry"), e -> new Slice(terms, new ArrayList<>()));
        agree(row, "Texp", terms.years(), slice.terms().years(), slice.terms());
        agree(row, "Fwd", terms.forward(), slice.terms().forward(), slice.terms());
        slice.quotes()
                .add(new VolSlice.Quote(row.source(), row.positive("Strike"), row.number("Bid"), row.number("Ask")));
    }

    private static void agree(CsvRow row, String column, double value, double first, Terms terms) {
        if (value != first) {
            throw InputRejectedException.at(
                    row.source(),
                    column,
                    "must be the same in all rows of an expiry, and is " + first + " in line "
                            + terms.source().line(),
                    row.text(column));
        }
    }

    private static LocalDate day(Map<LocalDate, Slice> slices) {
        Map.Entry<LocalDate, Slice> earliest = slices.entrySet().iterator().next();
        return earliest.getKey()
                .minusDays(Math.round(DAYS_A_YEAR * earliest.getValue().terms().years()));
    }

    private static void check(LocalDate date, LocalDate expiry, Terms terms) {
        long days = ChronoUnit.DAYS.between(date, expiry);
        if (Math.abs(days - DAYS_A_YEAR * terms.years()) > MOST_DAYS_APART) {
            throw InputRejectedException.at(
                    terms.source(),
                    "Texp",
                    "must be the years from " + date + " to " + expiry + ", " + days
                            + " days; correct it, or name the day with --as-of",
                    Double.toString(terms.years()));
        }
    }
}
