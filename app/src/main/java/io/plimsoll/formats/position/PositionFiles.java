package io.plimsoll.formats.position;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.plimsoll.formats.span.PackedFile;
import io.plimsoll.margin.position.Position;
import io.plimsoll.market.InputRejectedException;
import io.plimsoll.market.OptionRight;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.ZipException;

/**
 * Reads and writes portfolios in the CSV form of CME CORE, plain, gzipped or alone in a zip. Columns are found by name. A file that
 * breaks a rule is turned down with {@link InputRejectedException}, which names file, line, column, rule and value.
 */
public final class PositionFiles {

    private static final int HEAD = 4096;

    private PositionFiles() {}

    /** Whether the first bytes of a file say that it is a portfolio, whatever its name. */
    public static boolean sniff(Path file) {
        String head;
        try (InputStream in = PackedFile.open(file)) {
            head = new String(in.readNBytes(HEAD), StandardCharsets.UTF_8);
        } catch (EOFException | ZipException e) {
            return false; // it says it is packed, and is not
        } catch (IOException e) {
            throw PackedFile.rejected(file, 0, e);
        }
        return head.lines()
                .map(line -> line.replace("\"", "").replace("\uFEFF", ""))
                .filter(line -> !line.isBlank())
                .findFirst()
                .map(line -> PositionHeader.isHeader(List.of(line.split(",", -1))))
                .orElse(false);
    }

    /**
     * Reads a file without holding its positions.
     *
     * @param to given each position as it is read
     * @return their number
     */
    public static long stream(Path file, Consumer<Position> to) {
        return PositionReader.read(file, to);
    }

    /** Reads a whole file. */
    public static List<Position> read(Path file) {
        List<Position> positions = new ArrayList<>();
        stream(file, positions::add);
        return positions;
    }

    /** Writes a file, gzipped where its name ends in .gz; reading it gives the same positions back. */
    public static void write(Iterable<Position> positions, Path file) throws IOException {
        try (CsvWriter csv =
                CsvWriter.builder().build(new OutputStreamWriter(PackedFile.create(file), StandardCharsets.UTF_8))) {
            csv.writeRecord(PositionHeader.COLUMNS);
            for (Position position : positions) {
                csv.writeRecord(fields(position));
            }
        }
    }

    private static List<String> fields(Position position) {
        OptionRight right = position.right();
        return List.of(
                position.firm(),
                position.account(),
                position.exchange(),
                position.symbol(),
                position.productName(),
                position.productCode(),
                position.period(),
                right == null ? "" : right.name().substring(0, 1),
                right == null ? "" : plain(position.strike()),
                position.underlyingPeriod(),
                plain(position.quantity()),
                position.marginType(),
                position.client());
    }

    private static String plain(double value) {
        String text = new BigDecimal(Double.toString(value)).toPlainString();
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }
}
