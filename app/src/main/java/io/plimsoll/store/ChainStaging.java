package io.plimsoll.store;

import io.plimsoll.market.InputRejectedException;
import io.plimsoll.market.Reason;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/**
 * Reads one option-chain file into a sorted Parquet file of its own, and lists the rows that cannot be used. What
 * DuckDB's reader turns down is listed with line and column; a file of which more than one row in a hundred cannot be read is
 * turned down whole, since it is probably not what its header says.
 */
final class ChainStaging {

    private static final int ONE_IN = 100;
    /** Brings the rows of an underlying together; a number, since words are sorted at twice the cost. */
    private static final String GROUPED = "CAST(hash(underlying) >> 32 AS UINTEGER), ";

    private static final List<String> WORDS = List.of("underlying", "root");

    private static final int FIRST_ROWS = 20_000;

    private final DuckDBConnection connection;
    private final ChainSource source;
    private final long file;
    private final Path to;
    private final String parquet;
    private final ChainFileSql sql;
    private final SkippedLines skipped;
    /** The underlying of all rows, which need not tell it then, as words are dear to sort and to write; empty where they must. */
    private String usual = "";

    private ChainStaging(DuckDBConnection connection, ChainSource source, long file, Path parquet) {
        this.connection = connection;
        this.source = source;
        this.file = file;
        this.to = parquet;
        this.parquet = SqlText.reading(parquet);
        this.sql = new ChainFileSql(source);
        this.skipped = new SkippedLines(connection, file);
    }

    /**
     * A file that was read.
     *
     * @param file its id; 0 where the rows tell it themselves
     * @param rows its rows, rejected ones included
     * @param from SQL of the staged rows; those with a line below zero are not kept
     * @param usual the underlying of rows that tell none; empty where all tell theirs
     * @param timed whether its rows have times, of which the last of a contract and day counts
     * @param whole the Parquet file of the rows where it can be kept as it is, since every row is; null otherwise
     */
    record Staged(
            long file,
            long rows,
            String from,
            String usual,
            boolean timed,
            @Nullable Path whole) {

        /** Whether the rows come in their order as they are. */
        boolean isSorted() {
            return !timed && from.startsWith("'");
        }

        /** SQL of a row's underlying. */
        String symbol() {
            return usual.isEmpty() ? "underlying" : "coalesce(underlying, " + SqlText.literal(usual) + ")";
        }

        /** SQL of the rows that are kept, with the stored columns. */
        String usable(String underlying) {
            String rows = "SELECT " + ChainColumns.stored(file) + " FROM " + from + " WHERE line > 0 AND underlying "
                    + (underlying.equals(usual) ? "IS NULL" : "= " + SqlText.literal(underlying));
            return timed
                    ? rows + " QUALIFY rank() OVER (PARTITION BY date, expiry, root, is_call, strike"
                            + " ORDER BY time DESC NULLS LAST) = 1"
                    : rows;
        }
    }

    /** Reads a file. */
    static Staged stage(DuckDBConnection connection, ChainSource source, long file, Path staged) throws SQLException {
        return new ChainStaging(connection, source, file, staged).run();
    }

    private Staged run() throws SQLException {
        TextLines lines = lines();
        try (Statement s = connection.createStatement()) {
            read(s);
            long accepted = count(s, "SELECT count(*) FROM " + parquet) / (source.paired() ? 2 : 1);
            long unreadable = unreadable(s);
            skipped.note(s, lines.blank(), "unreadable");
            boolean whole = ofLine(s, "coalesce(min(CAST(stats_min AS BIGINT)), 1)") > 0;
            if (!whole) {
                broken(s);
            }
            requireEveryLine(lines, accepted, unreadable);
            requireReadable(s, accepted + unreadable);
            s.execute("DROP TABLE unreadable");
            boolean inPlace = unreadable == 0 && lines.blank().isEmpty();
            String from = inPlace ? parquet : skipped.placed(parquet, "INTEGER");
            boolean timed = !source.time().isEmpty();
            return new Staged(file, accepted + unreadable, from, usual, timed, whole && !timed && inPlace ? to : null);
        }
    }

