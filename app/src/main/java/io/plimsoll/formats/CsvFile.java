package io.plimsoll.formats;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.plimsoll.market.InputRejectedException;
import io.plimsoll.market.SourceRow;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * A delimited file as lines of fields, decompressed where its first bytes say gzip.
 *
 * @param path below the data folder, with forward slashes
 * @param lines every line that is not blank, the header included
 */
record CsvFile(String path, List<Line> lines) {

    /** The fields of one line, trimmed; {@code number} counts from 1. */
    record Line(long number, List<String> fields) {}

    static CsvFile read(Path file, String path) {
        try (InputStream in = decompressed(file)) {
            List<Line> lines = new ArrayList<>();
            InputStreamReader text = new InputStreamReader(
                    in, StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT));
            try (CsvReader<CsvRecord> reader = CsvReader.builder()
                    .allowExtraFields(true) // titles, footers and trailing commas
                    .allowMissingFields(true)
                    .ofCsvRecord(text)) {
                for (CsvRecord line : reader) {
                    lines.add(new Line(
                            line.getStartingLineNumber(),
                            line.getFields().stream().map(CsvFile::clean).toList()));
                }
            }
            if (lines.isEmpty()) {
                throw new InputRejectedException(
                        path + ": the file is empty; a header and at least one row are needed");
            }
            return new CsvFile(path, lines);
        } catch (IOException | UncheckedIOException | CsvParseException e) {
            throw new InputRejectedException(path + ": " + explain(e), e);
        }
    }

    /** Blanks and a byte-order mark are not part of a field. */
    private static String clean(String field) {
        return (field.startsWith("\uFEFF") ? field.substring(1) : field).strip();
    }

    private static InputStream decompressed(Path file) throws IOException {
        BufferedInputStream in = new BufferedInputStream(Files.newInputStream(file));
        in.mark(2);
        int magic = in.read() | in.read() << 8;
        in.reset();
        return magic == GZIPInputStream.GZIP_MAGIC ? new GZIPInputStream(in, 1 << 16) : in;
    }

    private static String explain(Throwable e) {
        for (Throwable t = e; t != null; t = t.getCause()) {
            if (t instanceof EOFException) {
                return "the gzip data ends too early; the file is truncated, fetch it again";
            }
            if (t instanceof ZipException) {
                return "the gzip data is damaged (" + t.getMessage() + "); fetch the file again";
            }
            if (t instanceof CharacterCodingException) {
                return "the text must be UTF-8, and is not";
            }
        }
        Throwable cause = e.getCause();
        return "cannot be read: " + (cause == null ? e : cause).getMessage();
    }

    SourceRow source(Line line) {
        return new SourceRow(path, line.number());
    }
}
