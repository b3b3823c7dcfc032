package io.plimsoll.store;

import io.plimsoll.market.ImportedFile;
import io.plimsoll.market.InputRejectedException;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import org.duckdb.DuckDBConnection;

/** An import as one transaction: committed whole, or as if it had never been. */
public final class StoreImport implements AutoCloseable {

    private final Store store;
    private final DuckDBConnection connection;
    private final ChainParts parts;
    private final List<ChainStaging.Staged> staged = new ArrayList<>();
    private boolean loose;
    private boolean swept = true;
    private boolean committed;

    StoreImport(Store store, DuckDBConnection connection, ChainParts parts) {
        this.store = store;
        this.connection = connection;
        this.parts = parts;
    }

    /** Puts a file and its rows in. */
    public StoredFile put(ImportKey key, ImportedFile file, FileRows rows) {
        try {
            long id = nextId();
            insert(id, key, file);
            if (!rows.options().isEmpty() && !loose) {
                prepareLoose();
            }
            new RowAppender(connection, id).append(rows);
            return new StoredFile(id, file);
        } catch (SQLException e) {
            throw store.failed("storing " + file.path(), e);
        }
    }

    /**
     * Puts an option-chain file in.
     *
     * @param file given the number of its rows
     * @throws InputRejectedException where the file cannot be used
     */
    public StoredFile putChain(ImportKey key, ChainSource source, LongFunction<ImportedFile> file) {
        try {
            long id = nextId();
            swept = false;
            ChainStaging.Staged chain = ChainStaging.stage(connection, source, id, parts.stagingFile(id));
            staged.add(chain);
            ImportedFile imported = file.apply(chain.rows());
            insert(id, key, imported);
            return new StoredFile(id, imported);
        } catch (SQLException | IOException e) {
            throw store.failed("storing " + source.path(), e);
        }
    }

    private void prepareLoose() throws SQLException {
        try (Statement s = connection.createStatement()) {
            s.execute("DROP TABLE IF EXISTS " + RowAppender.LOOSE);
            s.execute(RowAppender.LOOSE_TABLE);
        }
        swept = false;
        staged.add(new ChainStaging.Staged(0, 0, "(SELECT * FROM " + RowAppender.LOOSE + ")", "", false, null));
        loose = true;
    }

    private long nextId() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet r = statement.executeQuery("SELECT nextval('file_id')")) {
            if (!r.next()) {
                throw new SQLException("the sequence file_id is at its end");
            }
            return r.getLong(1);
        }
    }

    private void insert(long id, ImportKey key, ImportedFile file) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO imported_file VALUES (?, ?, ?, ?, ?, ?, ?, ?)")) {
            insert.setLong(1, id);
            insert.setString(2, key.sha256());
            insert.setString(3, key.format());
            insert.setInt(4, key.readerVersion());
            insert.setString(5, key.settings());
            insert.setString(6, file.path());
            insert.setLong(7, file.bytes());
            insert.setLong(8, file.rows());
            insert.executeUpdate();
        }
    }

    /** Makes the import last. */
    public void commit() {
        try {
            if (!staged.isEmpty()) {
                parts.merge(staged);
            }
            connection.commit();
            committed = true;
        } catch (ClosedByInterruptException e) {
            throw LongStatement.interrupted("committing", e);
        } catch (SQLException | IOException e) {
            throw store.failed("committing an import", e);
        }
    }

    /** What a file that could not be read has left as it was for reading it. */
    private void resetThreads() throws SQLException {
        try (Statement s = connection.createStatement()) {
            s.execute("RESET threads");
        }
    }

    /** Takes back what was not committed, and removes files that are no longer in force. */
    @Override
    public void close() {
        try {
            if (!committed) {
                connection.rollback();
            }
            connection.setAutoCommit(true);
            resetThreads();
            if (!swept) {
                parts.sweep();
            }
        } catch (SQLException | IOException e) {
            throw store.failed("ending an import", e);
        }
    }
}
