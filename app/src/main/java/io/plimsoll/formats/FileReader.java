package io.plimsoll.formats;

import de.siegmar.fastcsv.reader.CsvRecord;
import io.plimsoll.market.InputRejectedException;
import io.plimsoll.market.SourceRow;
import io.plimsoll.store.FileRows;
import io.plimsoll.store.ParquetHead;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.concurrent.CancellationException;
import java.util.function.LongConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Recognises a file by its header and reads its rows. */
final class FileReader {

    /** A change of what the readers make of a file must change this, so that stores do not serve the old rows. */
    static final int VERSION = 3;

    private static final Pattern FOOTER =
            Pattern.compile("Downloaded from Barchart\\.com as of (\\d\\d)-(\\d\\d)-(\\d{4})\\b.*");

    private final FileHead head;
    private final Format format;
    private final Format.RowReader reader;
    private final Collector to;
    private final Dates dates = new Dates();
    private boolean ended;
    private long rows;

    /** A file whose header was recognised. */
    record Recognised(FileHead head, Format format) {

        /** The settings that change what is read from this file. */
        String dependsOn(ImportSettings settings) {
            return format.dependsOn().apply(head, settings);
        }
    }

    /** What a file gave: the number of its data rows and what became of them. */
    record Read(long rows, FileRows byKind) {}

    private FileReader(Recognised file, ImportSettings settings) {
        this.head = file.head();
        this.format = file.format();
        this.reader = format.opening().open(head, settings);
        this.to = new Collector(format.order());
    }

    static Recognised recognise(Path file, String path) {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new InputRejectedException(path + ": must be a file, is a folder, a pipe or a device");
        }
        if (isParquet(file, path)) {
            return parquet(file, path);
        }
        try (CsvFile csv = CsvFile.open(file, path, bytes -> {})) {
            FileHead head = FileTop.read(csv, path);
            return new Recognised(head, Formats.recognise(path, head.header()));
        }
    }

    private static boolean isParquet(Path file, String path) {
        try {
            return ParquetHead.isParquet(file);
        } catch (IOException e) {
            throw CsvFile.rejected(file, path, 0, e);
        }
    }

    private static Recognised parquet(Path file, String path) {
        FileHead head = new FileHead(path, null, Header.of(ParquetHead.columns(file, path)));
        Format format = Formats.recognise(path, head.header());
        if (format.chain() == null) {
            throw new InputRejectedException(
                    path + ": only option chains are read from Parquet, and this has the columns of " + format.name()
                            + "; save it as CSV");
        }
        return new Recognised(head, format);
    }

    static Read read(Path file, Recognised recognised, ImportSettings settings, LongConsumer onBytes) {
        try (CsvFile csv = CsvFile.open(file, recognised.head().path(), onBytes)) {
            return new FileReader(recognised, settings).read(csv);
        }
    }

    private Read read(CsvFile csv) {
        FileTop.read(csv, head.path());
        for (CsvRecord line = csv.next(); line != null; line = csv.next()) {
            line(line);
        }
        if (rows == 0) {
            throw new InputRejectedException(head.path()
                    + ": there is a header and no row under it; fetch the file again or take it off the list");
        }
        if (format.dated() && !ended) {
            throw new InputRejectedException(
                    head.path() + ": the last line must be \"Downloaded from Barchart.com as of "
                            + "…\", which tells which rows are closes, and is missing; fetch the file again");
        }
        FileRows byKind = to.finish();
        byKind.requireEveryRow(head.path(), rows);
        return new Read(rows, byKind);
    }

    private void line(CsvRecord line) {
        SourceRow source = new SourceRow(head.path(), line.getStartingLineNumber());
        if (ended) {
            throw new InputRejectedException(source + ": there must be nothing after the line that tells the download");
        }
        if (format.dated() && line.getFieldCount() == 1) {
            LocalDate downloaded = downloaded(line.getField(0));
            if (downloaded != null) {
                to.downloadedOn(downloaded);
                ended = true;
                return;
            }
        }
        requireFields(source, head.header(), line);
        reader.read(new CsvRow(source, head.header(), line.getFields(), dates), to);
        rows++;
        if (rows % 1024 == 0 && Thread.currentThread().isInterrupted()) {
            throw new CancellationException("the import was interrupted at " + source + "; the store is unchanged");
        }
    }

    /** Too few fields, or too many that say something, mean that fields stand under the wrong columns. */
    static void requireFields(SourceRow source, Header header, CsvRecord line) {
        int columns = header.size();
        boolean surplus = line.getFieldCount() > columns
                && line.getFields().stream().skip(columns).anyMatch(f -> !f.isBlank());
        if (line.getFieldCount() < columns || surplus) {
            throw new InputRejectedException(source + ": a row must have as many fields as the header, " + columns
                    + ", had " + line.getFieldCount() + ": \"" + String.join(",", line.getFields())
                    + "\"; the line is cut short, or a comma is not quoted");
        }
    }

    private static @Nullable LocalDate downloaded(String text) {
        Matcher m = FOOTER.matcher(text.strip());
        if (!m.matches()) {
            return null;
        }
        try {
            return LocalDate.of(
                    Integer.parseInt(m.group(3)), Integer.parseInt(m.group(1)), Integer.parseInt(m.group(2)));
        } catch (DateTimeException e) {
            return null; // the line is then no footer, and no row either
        }
    }
}
