package io.plimsoll.store;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/** Tables as Parquet files, written by one thread in the order of the rows, so that the same rows give the same bytes. */
public final class ParquetFiles {

    private ParquetFiles() {}

    /**
     * A column.
     *
     * @param name its name
     * @param type its SQL type: DATE, VARCHAR, DOUBLE or BIGINT
     */
    public record Column(String name, String type) {}

    /** Writes rows to a file; NaN becomes a missing value. */
    public static void write(Path file, List<Column> columns, Iterable<@Nullable Object[]> rows) throws IOException {
        String declared =
                columns.stream().map(c -> '"' + c.name() + "\" " + c.type()).collect(Collectors.joining(", "));
        try (DuckDBConnection connection = (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("SET threads = 1");
            statement.execute("CREATE TABLE t (" + declared + ")");
            try (DuckDBAppender appender = connection.createAppender(DuckDBConnection.DEFAULT_SCHEMA, "t")) {
                for (@Nullable Object[] row : rows) {
                    append(appender, row);
                }
            }
            statement.execute("COPY t TO '" + file.toString().replace("'", "''") + "' (FORMAT parquet)");
        } catch (SQLException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }

    private static void append(DuckDBAppender a, @Nullable Object[] row) throws SQLException {
        a.beginRow();
        for (Object value : row) {
            if (value == null || (value instanceof Double d && d.isNaN())) {
                a.appendNull();
            } else if (value instanceof Double d) {
                a.append(d);
            } else if (value instanceof Long l) {
                a.append(l);
            } else if (value instanceof LocalDate d) {
                a.append(d);
            } else {
                a.append(value.toString());
            }
        }
        a.endRow();
    }
}
