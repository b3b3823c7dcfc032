package io.plimsoll.store;

import io.plimsoll.market.Reason;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/** Counts what the store holds of a file. */
final class ContentQueries {

    /** Tables of rows with a day, and what they are called. */
    private static final Map<String, String> DATED = new LinkedHashMap<>();

    static {
        DATED.put("bar", "bars");
        DATED.put("futures_row", "futures");
        DATED.put("series_point", "series");
        DATED.put("activity_row", "activity");
        DATED.put("coded_activity", "activity by code");
        DATED.put("true_quantile", "truth");
    }

    private final DuckDBConnection connection;
    private final ChainParts parts;
    private final long file;

    ContentQueries(DuckDBConnection connection, ChainParts parts, long file) {
        this.connection = connection;
        this.parts = parts;
        this.file = file;
    }

    FileContents of(long rows) throws SQLException {
        try (Statement s = connection.createStatement()) {
            TreeMap<Reason, Long> rejected = new TreeMap<>();
            count(s, "SELECT reason, count(*) FROM rejected_row WHERE file = " + file + " GROUP BY 1")
                    .forEach((reason, n) -> rejected.put(Reason.valueOf(reason), n));
            List<String> underlyings =
                    texts(s, "SELECT underlying FROM chain_file WHERE file = " + file + " ORDER BY 1");
            Map<String, Long> holds = new LinkedHashMap<>();
            List<String> days = new ArrayList<>();
            options(s, underlyings, holds, days);
            for (Map.Entry<String, String> table : DATED.entrySet()) {
                hold(s, table.getKey(), table.getValue(), holds);
                days.add("SELECT date FROM " + table.getKey() + " WHERE file = " + file);
            }
            hold(s, "contract_terms", "contracts", holds);
            List<String> names = texts(
                    s,
                    "SELECT DISTINCT series FROM series_point WHERE file = " + file
                            + " UNION SELECT DISTINCT contract FROM futures_row WHERE file = " + file + " ORDER BY 1");
            try (ResultSet r = s.executeQuery("SELECT CAST(min(date) AS VARCHAR), CAST(max(date) AS VARCHAR),"
                    + " count(DISTINCT date) FROM (" + String.join(" UNION ALL ", days) + ")")) {
                r.next();
                return new FileContents(
                        rows, rejected, holds, underlyings, names, date(r, 1), date(r, 2), r.getLong(3));
            }
        }
    }

    private void options(Statement s, List<String> underlyings, Map<String, Long> holds, List<String> days)
            throws SQLException {
        long options = 0;
        for (String underlying : underlyings) {
            ChainParts.Part part = parts.part(underlying);
            String rows = " FROM read_parquet("
                    + SqlText.literal(part.file().toString()) + ")"
                    + (part.onlyFile() == 0 ? " WHERE file = " + file : "");
            options += number(s, "SELECT count(*)" + rows);
            days.add("SELECT date" + rows);
        }
        if (options > 0) {
            holds.put("options", options);
        }
    }

    private void hold(Statement s, String table, String name, Map<String, Long> holds) throws SQLException {
        long rows = number(s, "SELECT count(*) FROM " + table + " WHERE file = " + file);
        if (rows > 0) {
            holds.put(name, rows);
        }
    }

    private static Map<String, Long> count(Statement s, String sql) throws SQLException {
        Map<String, Long> counts = new LinkedHashMap<>();
        try (ResultSet r = s.executeQuery(sql)) {
            while (r.next()) {
                counts.put(r.getString(1), r.getLong(2));
            }
        }
        return counts;
    }

    private static List<String> texts(Statement s, String sql) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (ResultSet r = s.executeQuery(sql)) {
            while (r.next()) {
                texts.add(r.getString(1));
            }
        }
        return texts;
    }

    private static long number(Statement s, String sql) throws SQLException {
        try (ResultSet r = s.executeQuery(sql)) {
            r.next();
            return r.getLong(1);
        }
    }

    private static @Nullable LocalDate date(ResultSet r, int column) throws SQLException {
        String text = r.getString(column);
        return text == null ? null : LocalDate.parse(text);
    }
}
