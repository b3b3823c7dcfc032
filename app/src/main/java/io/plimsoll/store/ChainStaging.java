package io.plimsoll.store;

import io.plimsoll.market.InputRejectedException;
import io.plimsoll.market.Reason;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.duckdb.DuckDBConnection;

/**
 * Reads one option-chain file into a Parquet file of its own, in file order, and lists the rows that cannot be used. What
 * DuckDB's reader turns down is listed with line and column; a file of which more than one row in a hundred cannot be read is
 * turned down whole, since it is probably not what its header says.
 */
final class ChainStaging {

    private static final int ONE_IN = 100;
    /** DuckDB's words for a file in which some lines end with CR LF and others with LF. */
    private static final String MIXED_ENDS = "state machine reached an invalid state";
    /** A row that is about no option. */
    private static final String OTHER = "";

    private static final String COMPLETE = "underlying IS NOT NULL AND date IS NOT NULL AND expiry IS NOT NULL"
            + " AND is_call IS NOT NULL AND strike IS NOT NULL";
    /** Rows that are kept. */
    static final String USABLE = "problem IS NULL AND " + COMPLETE;

    private final DuckDBConnection connection;
    private final ChainSource source;
    private final long file;
    private final String parquet;
    private String staged;

    private ChainStaging(DuckDBConnection connection, ChainSource source, long file, Path parquet) {
        this.connection = connection;
        this.source = source;
        this.file = file;
        this.parquet = literal(parquet.toString());
        this.staged = this.parquet;
    }

    /**
     * A file that was read.
     *
     * @param rows its rows, rejected ones included
     * @param from SQL of the staged rows, each with its file and line
     * @param timed whether its rows have times, of which the last of a contract and day counts
     */
    record Staged(long rows, String from, boolean timed) {

        /** SQL of the rows that are kept, with the stored columns. */
        String usable(String underlying) {
            String rows = "SELECT " + ChainColumns.STORED + " FROM " + from + " WHERE " + USABLE + " AND underlying = "
                    + literal(underlying);
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

    static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    private Staged run() throws SQLException {
        try (Statement s = connection.createStatement()) {
            s.execute("DROP TABLE IF EXISTS reject_errors");
            s.execute("DROP TABLE IF EXISTS reject_scans");
            read(s);
            long accepted = count(s, "SELECT coalesce(max(line), 0) FROM " + parquet);
            long unreadable = unreadable(s);
            staged = withLines(s, unreadable);
            broken(s);
            requireReadable(s, accepted + unreadable);
            s.execute("DROP TABLE unreadable");
            return new Staged(accepted + unreadable, staged, !source.time().isEmpty());
        }
    }

    private void read(Statement s) throws SQLException {
        String raw = "SELECT *, row_number() OVER () AS line FROM " + scan();
        String options = source.paired() ? "SELECT *, unnest([true, false]) AS is_call FROM (" + raw + ")" : raw;
        String fields = IntStream.range(0, ChainColumns.FIELDS.size())
                .mapToObj(i -> source.fields().get(i) + " AS " + ChainColumns.FIELDS.get(i))
                .collect(Collectors.joining(", "));
        String wrong = source.parquet() ? "coalesce(miscast, " + source.problem() + ")" : source.problem();
        String problem = source.only().isEmpty()
                ? wrong
                : "CASE WHEN NOT coalesce((" + source.only() + "), false) THEN '" + OTHER + "' ELSE " + wrong + " END";
        String time = source.time().isEmpty() ? "" : ", " + source.time() + " AS time";
        try {
            s.execute("SET TimeZone = 'UTC'"); // of the times with a zone that Parquet may hold
            s.execute("COPY (SELECT " + fields + time + ", line, " + problem + " AS problem FROM (" + options + ")) TO "
                    + staged + " (FORMAT parquet, COMPRESSION uncompressed)");
        } catch (SQLException e) {
            throw new InputRejectedException(source.path() + ": cannot be read: " + cause(e), e);
        }
    }

    private static String cause(SQLException e) {
        String line = StoreConnection.firstLine(e);
        return line.contains(MIXED_ENDS)
                ? "all lines must end alike, with LF or with CR LF; save the file with one of them (" + line + ")"
                : line;
    }

    private String scan() {
        String file = literal(source.file().toString());
        List<ChainSource.RawColumn> columns = source.columns();
        if (source.parquet()) {
            return parquetScan(file);
        }
        List<String> typed = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            typed.add("'c" + i + "': '" + columns.get(i).type() + "'");
        }
        return "read_csv(" + file + ", auto_detect = false, header = true, skip = " + (source.headerLines() - 1)
                + ", delim = " + literal(String.valueOf(source.delimiter())) + ", quote = '\"', escape = '\"'"
                + ", compression = 'none', store_rejects = true, columns = {" + String.join(", ", typed) + "})";
    }

