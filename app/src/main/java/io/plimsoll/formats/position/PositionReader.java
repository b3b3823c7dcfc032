package io.plimsoll.formats.position;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.plimsoll.formats.span.PackedFile;
import io.plimsoll.margin.position.Position;
import io.plimsoll.market.InputRejectedException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Consumer;

/** Reads a portfolio line by line. */
final class PositionReader {

    /** Characters of the longest field. */
    private static final int LONGEST = 1 << 16;

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final Path file;
    private long line;

    private PositionReader(Path file) {
        this.file = file;
    }

    static long read(Path file, Consumer<Position> to) {
        return new PositionReader(file).read(to);
    }

    private long read(Consumer<Position> to) {
        try (InputStream in = PackedFile.open(file);
                CloseableIterator<CsvRecord> records = records(in)) {
            return read(records, to);
        } catch (IOException e) {
            throw PackedFile.rejected(file, line, e);
        } catch (UncheckedIOException | CsvParseException e) {
            throw rejected(e);
        }
    }

    private InputRejectedException rejected(RuntimeException e) {
        if (e.getCause() instanceof IOException cause) {
            return PackedFile.rejected(file, line, cause);
        }
        String reason = e.getCause() == null ? e.getMessage() : e.getCause().getMessage();
        return new InputRejectedException(
                file + ": after line " + line + ": a field must not be longer than " + LONGEST
                        + " characters, nor a quote be left open: " + reason,
                e);
    }

    private static CloseableIterator<CsvRecord> records(InputStream in) throws IOException {
        return CsvReader.builder()
                .allowExtraFields(true)
                .allowMissingFields(true)
                .maxBufferSize(LONGEST)
                .ofCsvRecord(new InputStreamReader(
                        withoutMark(in),
                        StandardCharsets.UTF_8
                                .newDecoder()
                                .onMalformedInput(CodingErrorAction.REPORT)
                                .onUnmappableCharacter(CodingErrorAction.REPORT)))
                .iterator();
    }

    private static InputStream withoutMark(InputStream in) throws IOException {
        PushbackInputStream text = new PushbackInputStream(in, BYTE_ORDER_MARK.length);
        byte[] first = text.readNBytes(BYTE_ORDER_MARK.length);
        if (!Arrays.equals(first, BYTE_ORDER_MARK)) {
            text.unread(first);
        }
        return text;
    }

    private long read(CloseableIterator<CsvRecord> records, Consumer<Position> to) {
        PositionHeader header = null;
        long count = 0;
        while (records.hasNext()) {
            CsvRecord record = records.next();
            line = record.getStartingLineNumber();
            if (isBlank(record)) {
                continue;
            }
            if (header == null) {
                header = new PositionHeader(file + ":" + line, record.getFields());
            } else {
                to.accept(new PositionRow(file.toString(), header, record).position());
                count++;
            }
        }
        if (header == null) {
            throw new InputRejectedException(file + ": the file is empty; it must have a header");
        }
        return count;
    }

    private static boolean isBlank(CsvRecord record) {
        for (int i = 0; i < record.getFieldCount(); i++) {
            if (!record.getField(i).isBlank()) {
                return false;
            }
        }
        return true;
    }
}
