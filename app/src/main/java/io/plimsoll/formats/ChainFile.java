package io.plimsoll.formats;

import de.siegmar.fastcsv.reader.CsvRecord;
import io.plimsoll.formats.chain.ChainFormat;
import io.plimsoll.formats.chain.ChainSql;
import io.plimsoll.market.InputRejectedException;
import io.plimsoll.store.ChainSource;
import io.plimsoll.store.ParquetHead;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What DuckDB is told to read an option-chain file: its columns, its delimiter, and where its rows begin. */
final class ChainFile {

    private ChainFile() {}

    /**
     * The source.
     *
     * @param text the file, unpacked
     * @param path its name in messages
     * @param underlying symbol where no column tells it
     */
    static ChainSource source(ChainFormat format, Path text, String path, Header header, String underlying) {
        try {
            return ParquetHead.isParquet(text)
                    ? ChainSql.of(format, text, path, true, ',', 0, header.names(), List.of(), underlying)
                    : ofText(format, text, path, header, underlying);
        } catch (IOException e) {
            throw CsvFile.rejected(text, path, 0, e);
        }
    }

    private static ChainSource ofText(ChainFormat format, Path text, String path, Header header, String underlying)
            throws IOException {
        try (CsvFile csv = CsvFile.open(text, path, bytes -> {})) {
            CsvRecord line = csv.next();
            while (line != null && !Header.of(line.getFields()).names().equals(header.names())) {
                line = csv.next();
            }
            if (line == null) {
                throw new InputRejectedException(path + ": the header is gone; was the file changed meanwhile?");
            }
            int headerLine = Math.toIntExact(line.getStartingLineNumber());
            return ChainSql.of(
                    format,
                    text,
                    path,
                    false,
                    Delimiter.of(text),
                    headerLine,
                    header.names(),
                    firstRow(csv),
                    underlying);
        }
    }

    /** The row after the header; what is wrong with it, the reader of all rows tells. */
    private static List<String> firstRow(CsvFile csv) {
        try {
            @Nullable CsvRecord row = csv.next();
            return row == null ? List.of() : row.getFields();
        } catch (InputRejectedException e) {
            return List.of();
        }
    }
}
