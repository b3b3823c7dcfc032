package io.plimsoll.store;

import io.plimsoll.market.InputRejectedException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CancellationException;
import org.duckdb.DuckDBConnection;

/** Opens the database file and makes sure that it is a store of this version. */
final class StoreConnection {

    /** A change of the tables must change this. */
    private static final int SCHEMA_VERSION = 5;

    private static final String CAUSE = "Error: ";
    private static final long PAUSE_MILLIS = 100;

    /** Sorting goes to disk above this, so that files of any size are imported on small machines. */
    private static final String MEMORY = "1GB";

    private static final List<String> TABLES = List.of(
            "CREATE SEQUENCE file_id",
            "CREATE TABLE imported_file (id BIGINT, sha256 VARCHAR, format VARCHAR, reader_version INTEGER,"
                    + " settings VARCHAR, path VARCHAR, bytes BIGINT, row_count BIGINT)",
            "CREATE TABLE bar (file BIGINT, line BIGINT, date DATE, open DOUBLE, high DOUBLE, low DOUBLE, close DOUBLE,"
                    + " volume DOUBLE)",
            "CREATE SEQUENCE part_id",
            "CREATE TABLE chain_part (underlying VARCHAR, parquet VARCHAR, roots VARCHAR[], row_count BIGINT,"
                    + " only_file BIGINT)",
            "CREATE TABLE chain_file (file BIGINT, underlying VARCHAR, roots VARCHAR[], row_count BIGINT,"
                    + " first_date DATE, last_date DATE)",
            "CREATE TABLE activity_row (file BIGINT, line BIGINT, date DATE, is_call BOOLEAN, expiry DATE,"
                    + " strike DOUBLE, price DOUBLE, bid DOUBLE, ask DOUBLE, volume DOUBLE, open_interest DOUBLE)",
            "CREATE TABLE coded_activity (file BIGINT, line BIGINT, date DATE, code VARCHAR, price DOUBLE,"
                    + " volume DOUBLE, open_interest DOUBLE)",
            "CREATE TABLE contract_terms (file BIGINT, line BIGINT, code VARCHAR, is_call BOOLEAN, expiry DATE,"
                    + " strike DOUBLE)",
            "CREATE TABLE futures_row (file BIGINT, line BIGINT, date DATE, contract VARCHAR, settle DOUBLE,"
                    + " high DOUBLE, low DOUBLE, volume DOUBLE, open_interest DOUBLE)",
            "CREATE TABLE series_point (file BIGINT, line BIGINT, series VARCHAR, date DATE, value DOUBLE,"
                    + " known DATE)",
            "CREATE TABLE true_quantile (file BIGINT, line BIGINT, date DATE, confidence DOUBLE, long_loss DOUBLE,"
                    + " short_loss DOUBLE)",
            "CREATE TABLE rejected_row (file BIGINT, line BIGINT, date DATE, instrument VARCHAR, reason VARCHAR,"
                    + " detail VARCHAR)",
            "CREATE TABLE plimsoll_store (schema_version INTEGER)",
            "INSERT INTO plimsoll_store VALUES (" + SCHEMA_VERSION + ")");

    private StoreConnection() {}

    static DuckDBConnection open(Path file, Duration patience) {
        return open(file, patience, new Properties());
    }

    /** Opens a store that is there, and lets no one write into it. */
    static DuckDBConnection openReadOnly(Path file, Duration patience) {
        Properties reading = new Properties();
        reading.setProperty("access_mode", "READ_ONLY");
        return open(file, patience, reading);
    }

