package io.plimsoll.store;

import io.plimsoll.market.InputRejectedException;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/**
 * Answers SQL over a store. The database is open for reading only, of files nothing but the store's own is open to the query, and
 * no statement but one SELECT is run: that a text is one is told by DuckDB's own parser before anything of it runs.
 */
public final class StoreSql implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private static final List<String> VIEWS = List.of(
            "files AS SELECT id AS file, path, format, bytes, row_count AS rows, sha256 FROM imported_file",
            "bars AS SELECT b.date, b.open, b.high, b.low, b.close, b.volume, f.path, b.line FROM bar b"
                    + " JOIN imported_file f ON b.file = f.id",
            "futures AS SELECT r.date, r.contract, r.settle, r.high, r.low, r.volume, r.open_interest, f.path, r.line"
                    + " FROM futures_row r JOIN imported_file f ON r.file = f.id",
            "series AS SELECT p.series, p.date, p.value, p.known, f.path, p.line FROM series_point p"
                    + " JOIN imported_file f ON p.file = f.id",
            "rejected AS SELECT r.date, r.instrument, r.reason, r.detail, f.path, r.line FROM rejected_row r"
                    + " JOIN imported_file f ON r.file = f.id");

    private static final String OPTION_COLUMNS = "o.date, o.expiry, CASE WHEN o.is_call THEN 'C' ELSE 'P' END AS"
            + " \"right\", o.strike, o.price, o.bid, o.ask, o.volume, o.open_interest, o.spot, f.path, o.line";

    private final Path file;
    private final DuckDBConnection connection;

    private StoreSql(Path file, DuckDBConnection connection) {
        this.file = file;
        this.connection = connection;
    }

    /** Given the columns, then each row. */
    public interface Answer {
        /** The names of the columns and whether each holds numbers. */
        void columns(List<String> names, List<Boolean> numeric);

        /** A row; null where there is no value. */
        void row(List<@Nullable Object> values);

        /** After the last row. */
        void end();
    }

    /**
     * Opens a store that is there.
     *
     * @throws InputRejectedException where it is no store, or another process keeps it open
     */
    public static StoreSql open(Path file) {
        Path absolute = file.toAbsolutePath();
        DuckDBConnection connection = StoreConnection.openReadOnly(absolute, PATIENCE);
        StoreSql sql = new StoreSql(file, connection);
        try {
            sql.prepare(Store.options(absolute));
            return sql;
        } catch (SQLException e) {
            sql.close();
            throw new InputRejectedException(
                    "the store " + file + " cannot be read (" + StoreConnection.firstLine(e)
                            + "); delete it, it is made again from the files",
                    e);
        }
    }

    private void prepare(Path folder) throws SQLException {
        try (Statement s = connection.createStatement()) {
            for (String view : VIEWS) {
                s.execute("CREATE TEMP VIEW " + view);
            }
            List<String> parts = new ArrayList<>();
            s.execute("CREATE TEMP VIEW options AS " + options(s, folder, parts));
            if (!parts.isEmpty()) {
                s.execute("SET allowed_paths = [" + String.join(", ", parts) + "]");
            }
            s.execute("SET enable_external_access = false");
            s.execute("SET lock_configuration = true");
        }
    }

    /** All underlyings, from the Parquet files in force. */
    private String options(Statement s, Path folder, List<String> parts) throws SQLException {
        List<String> selects = new ArrayList<>();
        try (ResultSet r =
                s.executeQuery("SELECT underlying, parquet, only_file FROM chain_part ORDER BY underlying")) {
            while (r.next()) {
                String part = SqlText.literal(folder.resolve(r.getString(2)).toString());
                parts.add(part);
                String symbol = SqlText.literal(r.getString(1));
                selects.add("SELECT " + symbol + " AS underlying, coalesce(o.root, " + symbol + ") AS root, "
                        + OPTION_COLUMNS
                        + " FROM read_parquet(" + part + ") o JOIN imported_file f ON f.id = "
                        + (r.getLong(3) == 0 ? "o.file" : r.getLong(3)));
            }
        }
        return selects.isEmpty() ? EMPTY : String.join(" UNION ALL ", selects);
    }

    private static final String EMPTY = "SELECT '' AS underlying, '' AS root, NULL::DATE AS date, NULL::DATE AS expiry,"
            + " '' AS \"right\", 0.0::DOUBLE AS strike, 0.0::DOUBLE AS price, 0.0::DOUBLE AS bid, 0.0::DOUBLE AS ask,"
            + " 0.0::DOUBLE AS volume, 0.0::DOUBLE AS open_interest, 0.0::DOUBLE AS spot, '' AS path, 0 AS line"
            + " WHERE false";

    /**
     * Answers a query.
     *
     * @throws InputRejectedException where it is no SELECT, or breaks a rule of SQL
     */
    public void query(String sql, Answer to) {
        try (Statement s = connection.createStatement()) {
            requireSelect(sql);
            try (ResultSet r = s.executeQuery(sql)) {
                answer(r, to);
            }
        } catch (SQLException e) {
            throw new InputRejectedException("SQL: " + message(e), e);
        }
    }

    /** DuckDB puts no text but SELECT statements into JSON, and tells what is wrong with others. */
    private void requireSelect(String sql) throws SQLException {
        try (PreparedStatement parse = connection.prepareStatement(
                "SELECT j->>'error_message', json_array_length(j->'statements') FROM (SELECT json_serialize_sql(CAST(? AS VARCHAR)) AS j)")) {
            parse.setString(1, sql);
            try (ResultSet r = parse.executeQuery()) {
                r.next();
                String error = r.getString(1);
                if (error != null) {
                    throw new InputRejectedException("SQL: "
                            + (error.startsWith("Only SELECT")
                                    ? "only SELECT is run, the store is changed by \"plimsoll data import\" alone"
                                    : error));
                }
                if (r.getInt(2) != 1) {
                    throw new InputRejectedException("SQL: there must be one SELECT, were " + r.getInt(2));
                }
            }
        }
    }

    private static void answer(ResultSet r, Answer to) throws SQLException {
        int n = r.getMetaData().getColumnCount();
        List<String> names = new ArrayList<>();
        List<Boolean> numeric = new ArrayList<>();
        for (int i = 1; i <= n; i++) {
            names.add(r.getMetaData().getColumnName(i));
            numeric.add(r.getMetaData()
                    .getColumnTypeName(i)
                    .matches("(U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?|DOUBLE|FLOAT|DECIMAL.*)"));
        }
        to.columns(names, numeric);
        while (r.next()) {
            List<@Nullable Object> row = new ArrayList<>(n);
            for (int i = 1; i <= n; i++) {
                row.add(r.getObject(i));
            }
            to.row(row);
        }
        to.end();
    }

    /** What DuckDB says, its hints and its mark of the place included, without what it says about its protocol. */
    private static String message(SQLException e) {
        String text = String.valueOf(e.getMessage()).strip();
        int error = text.indexOf("\nError: ");
        return error < 0 ? text : text.substring(error + "\nError: ".length());
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new InputRejectedException("the store " + file + " cannot be closed: " + e.getMessage(), e);
        }
    }
}
