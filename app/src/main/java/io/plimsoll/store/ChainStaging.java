package io.plimsoll.store;

import io.plimsoll.market.InputRejectedException;
import io.plimsoll.market.Reason;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/**
 * Reads one option-chain file into a sorted Parquet file of its own, and lists the rows that cannot be used. What
 * DuckDB's reader turns down is listed with line and column; a file of which more than one row in a hundred cannot be read is
 * turned down whole, since it is probably not what its header says.
 */
final class ChainStaging {

    private static final int ONE_IN = 100;
    private static final Pattern COLUMN = Pattern.compile("\\bc\\d+\\b");
    /** Brings the rows of an underlying together; a number, since words are sorted at twice the cost. */
    private static final String GROUPED = "CAST(hash(underlying) >> 32 AS UINTEGER), ";
    /** What tells which option a row is about. */
    private static final List<String> IDENTITY = List.of("underlying", "date", "expiry", "is_call", "strike");

    private static final List<String> WORDS = List.of("underlying", "root");

    private static final int FIRST_ROWS = 20_000;

    private static final List<String> DAYS = List.of("date", "expiry");
    /** DuckDB reads "infinity" as a day, and years of six digits. */
    private static final String OF_OUR_TIMES = "BETWEEN DATE '1700-01-01' AND DATE '2999-12-31'";

    private final DuckDBConnection connection;
    private final ChainSource source;
    private final long file;
    private final Path to;
    private final String parquet;
    private final SkippedLines skipped;
    /** The underlying of all rows, which need not tell it then, as words are dear to sort and to write; empty where they must. */
    private String usual = "";

    private ChainStaging(DuckDBConnection connection, ChainSource source, long file, Path parquet) {
        this.connection = connection;
        this.source = source;
        this.file = file;
        this.to = parquet;
        this.parquet = SqlText.reading(parquet);
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
        try (ResultSet r =
                s.executeQuery("SELECT min(" + field("underlying") + "), count(DISTINCT " + field("underlying")
                        + "), count(" + field("root") + ") FROM (SELECT * FROM (" + rows() + ") LIMIT " + FIRST_ROWS
                        + ") WHERE NOT ("
                        + bad() + ")")) {
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
                : field("underlying") + " <> " + SqlText.literal(usual) + " OR " + field("root") + " IS NOT NULL";
        String sql = "COPY (SELECT " + fields() + time + ", CAST(CASE WHEN " + unusual + " THEN NULL WHEN " + quick()
                + " THEN line WHEN " + bad() + " THEN -line ELSE line END AS INTEGER) AS line FROM (" + rows()
                + ") ORDER BY "
                + (usual.isEmpty() ? GROUPED : "") + ChainColumns.TERMS + ", line) TO " + SqlText.literal(to.toString())
                + " (FORMAT parquet)";
        LongStatement.execute(s, sql, "reading " + source.path());
    }

    private String fields() {
        return ChainColumns.FIELDS.stream()
                .map(f -> (!usual.isEmpty() && WORDS.contains(f) ? "NULL::VARCHAR" : field(f)) + " AS " + f)
                .collect(Collectors.joining(", "));
    }

    /** A figure of the line numbers, from the summary of the Parquet file. */
    private long ofLine(Statement s, String figure) throws SQLException {
        return count(s, "SELECT " + figure + " FROM parquet_metadata(" + parquet + ") WHERE path_in_schema = 'line'");
    }

    /** SQL of the rows as they stand in the file, each with its line. */
    private String rows() {
        int before = source.parquet() ? 0 : source.headerLines();
        // Only what is read is named, since DuckDB would parse all columns that go into the numbering.
        String raw = "SELECT " + needed() + "row_number() OVER () + " + before + " AS line FROM " + scan();
        return source.paired() ? "SELECT *, unnest([true, false]) AS is_call FROM (" + raw + ")" : raw;
    }

    /** The columns that the fields and rules name, each with a comma after it. */
    private String needed() {
        String sql = String.join(" ", source.fields()) + " " + source.time() + " " + source.only() + " " + source.fine()
                + " " + String.join(" ", source.wrong().keySet());
        String named = COLUMN.matcher(sql)
                .results()
                .map(MatchResult::group)
                .distinct()
                .map(c -> c + ", ")
                .collect(Collectors.joining());
        return source.parquet() ? named + "miscast, " : named;
    }

    /** SQL that is true only for a row that is kept, and for most of them, at less cost than all the rules. */
    private String quick() {
        if (!source.only().isEmpty() || source.parquet()) {
            return "false";
        }
        return Stream.concat(Stream.of(source.fine()), DAYS.stream().map(d -> field(d) + " " + OF_OUR_TIMES))
                .collect(Collectors.joining(" AND "));
    }

    /** SQL that is true for a row that is not kept. */
    private String bad() {
        List<String> conditions = new ArrayList<>();
        wrong().keySet().forEach(c -> conditions.add("(" + c + ") IS TRUE"));
        IDENTITY.forEach(f -> conditions.add(field(f) + " IS NULL"));
        conditions.add(other());
        return String.join(" OR ", conditions);
    }

    /** Conditions that are true where a row breaks a rule, with the words that say so. */
    private Map<String, String> wrong() {
        Map<String, String> all = new LinkedHashMap<>();
        if (source.parquet()) {
            all.put("miscast IS NOT NULL", "miscast");
        }
        all.putAll(source.wrong());
        DAYS.forEach(d -> all.put(
                field(d) + " NOT " + OF_OUR_TIMES,
                SqlText.literal(d + " must be a day of the years 1700 to 2999, was \"") + " || CAST(" + field(d)
                        + " AS VARCHAR) || '\"'"));
        return all;
    }

    private String field(String name) {
        return source.fields().get(ChainColumns.FIELDS.indexOf(name));
    }

    /** SQL that is true for a row that is about no option. */
    private String other() {
        return source.only().isEmpty() ? "false" : "NOT coalesce((" + source.only() + "), false)";
    }

    private String scan() {
        String file = SqlText.reading(source.file());
        List<ChainSource.RawColumn> columns = source.columns();
        if (source.parquet()) {
            return parquetScan(file);
        }
        List<String> typed = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            typed.add("'c" + i + "': '" + columns.get(i).type() + "'");
        }
        return "read_csv(" + file + ", auto_detect = false, header = true, skip = " + (source.headerLines() - 1)
                + ", delim = " + SqlText.literal(String.valueOf(source.delimiter())) + ", quote = '\"', escape = '\"'"
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
                        + SqlText.literal(column.header() + " " + column.rule() + ", was \"") + " || left(" + text
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
        String said = wrong().entrySet().stream()
                .map(w -> "WHEN " + w.getKey() + " THEN '" + Reason.UNREADABLE + ":' || " + w.getValue())
                .collect(Collectors.joining(
                        " ",
                        "CASE WHEN " + other() + " THEN '" + Reason.OTHER_PRODUCT + ":the row is about no option' ",
                        " ELSE '" + Reason.MISSING_TERMS + ":underlying, day, type, expiry or strike is blank' END"));
        s.execute("CREATE TEMP TABLE broken AS SELECT line, any_value(date) FILTER (date " + OF_OUR_TIMES
                + ") AS date, min(said) AS said FROM (SELECT line, "
                + field("date") + " AS date, " + said + " AS said FROM (" + rows() + ") WHERE " + bad()
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
