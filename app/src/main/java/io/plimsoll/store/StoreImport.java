package io.plimsoll.store;

import io.plimsoll.market.ImportedFile;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.duckdb.DuckDBConnection;

/** An import as one transaction: committed whole, or as if it had never been. */
public final class StoreImport implements AutoCloseable {

    private final Store store;
    private final DuckDBConnection connection;
    private boolean committed;

    StoreImport(Store store, DuckDBConnection connection) {
        this.store = store;
        this.connection = connection;
    }

    /** Puts a file and its rows in. */
    public StoredFile put(ImportKey key, ImportedFile file, FileRows rows) {
        try {
            long id = nextId();
            insert(id, key, file);
            new RowAppender(connection, id).append(rows);
            return new StoredFile(id, file);
        } catch (SQLException e) {
            throw store.failed("storing " + file.path(), e);
        }
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
            connection.commit();
            committed = true;
        } catch (SQLException e) {
            throw store.failed("committing an import", e);
        }
    }

    /** Takes back what was not committed. */
    @Override
    public void close() {
        try {
            if (!committed) {
                connection.rollback();
            }
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            throw store.failed("ending an import", e);
        }
    }
}