    private TextLines lines() {
        try {
            return TextLines.of(source);
        } catch (IOException e) {
            throw new InputRejectedException(source.path() + ": cannot be read: " + e.getMessage(), e);
        }
    }

    /** Reads the rows, once more where the first ones said that all are of one underlying and they are not. */
    private void read(Statement s) throws SQLException {
        try {
            s.execute("SET TimeZone = 'UTC'"); // of the times with a zone that Parquet may hold
            // Numbering the rows takes one thread; a second one would only wait, and burn as much again.
            s.execute("SET threads = 1");
            usual = usual(s);
            sort(s);
            if (!usual.isEmpty() && ofLine(s, "sum(stats_null_count)") > 0) {
                usual = "";
                sort(s);
            }
            s.execute("RESET threads");
        } catch (SQLException e) {
            throw new InputRejectedException(source.path() + ": cannot be read: " + StoreConnection.firstLine(e), e);
        }
    }

    /** The underlying of the first rows if they have but one, and no class of another name; empty otherwise. */
    private String usual(Statement s) throws SQLException {
        try (ResultSet r = s.executeQuery("SELECT min(" + sql.field("underlying") + "), count(DISTINCT "
                + sql.field("underlying")
                + "), count(" + sql.field("root") + ") FROM (SELECT * FROM (" + sql.rows() + ") LIMIT " + FIRST_ROWS
                + ") WHERE NOT ("
                + sql.bad() + ")")) {
            r.next();
            return r.getLong(2) == 1 && r.getLong(3) == 0 ? r.getString(1) : "";
        }
    }

    /**
     * Writes the rows in their order. One that breaks a rule or is about no option gets its line negative, which costs nothing
     * where all are good; one that is not of the usual underlying gets none.
     */
    private void sort(Statement s) throws SQLException {
        s.execute("DROP TABLE IF EXISTS reject_errors");
        s.execute("DROP TABLE IF EXISTS reject_scans");
        String time = source.time().isEmpty() ? "" : ", " + source.time() + " AS time";
        String unusual = usual.isEmpty()
                ? "false"
                : sql.field("underlying") + " <> " + SqlText.literal(usual) + " OR " + sql.field("root")
                        + " IS NOT NULL";
        String copy = "COPY (SELECT " + fields() + time + ", CAST(CASE WHEN " + unusual + " THEN NULL WHEN "
                + sql.quick()
                + " THEN line WHEN " + sql.bad() + " THEN -line ELSE line END AS INTEGER) AS line FROM (" + sql.rows()
                + ") ORDER BY "
                + (usual.isEmpty() ? GROUPED : "") + ChainColumns.TERMS + ", line) TO " + SqlText.literal(to.toString())
                + " (FORMAT parquet)";
        LongStatement.execute(s, copy, "reading " + source.path());
    }

    private String fields() {
        return ChainColumns.FIELDS.stream()
                .map(f -> (!usual.isEmpty() && WORDS.contains(f) ? "NULL::VARCHAR" : sql.field(f)) + " AS " + f)
                .collect(Collectors.joining(", "));
    }

    /** A figure of the line numbers, from the summary of the Parquet file. */
    private long ofLine(Statement s, String figure) throws SQLException {
        return count(s, "SELECT " + figure + " FROM parquet_metadata(" + parquet + ") WHERE path_in_schema = 'line'");
    }

