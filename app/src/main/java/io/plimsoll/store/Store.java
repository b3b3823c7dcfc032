package io.plimsoll.store;

import io.plimsoll.market.Bar;
import io.plimsoll.market.FuturesRow;
import io.plimsoll.market.ImportedFile;
import io.plimsoll.market.InputRejectedException;
import io.plimsoll.market.OptionRight;
import io.plimsoll.market.OptionRow;
import io.plimsoll.market.Reason;
import io.plimsoll.market.RejectedRow;
import io.plimsoll.market.SeriesPoint;
import io.plimsoll.market.SourceRow;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/**
 * The DuckDB database that holds what was imported. A file goes in whole, in one transaction, or not at all. One process
 * at a time has it open; another waits for some seconds.
 */
public final class Store implements AutoCloseable {

    private static final int TRIES = 40;
    private static final long PAUSE_MILLIS = 500;
    private static final List<String> SCHEMA = List.of(
            "CREATE SEQUENCE IF NOT EXISTS file_id",
            "CREATE TABLE IF NOT EXISTS file (id BIGINT, key VARCHAR, path VARCHAR, format VARCHAR, sha256 VARCHAR,"
                    + " bytes BIGINT, row_count BIGINT)",
            "CREATE TABLE IF NOT EXISTS bar (file BIGINT, line BIGINT, date DATE, open DOUBLE, high DOUBLE, low DOUBLE,"
                    + " close DOUBLE, volume DOUBLE)",
            "CREATE TABLE IF NOT EXISTS option_row (file BIGINT, line BIGINT, activity BOOLEAN, date DATE,"
                    + " is_call BOOLEAN, expiry DATE, strike DOUBLE, price DOUBLE, bid DOUBLE, ask DOUBLE, volume DOUBLE,"
                    + " open_interest DOUBLE)",
            "CREATE TABLE IF NOT EXISTS futures_row (file BIGINT, line BIGINT, date DATE, contract VARCHAR,"
                    + " settle DOUBLE, high DOUBLE, low DOUBLE, volume DOUBLE, open_interest DOUBLE)",
            "CREATE TABLE IF NOT EXISTS series_point (file BIGINT, line BIGINT, series VARCHAR, date DATE, value DOUBLE)",
            "CREATE TABLE IF NOT EXISTS rejected_row (file BIGINT, line BIGINT, date DATE, instrument VARCHAR,"
                    + " reason VARCHAR, detail VARCHAR)");

    private final DuckDBConnection connection;

    private Store(DuckDBConnection connection) {
        this.connection = connection;
    }

