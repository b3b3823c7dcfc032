package io.plimsoll.store;

import io.plimsoll.market.OptionChain;
import io.plimsoll.market.RejectedRow;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.Collectors;
import org.duckdb.DuckDBChunkedResult;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBPreparedStatement;
import org.duckdb.DuckDBReadableVector;
import org.jspecify.annotations.Nullable;

/**
 * Reads the option chains of an underlying day by day, in date order, straight from the columns of its Parquet file. One day
 * is in memory at a time.
 */
public final class ChainScan implements AutoCloseable {

    private static final String COLUMNS = "CAST(date - DATE '1970-01-01' AS INTEGER),"
            + " CAST(expiry - DATE '1970-01-01' AS INTEGER), is_call, strike, price, bid, ask, volume, open_interest, spot,"
            + " line";

    private final DuckDBPreparedStatement statement;
    private final DuckDBChunkedResult result;
    private final DayRows day;
    private final List<RejectedRow> rejected = new ArrayList<>();
    private @Nullable DuckDBDataChunkReader chunk;
    private long row;
    private @Nullable OptionChain current;

    private ChainScan(DuckDBPreparedStatement statement, DuckDBChunkedResult result, DayRows day) {
        this.statement = statement;
        this.result = result;
        this.day = day;
    }

    /**
     * Opens a scan.
     *
     * @param part the file of the underlying
     * @param files whose rows are wanted, in the order in which they count
     * @param all whether these are all files of the underlying
     */
    static ChainScan open(DuckDBConnection connection, ChainParts.Part part, List<StoredFile> files, boolean all)
            throws SQLException {
        boolean severalFiles = part.onlyFile() == 0;
        boolean severalRoots = part.roots() > 1;
        String sql = "SELECT " + COLUMNS + (severalFiles ? ", CAST(file AS INTEGER)" : "")
                + (severalRoots ? ", coalesce(root, " + SqlText.literal(part.underlying()) + ")" : "")
                + " FROM read_parquet("
                + SqlText.reading(part.file()) + ")"
                + (all
                        ? ""
                        : files.stream()
                                .map(f -> Long.toString(f.id()))
                                .collect(Collectors.joining(", ", " WHERE file IN (", ")")));
        DuckDBPreparedStatement statement = connection.prepare(sql);
        try {
            return new ChainScan(statement, statement.query(), new DayRows(files, part.onlyFile(), severalRoots));
        } catch (SQLException e) {
            statement.close();
            throw e;
        }
    }

    /** Moves to the next day; false after the last. */
    public boolean next() {
        day.clear();
        while (chunk != null || result.nextChunk()) {
            if (chunk == null) {
                chunk = result.chunk();
                row = 0;
            }
            boolean ended = fill(chunk);
            if (ended) {
                break;
            }
            chunk = null;
        }
        current = day.isEmpty() ? null : day.chain(rejected);
        return current != null;
    }

    /** Takes rows of one day; true where the day ended before the chunk did. */
    private boolean fill(DuckDBDataChunkReader from) {
        long rows = from.rowCount();
        DuckDBReadableVector dates = from.vector(0);
        int date = dates.getInt(row);
        if (!day.isEmpty() && date != day.date()) {
            return true;
        }
        long end = row;
        while (end < rows && dates.getInt(end) == date) {
            end++;
        }
        day.append(date, from, row, end);
        row = end;
        return end < rows;
    }

    /** The chain of the day. */
    public OptionChain chain() {
        if (current == null) {
            throw new NoSuchElementException("there is no day; was next() true?");
        }
        return current;
    }

    /** Rows so far that were left out because their expiry is shown by a larger class of options. */
    public List<RejectedRow> rejected() {
        return rejected;
    }

    @Override
    public void close() throws SQLException {
        result.close();
        statement.close();
    }
}
