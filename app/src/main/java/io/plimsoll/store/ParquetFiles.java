package io.plimsoll.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/**
 * Tables as Parquet files. One thread writes the rows in their order, so that the same rows give the same bytes; the file
 * is written beside its place and moved there when it is complete.
 */
public final class ParquetFiles {

    private static final Set<String> TYPES = Set.of("DATE", "VARCHAR", "DOUBLE", "BIGINT");

    private ParquetFiles() {}

    /**
     * A column.
     *
     * @param name its name
     * @param type its SQL type: DATE of LocalDate, VARCHAR of String, DOUBLE of Double, BIGINT of Long
     */
    public record Column(String name, String type) {

        public Column {
            if (!TYPES.contains(type)) {
                throw new IllegalArgumentException(
                        "the type of column " + name + " must be one of " + TYPES + ", was " + type);
            }
        }
    }

    /**
     * Writes rows to a file; a file that is there is replaced. NaN becomes a missing value, as null is.
     *
     * @param rows one value a column, in the columns' order
     * @throws IllegalArgumentException where a row has another number of values, or a value another type
     * @throws IOException where the file cannot be written; what was there before stays
     */
    public static void write(Path file, List<Column> columns, Iterable<? extends @Nullable Object[]> rows)
            throws IOException {
        requireDistinct(columns);
        Path beside = Files.createTempFile(file.toAbsolutePath().getParent(), "." + file.getFileName(), ".partial");
        try {
            copy(beside, columns, rows);
            Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (SQLException e) {
            throw new IOException(file + " cannot be written: " + e.getMessage(), e);
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    private static void requireDistinct(List<Column> columns) {
        Set<String> names = new HashSet<>();
        for (Column column : columns) {
            if (!names.add(column.name().toLowerCase(Locale.ROOT))) {
                throw new IllegalArgumentException("column names must differ in more than case, \"" + column.name()
                        + "\" is there twice in " + columns);
            }
        }
    }

    private static void copy(Path file, List<Column> columns, Iterable<? extends @Nullable Object[]> rows)
            throws SQLException {
        String declared = columns.stream()
                .map(c -> '"' + c.name().replace("\"", "\"\"") + "\" " + c.type())
                .collect(Collectors.joining(", "));
        try (DuckDBConnection connection = (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("SET threads = 1");
            statement.execute("CREATE TABLE t (" + declared + ")");
            try (DuckDBAppender appender = connection.createAppender(DuckDBConnection.DEFAULT_SCHEMA, "t")) {
                long number = 0;
                for (@Nullable Object[] row : rows) {
                    append(appender, columns, row, number++);
                }
            }
            statement.execute("COPY t TO '" + file.toString().replace("'", "''") + "' (FORMAT parquet)");
        }
    }

    private static void append(DuckDBAppender to, List<Column> columns, @Nullable Object[] row, long number)
            throws SQLException {
        if (row.length != columns.size()) {
            throw new IllegalArgumentException("row " + number + " must have a value for each of the " + columns.size()
                    + " columns, has " + row.length);
        }
        to.beginRow();
        for (int i = 0; i < row.length; i++) {
            append(to, columns.get(i), row[i], number);
        }
        to.endRow();
    }

    private static void append(DuckDBAppender to, Column column, @Nullable Object value, long number)
            throws SQLException {
        if (value == null || (value instanceof Double d && d.isNaN())) {
            to.appendNull();
        } else if (value instanceof Double d && column.type().equals("DOUBLE")) {
            to.append(d.doubleValue());
        } else if (value instanceof Long l && column.type().equals("BIGINT")) {
            to.append(l.longValue());
        } else if (value instanceof LocalDate d && column.type().equals("DATE")) {
            to.append(d);
        } else if (value instanceof String s && column.type().equals("VARCHAR")) {
            to.append(s);
        } else {
            throw new IllegalArgumentException("row " + number + ": column " + column.name() + " must be "
                    + column.type() + ", was " + value.getClass().getSimpleName() + " " + value);
        }
    }
}