    /** Opens the store, made where it is not there. */
    public static Store open(Path file) {
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            Store store = new Store(connect(file));
            try (Statement statement = store.connection.createStatement()) {
                for (String table : SCHEMA) {
                    statement.execute(table);
                }
            }
            return store;
        } catch (SQLException | java.io.IOException e) {
            throw new InputRejectedException(
                    file + ": the store cannot be opened (" + firstLine(e) + "); name another one with --store", e);
        }
    }

    private static DuckDBConnection connect(Path file) throws SQLException {
        for (int i = 1; ; i++) {
            try {
                return (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:" + file);
            } catch (SQLException e) {
                boolean locked = String.valueOf(e.getMessage()).contains("lock");
                if (!locked || i == TRIES) {
                    throw e;
                }
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the store", e);
        }
    }

    private static String firstLine(Exception e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }

    /** The file of a key, where it is in the store. */
    public Optional<StoredFile> find(String key) {
        try (PreparedStatement query =
                connection.prepareStatement("SELECT path, format, sha256, bytes, row_count FROM file WHERE key = ?")) {
            query.setString(1, key);
            try (ResultSet r = query.executeQuery()) {
                return r.next()
                        ? Optional.of(new StoredFile(
                                key,
                                new ImportedFile(
                                        r.getString(1), r.getString(2), r.getString(3), r.getLong(4), r.getLong(5))))
                        : Optional.empty();
            }
        } catch (SQLException e) {
            throw failed("looking up a file", e);
        }
    }

    /** Puts a file and its rows in, or nothing. */
    public void put(StoredFile stored, FileRows rows) {
        try {
            connection.setAutoCommit(false);
            try {
                insert(stored, rows);
                connection.commit();
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw failed("storing " + stored.file().path(), e);
        }
    }

    private void insert(StoredFile stored, FileRows rows) throws SQLException {
        long id;
        try (Statement s = connection.createStatement();
                ResultSet r = s.executeQuery("SELECT nextval('file_id')")) {
            r.next();
            id = r.getLong(1);
        }
        ImportedFile f = stored.file();
        append("file", a -> row(a, id, stored.key(), f.path(), f.format(), f.sha256(), f.bytes(), f.rows()));
        append("bar", a -> {
            for (Bar b : rows.bars()) {
                row(a, id, b.source().line(), b.date(), b.open(), b.high(), b.low(), b.close(), b.volume());
            }
        });
        append("option_row", a -> {
            options(a, id, false, rows.options());
            options(a, id, true, rows.activity());
        });
        append("futures_row", a -> {
            for (FuturesRow x : rows.futures()) {
                row(
                        a,
                        id,
                        x.source().line(),
                        x.date(),
                        x.contract(),
                        x.settle(),
                        x.high(),
                        x.low(),
                        x.volume(),
                        x.openInterest());
            }
        });
        append("series_point", a -> {
            for (SeriesPoint p : rows.series()) {
                row(a, id, p.source().line(), p.series(), p.date(), p.value());
            }
        });
        append("rejected_row", a -> {
            for (RejectedRow x : rows.rejected()) {
                row(
                        a,
                        id,
                        x.source().line(),
                        x.date(),
                        x.instrument(),
                        x.reason().name(),
                        x.detail());
            }
        });
    }

    private static void options(DuckDBAppender a, long id, boolean activity, List<OptionRow> rows) throws SQLException {
        for (OptionRow o : rows) {
            row(
                    a,
                    id,
                    o.source().line(),
                    activity,
                    o.date(),
                    o.right() == OptionRight.CALL,
                    o.expiry(),
                    o.strike(),
                    o.price(),
                    o.bid(),
                    o.ask(),
                    o.volume(),
                    o.openInterest());
        }
    }

    private interface Rows {
        void into(DuckDBAppender appender) throws SQLException;
    }

    private void append(String table, Rows rows) throws SQLException {
        try (DuckDBAppender appender = connection.createAppender(DuckDBConnection.DEFAULT_SCHEMA, table)) {
            rows.into(appender);
        }
    }

    private static void row(DuckDBAppender a, @Nullable Object... values) throws SQLException {
        a.beginRow();
        for (Object value : values) {
            if (value == null) {
                a.appendNull();
            } else if (value instanceof Double d) {
                a.append(d);
            } else if (value instanceof Long l) {
                a.append(l);
            } else if (value instanceof Boolean b) {
                a.append(b);
            } else if (value instanceof LocalDate d) {
                a.append(d);
            } else {
                a.append(value.toString());
            }
        }
        a.endRow();
    }

    /** The rows of a file, in file order. */
    public FileRows rows(StoredFile stored) {
        String path = stored.file().path();
        String of = " WHERE file = (SELECT id FROM file WHERE key = ?) ORDER BY line, rowid";
        try {
            return new FileRows(
                    query(
                            "SELECT line, date, open, high, low, close, volume FROM bar" + of,
                            stored.key(),
                            r -> new Bar(
                                    new SourceRow(path, r.getLong(1)),
                                    date(r, 2),
                                    r.getDouble(3),
                                    r.getDouble(4),
                                    r.getDouble(5),
                                    r.getDouble(6),
                                    r.getDouble(7))),
                    options(stored, path, "NOT activity"),
                    options(stored, path, "activity"),
                    query(
                            "SELECT line, date, contract, settle, high, low, volume, open_interest FROM futures_row"
                                    + of,
                            stored.key(),
                            r -> new FuturesRow(
                                    new SourceRow(path, r.getLong(1)),
                                    date(r, 2),
                                    r.getString(3),
                                    r.getDouble(4),
                                    r.getDouble(5),
                                    r.getDouble(6),
                                    r.getDouble(7),
                                    r.getDouble(8))),
                    query(
                            "SELECT line, series, date, value FROM series_point" + of,
                            stored.key(),
                            r -> new SeriesPoint(
                                    new SourceRow(path, r.getLong(1)), r.getString(2), date(r, 3), r.getDouble(4))),
                    query(
                            "SELECT line, date, instrument, reason, detail FROM rejected_row" + of,
                            stored.key(),
                            r -> new RejectedRow(
                                    new SourceRow(path, r.getLong(1)),
                                    r.getObject(2, LocalDate.class),
                                    r.getString(3),
                                    Reason.valueOf(r.getString(4)),
                                    r.getString(5))));
        } catch (SQLException e) {
            throw failed("reading " + path, e);
        }
    }

    private List<OptionRow> options(StoredFile stored, String path, String which) throws SQLException {
        return query(
                "SELECT line, date, is_call, expiry, strike, price, bid, ask, volume, open_interest FROM option_row"
                        + " WHERE file = (SELECT id FROM file WHERE key = ?) AND " + which + " ORDER BY line",
                stored.key(),
                r -> new OptionRow(
                        new SourceRow(path, r.getLong(1)),
                        date(r, 2),
                        r.getBoolean(3) ? OptionRight.CALL : OptionRight.PUT,
                        date(r, 4),
                        r.getDouble(5),
                        r.getDouble(6),
                        r.getDouble(7),
                        r.getDouble(8),
                        r.getDouble(9),
                        r.getDouble(10)));
    }

    private interface Mapper<T> {
        T of(ResultSet row) throws SQLException;
    }

    private <T> List<T> query(String sql, String key, Mapper<T> mapper) throws SQLException {
        List<T> rows = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, key);
            try (ResultSet r = query.executeQuery()) {
                while (r.next()) {
                    rows.add(mapper.of(r));
                }
            }
        }
        return rows;
    }

    private static LocalDate date(ResultSet row, int column) throws SQLException {
        return row.getObject(column, LocalDate.class);
    }

    private static InputRejectedException failed(String doing, SQLException e) {
        return new InputRejectedException("the store failed while " + doing + ": " + firstLine(e), e);
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw failed("closing", e);
        }
    }
}