    private static DuckDBConnection open(Path file, Duration patience, Properties more) {
        if (file.toString().contains(";") || file.toString().contains("?")) {
            throw new InputRejectedException("the path of the store must have no \";\" and no \"?\", was " + file
                    + "; name another one with --store");
        }
        DuckDBConnection connection;
        try {
            connection = connect(file, patience, more);
        } catch (SQLException e) {
            throw new InputRejectedException(
                    "the store " + file + (isLocked(e) ? " is kept open by another process (" : " cannot be opened (")
                            + firstLine(e) + "); " + wayOut(e),
                    e);
        }
        try {
            prepare(file, connection);
            return connection;
        } catch (SQLException e) {
            throw closing(
                    connection,
                    new InputRejectedException(
                            "the store " + file + " cannot be used (" + firstLine(e) + "); delete it, it is made again "
                                    + "from the files",
                            e));
        } catch (InputRejectedException e) {
            throw closing(connection, e);
        }
    }

    private static String wayOut(SQLException e) {
        return isLocked(e)
                ? "wait until that has ended, or name another one with --store"
                : "it is no DuckDB database or is damaged: name another one with --store, or delete it, it is made again from "
                        + "the files";
    }

    private static DuckDBConnection connect(Path file, Duration patience, Properties more) throws SQLException {
        Properties properties = new Properties();
        properties.putAll(more);
        properties.setProperty("autoinstall_known_extensions", "false"); // nothing is fetched from anywhere
        properties.setProperty("autoload_known_extensions", "false");
        properties.setProperty("memory_limit", MEMORY);
        properties.setProperty("temp_directory", spill(file).toString()); // what does not fit into memory
        long deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            try {
                return (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:" + file, properties);
            } catch (SQLException e) {
                if (!isLocked(e) || System.nanoTime() > deadline) {
                    throw e;
                }
                pause();
            }
        }
    }

    /** Where DuckDB puts what does not fit into memory. */
    static Path spill(Path file) {
        return file.resolveSibling(file.getFileName() + ".tmp");
    }

    private static boolean isLocked(SQLException e) {
        return String.valueOf(e.getMessage()).contains("Could not set lock")
                || String.valueOf(e.getMessage()).contains("being used by another process");
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            CancellationException cancelled = new CancellationException("interrupted while waiting for the store");
            cancelled.initCause(e);
            throw cancelled;
        }
    }

    private static void prepare(Path file, DuckDBConnection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            if (count(statement, "SELECT count(*) FROM duckdb_tables()") == 0) {
                create(connection, statement);
            } else if (count(statement, "SELECT count(*) FROM duckdb_tables() WHERE table_name = 'plimsoll_store'")
                    == 0) {
                throw new InputRejectedException(
                        "the store " + file + " is a DuckDB database of another program and is "
                                + "left as it is; name another one with --store");
            }
            long version = count(statement, "SELECT schema_version FROM plimsoll_store");
            if (version != SCHEMA_VERSION) {
                throw new InputRejectedException("the store " + file + " must have tables of version " + SCHEMA_VERSION
                        + ", has version " + version + "; delete it, it is made again from the files");
            }
        }
    }

    private static void create(DuckDBConnection connection, Statement statement) throws SQLException {
        connection.setAutoCommit(false);
        for (String table : TABLES) {
            statement.execute(table);
        }
        connection.commit();
        connection.setAutoCommit(true);
    }

    private static long count(Statement statement, String sql) throws SQLException {
        try (ResultSet r = statement.executeQuery(sql)) {
            if (!r.next()) {
                throw new SQLException("no answer to " + sql);
            }
            return r.getLong(1);
        }
    }

    private static InputRejectedException closing(DuckDBConnection connection, InputRejectedException cause) {
        try {
            connection.close();
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
        return cause;
    }

    /** What went wrong in a line; DuckDB tells it in the second one where the first is about its protocol. */
    static String firstLine(Exception e) {
        List<String> lines = String.valueOf(e.getMessage()).lines().toList();
        return lines.stream()
                .filter(l -> l.startsWith(CAUSE))
                .map(l -> l.substring(CAUSE.length()))
                .findFirst()
                .orElse(lines.isEmpty() ? "" : lines.get(0));
    }
}
