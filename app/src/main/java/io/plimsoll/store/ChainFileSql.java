package io.plimsoll.store;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** SQL of the rows of an option-chain file as they stand in it, and of the rules that they must keep. */
final class ChainFileSql {

    /** DuckDB reads "infinity" as a day, and years of six digits. */
    static final String OF_OUR_TIMES = "BETWEEN DATE '1700-01-01' AND DATE '2999-12-31'";

    private static final Pattern COLUMN = Pattern.compile("\\bc\\d+\\b");
    /** What tells which option a row is about. */
    private static final List<String> IDENTITY = List.of("underlying", "date", "expiry", "is_call", "strike");

    private static final List<String> DAYS = List.of("date", "expiry");

    private final ChainSource source;

    ChainFileSql(ChainSource source) {
        this.source = source;
    }

    /** SQL of the rows as they stand in the file, each with its line. */
    String rows() {
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
    String quick() {
        if (!source.only().isEmpty() || source.parquet()) {
            return "false";
        }
        return Stream.concat(Stream.of(source.fine()), DAYS.stream().map(d -> field(d) + " " + OF_OUR_TIMES))
                .collect(Collectors.joining(" AND "));
    }

    /** SQL that is true for a row that is not kept. */
    String bad() {
        List<String> conditions = new ArrayList<>();
        wrong().keySet().forEach(c -> conditions.add("(" + c + ") IS TRUE"));
        IDENTITY.forEach(f -> conditions.add(field(f) + " IS NULL"));
        conditions.add(other());
        return String.join(" OR ", conditions);
    }

    /** Conditions that are true where a row breaks a rule, with the words that say so. */
    Map<String, String> wrong() {
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

    /** SQL of a stored column. */
    String field(String name) {
        return source.fields().get(ChainColumns.FIELDS.indexOf(name));
    }

    /** SQL that is true for a row that is about no option. */
    String other() {
        return source.only().isEmpty() ? "false" : "NOT coalesce((" + source.only() + "), false)";
    }

    /** SQL of the file as a table of columns {@code c0}, {@code c1} and so on. */
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
}
