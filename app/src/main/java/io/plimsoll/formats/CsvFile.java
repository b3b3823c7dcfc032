package io.plimsoll.formats;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.plimsoll.market.InputRejectedException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.LongConsumer;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** A delimited file, read line by line. */
final class CsvFile implements AutoCloseable {

    private final Path file;
    private final String path;
    private final CloseableIterator<CsvRecord> records;
    private long line;

    private CsvFile(Path file, String path, CloseableIterator<CsvRecord> records) {
        this.file = file;
        this.path = path;
        this.records = records;
    }

    /**
     * Opens a file.
     *
     * @param path its path below the data folder, for messages
     * @param onBytes told the bytes read from disk so far
     */
    static CsvFile open(Path file, String path, LongConsumer onBytes) {
        InputStream in = null;
        try {
            in = TextBytes.open(file, onBytes);
            InputStreamReader text = new InputStreamReader(
                    in,
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .onMalformedInput(CodingErrorAction.REPORT)
                            .onUnmappableCharacter(CodingErrorAction.REPORT));
            CsvReader<CsvRecord> reader = CsvReader.builder()
                    .fieldSeparator(Delimiter.of(file))
                    .allowExtraFields(true) // titles and footers; rows are counted by their reader
                    .allowMissingFields(true)
                    .ofCsvRecord(text);
            return new CsvFile(file, path, reader.iterator());
        } catch (IOException | UncheckedIOException | CsvParseException e) {
            throw rejected(file, path, 0, closed(in, e));
        }
    }

    /** The next line that is not blank, or null after the last. */
    @Nullable
    CsvRecord next() {
        try {
            if (!records.hasNext()) {
                return null;
            }
            CsvRecord record = records.next();
            line = record.getStartingLineNumber();
            return record;
        } catch (UncheckedIOException | CsvParseException e) {
            throw rejected(file, path, line, e);
        }
    }

    @Override
    public void close() {
        try {
            records.close();
        } catch (IOException e) {
            throw rejected(file, path, line, e);
        }
    }

    private static Exception closed(@Nullable InputStream in, Exception cause) {
        if (in != null) {
            try {
                in.close();
            } catch (IOException e) {
                cause.addSuppressed(e);
            }
        }
        return cause;
    }

    static InputRejectedException rejected(Path file, String path, long line, Exception e) {
        for (Throwable t = e; t != null; t = t.getCause()) {
            if (t instanceof EOFException) {
                return new InputRejectedException(
                        after(path, line)
                                + "the compressed data must not end here, it is cut short; fetch the file again",
                        e);
            }
            if (t instanceof ZipException) {
                return new InputRejectedException(
                        after(path, line) + "the compressed data cannot be used: " + t.getMessage()
                                + "; fetch the file again",
                        e);
            }
            if (t instanceof CharacterCodingException) {
                return new InputRejectedException(
                        notUtf8(file, path, e) + ": the text must be UTF-8; save the file as UTF-8", e);
            }
        }
        Throwable cause = e.getCause() == null ? e : e.getCause();
        return new InputRejectedException(after(path, line) + "cannot be read: " + cause.getMessage(), e);
    }

    private static String notUtf8(Path file, String path, Exception cause) {
        try {
            long line = TextBytes.firstLineNotUtf8(file);
            return line == 0 ? path : path + ":" + line;
        } catch (IOException e) {
            cause.addSuppressed(e); // an archive that is damaged as well
            return path;
        }
    }

    private static String after(String path, long line) {
        return line == 0 ? path + ": " : path + ": after line " + line + ": ";
    }
}