    /** What the reader turned down: a line each, with the first thing that is wrong in it. */
    private long unreadable(Statement s) throws SQLException {
        s.execute("CREATE TEMP TABLE unreadable (line BIGINT, detail VARCHAR)");
        if (source.parquet()) {
            return 0;
        }
        String rules = source.columns().stream()
                .map(c -> SqlText.literal(c.header() + " " + (c.rule().isEmpty() ? "must be text" : c.rule())))
                .collect(Collectors.joining(", ", "[", "]"));
        s.execute("INSERT INTO unreadable SELECT line,"
                + " arg_min(CASE CAST(error_type AS VARCHAR) WHEN 'CAST' THEN " + rules
                + "[CAST(column_idx AS BIGINT)] || ', was \"'"
                + " || left(regexp_extract(error_message, 'convert string \"(.*)\" to ''[A-Z]+''', 1, 's'), 60) || '\"'"
                + " WHEN 'UNQUOTED VALUE' THEN 'a quote in it must be doubled and the field closed'"
                + " WHEN 'INVALID ENCODING' THEN 'the text must be UTF-8; save the file as UTF-8'"
                + " ELSE 'a row must have as many fields as the header, ' || "
                + source.columns().size()
                + " || ': \"' || left(trim(csv_line, chr(10) || chr(13)), 200) || '\"' END, coalesce(column_idx, 0))"
                + " FROM reject_errors GROUP BY line");
        s.execute("INSERT INTO rejected_row SELECT " + file + ", line, NULL, 'option', '" + Reason.UNREADABLE
                + "', detail FROM unreadable");
        return count(s, "SELECT count(*) FROM unreadable");
    }

    /** Lists the rows that are not kept; it takes a second reading of the file, and only where there are some. */
    private void broken(Statement s) throws SQLException {
        String said = sql.wrong().entrySet().stream()
                .map(w -> "WHEN " + w.getKey() + " THEN '" + Reason.UNREADABLE + ":' || " + w.getValue())
                .collect(Collectors.joining(
                        " ",
                        "CASE WHEN " + sql.other() + " THEN '" + Reason.OTHER_PRODUCT + ":the row is about no option' ",
                        " ELSE '" + Reason.MISSING_TERMS + ":underlying, day, type, expiry or strike is blank' END"));
        s.execute("CREATE TEMP TABLE broken AS SELECT line, any_value(date) FILTER (date " + ChainFileSql.OF_OUR_TIMES
                + ") AS date, min(said) AS said FROM (SELECT line, "
                + sql.field("date") + " AS date, " + said + " AS said FROM (" + sql.rows() + ") WHERE " + sql.bad()
                + ") GROUP BY line");
        s.execute("INSERT INTO rejected_row SELECT " + file + ", line, date, 'option', split_part(said, ':', 1),"
                + " substr(said, strpos(said, ':') + 1) FROM " + skipped.placed("broken", "BIGINT"));
        s.execute("DROP TABLE broken");
    }

    /** Every line is a row that is kept or one that is turned down; a reader that takes lines together is not believed. */
    private void requireEveryLine(TextLines lines, long accepted, long unreadable) {
        if (!source.parquet() && lines.rows() != accepted + unreadable) {
            throw new InputRejectedException(source.path() + ": every line must be a row, but " + lines.rows()
                    + " lines under the header gave " + accepted + " rows and " + unreadable
                    + " that cannot be read; look for quotes within fields");
        }
    }

    private void requireReadable(Statement s, long rows) throws SQLException {
        if (rows == 0) {
            throw new InputRejectedException(source.path()
                    + ": there is a header and no row under it; fetch the file again or take it off the list");
        }
        String ofFile = " FROM rejected_row WHERE file = " + file + " AND reason = '" + Reason.UNREADABLE + "'";
        long bad = count(s, "SELECT count(*)" + ofFile);
        if (bad * ONE_IN <= rows) {
            return;
        }
        try (ResultSet r = s.executeQuery("SELECT line, detail" + ofFile + " ORDER BY line LIMIT 1")) {
            r.next();
            throw new InputRejectedException(source.path() + ":" + r.getLong(1) + ": " + r.getString(2) + " (" + bad
                    + " of " + rows + " rows cannot be read, more than one in " + ONE_IN + "; correct the file)");
        }
    }

    private static long count(Statement s, String sql) throws SQLException {
        try (ResultSet r = s.executeQuery(sql)) {
            r.next();
            return r.getLong(1);
        }
    }
}