    /** Columns by their place, since names may have blanks about them; {@code miscast} tells what is none of its type. */
    private String parquetScan(String file) {
        List<String> places = new ArrayList<>();
        List<String> cast = new ArrayList<>();
        List<String> miscast = new ArrayList<>();
        for (ChainSource.RawColumn column : source.columns()) {
            String raw = "r" + places.size();
            String value = "TRY_CAST(" + raw + " AS " + column.type() + ")";
            cast.add(value + " AS c" + places.size());
            places.add(raw);
            if (!column.type().equals("VARCHAR")) {
                String text = "CAST(" + raw + " AS VARCHAR)";
                miscast.add("WHEN " + value + " IS NULL AND trim(" + text + ") <> '' THEN "
                        + literal(column.header() + " " + column.rule() + ", was \"") + " || left(" + text
                        + ", 60) || '\"'");
            }
        }
        String problem = miscast.isEmpty()
                ? "CAST(NULL AS VARCHAR)"
                : "CASE " + String.join(" ", miscast) + " ELSE CAST(NULL AS VARCHAR) END";
        return "(SELECT " + String.join(", ", cast) + ", " + problem + " AS miscast FROM read_parquet(" + file
                + ") AS t(" + String.join(", ", places) + "))";
    }

    /** What the reader turned down: a line each, with the first thing that is wrong in it. */
    private long unreadable(Statement s) throws SQLException {
        s.execute("CREATE TEMP TABLE unreadable (line BIGINT, swallowed BIGINT, detail VARCHAR)");
        if (source.parquet()) {
            return 0;
        }
        String rules = source.columns().stream()
                .map(c -> literal(c.header() + " " + (c.rule().isEmpty() ? "must be text" : c.rule())))
                .collect(Collectors.joining(", ", "[", "]"));
        // An unclosed quote swallows the lines after it.
        s.execute("INSERT INTO unreadable SELECT line,"
                + " max(len(rtrim(csv_line, chr(10) || chr(13))) - len(replace(rtrim(csv_line, chr(10) || chr(13)), chr(10), ''))),"
                + " arg_min(CASE CAST(error_type AS VARCHAR) WHEN 'CAST' THEN " + rules
                + "[CAST(column_idx AS BIGINT)] || ', was \"'"
                + " || left(regexp_extract(error_message, 'convert string \"(.*)\" to ''[A-Z]+''', 1, 's'), 60) || '\"'"
                + " WHEN 'UNQUOTED VALUE' THEN 'a quote in it must be doubled and the field closed'"
                + " WHEN 'INVALID ENCODING' THEN 'the text must be UTF-8; save the file as UTF-8'"
                + " WHEN 'LINE SIZE OVER MAXIMUM' THEN 'a line must have at most 2,000,000 bytes'"
                + " ELSE 'a row must have as many fields as the header, ' || "
                + source.columns().size()
                + " || ': \"' || left(trim(csv_line, chr(10) || chr(13)), 200) || '\"' END, coalesce(column_idx, 0))"
                + " FROM reject_errors GROUP BY line");
        s.execute("INSERT INTO rejected_row SELECT " + file + ", line, NULL, 'option', '" + Reason.UNREADABLE
                + "', detail FROM unreadable");
        return count(s, "SELECT count(*) FROM unreadable");
    }

    /**
     * SQL of the staged rows with their lines in the file: before a row lie the header and the rows that the reader turned
     * down. Blank lines do not count, and a field with a line break counts as one line.
     */
    private String withLines(Statement s, long unreadable) throws SQLException {
        String line = "line + " + (source.parquet() ? 0 : source.headerLines());
        if (unreadable == 0) {
            return "(SELECT * REPLACE (" + line + " AS line), " + file + " AS file FROM " + parquet + ")";
        }
        String skipped = "skipped_" + file;
        s.execute("CREATE TEMP TABLE " + skipped + " AS SELECT before, max(n) AS n FROM (SELECT n, line - "
                + source.headerLines() + " - n AS before FROM (SELECT line, row_number() OVER (ORDER BY line) AS n"
                + " FROM unreadable)) GROUP BY before");
        return "(SELECT r.* REPLACE (" + line.replace("line", "r.line") + " + coalesce(n, 0) AS line), " + file
                + " AS file FROM " + parquet
                + " r ASOF LEFT JOIN " + skipped + " ON r.line > before)";
    }

    /** Rows that were read and break a rule, or lack what says which option they are about. */
    private void broken(Statement s) throws SQLException {
        s.execute("INSERT INTO rejected_row SELECT " + file + ", line, any_value(date), 'option',"
                + " CASE WHEN any_value(problem) = '" + OTHER + "' THEN '" + Reason.OTHER_PRODUCT
                + "' WHEN any_value(problem) IS NULL THEN '" + Reason.MISSING_TERMS + "' ELSE '" + Reason.UNREADABLE
                + "' END, coalesce(nullif(any_value(problem), ''), 'underlying, day, type, expiry or strike is blank')"
                + " FROM " + staged + " WHERE problem IS NOT NULL OR NOT (" + COMPLETE + ") GROUP BY line");
    }

    private void requireReadable(Statement s, long rows) throws SQLException {
        if (rows == 0) {
            throw new InputRejectedException(source.path()
                    + ": there is a header and no row under it; fetch the file again or take it off the list");
        }
        String ofFile = " FROM rejected_row WHERE file = " + file + " AND reason = '" + Reason.UNREADABLE + "'";
        long bad =
                count(s, "SELECT count(*)" + ofFile) + count(s, "SELECT coalesce(sum(swallowed), 0) FROM unreadable");
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
