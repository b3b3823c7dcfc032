package io.plimsoll.store;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.BitSet;
import java.util.PrimitiveIterator;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/**
 * The lines of a chain file that gave no row: blank ones, and those that the reader turned down. DuckDB numbers the rows that
 * it gives; this tells the lines that they stand in.
 */
final class SkippedLines {

    private final DuckDBConnection connection;
    private final String table;

    /**
     * @param file the id of the file, as tables of several files are there at the same time
     */
    SkippedLines(DuckDBConnection connection, long file) {
        this.connection = connection;
        this.table = "skipped_" + file;
    }

    /**
     * Notes the lines.
     *
     * @param unreadable name of a table with the column {@code line}
     */
    void note(Statement s, BitSet blank, String unreadable) throws SQLException {
        s.execute("CREATE TEMP TABLE no_row (line BIGINT)");
        if (!blank.isEmpty()) {
            try (DuckDBAppender to = connection.createAppender("temp", DuckDBConnection.DEFAULT_SCHEMA, "no_row")) {
                for (PrimitiveIterator.OfInt i = blank.stream().iterator(); i.hasNext(); ) {
                    to.beginRow();
                    to.append((long) i.nextInt());
                    to.endRow();
                }
            }
        }
        s.execute("INSERT INTO no_row SELECT line FROM " + unreadable);
        s.execute("CREATE TEMP TABLE " + table + " AS SELECT before, max(n) AS n FROM (SELECT n, line - n AS before"
                + " FROM (SELECT line, row_number() OVER (ORDER BY line) AS n FROM no_row)) GROUP BY before");
        s.execute("DROP TABLE no_row");
    }

    /**
     * SQL of rows with their lines in the file; the lines of those that are not kept stay below zero.
     *
     * @param rows a table, or a Parquet file as a literal, whose {@code line} counts the rows that were given
     * @param type of the line
     */
    String placed(String rows, String type) {
        return "(SELECT r.* REPLACE (CAST(r.line + sign(r.line) * coalesce(n, 0) AS " + type + ") AS line) FROM " + rows
                + " r ASOF LEFT JOIN " + table + " ON abs(r.line) > before)";
    }
}
