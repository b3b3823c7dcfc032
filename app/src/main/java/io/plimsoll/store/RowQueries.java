package io.plimsoll.store;

import io.plimsoll.market.Bar;
import io.plimsoll.market.FuturesRow;
import io.plimsoll.market.OptionRight;
import io.plimsoll.market.OptionRow;
import io.plimsoll.market.Reason;
import io.plimsoll.market.RejectedRow;
import io.plimsoll.market.SeriesPoint;
import io.plimsoll.market.SourceRow;
import io.plimsoll.truth.TrueQuantile;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/** Reads the rows of files back, one query a table. */
final class RowQueries {

    private static final String OPTION_COLUMNS =
            "is_call, " + day("expiry") + ", strike, price, bid, ask, volume, " + "open_interest";

    private final DuckDBConnection connection;
    private final List<String> paths;
    private final String files;
    /** Days by number since 1970: many rows share one. */
    private final Map<Integer, LocalDate> days = new HashMap<>();

    RowQueries(DuckDBConnection connection, List<StoredFile> files) {
        this.connection = connection;
        this.paths = files.stream().map(f -> f.file().path()).toList();
        this.files = IntStream.range(0, files.size())
                .mapToObj(i -> "(" + i + ", " + files.get(i).id() + ")")
                .collect(Collectors.joining(", ", "(VALUES ", ") AS f(place, id)"));
    }

    FileRows all() throws SQLException {
        return new FileRows(
                query("bar", "open, high, low, close, volume", this::bar),
                List.of(),
                query("activity_row", OPTION_COLUMNS, this::option),
                query("coded_activity", "code, price, volume, open_interest", this::coded),
                terms(),
                query("futures_row", "contract, settle, high, low, volume, open_interest", this::future),
                query("series_point", "series, value, " + day("known"), this::point),
                query("true_quantile", "confidence, long_loss, short_loss", this::quantile),
                query("rejected_row", "instrument, reason, detail", this::rejected));
    }

    private interface Mapper<T> {
        T row(ResultSet r) throws SQLException;
    }

    private <T> List<T> query(String table, String columns, Mapper<T> mapper) throws SQLException {
        return query(table, day("date"), columns, mapper);
    }

    private List<ContractTerms> terms() throws SQLException {
        return query(
                "contract_terms",
                day("expiry"),
                "code, is_call, strike",
                r -> new ContractTerms(source(r), r.getString(4), right(r, 5), date(r, 3), number(r, 6)));
    }

    /** Columns 1 and 2 tell the source, 3 the day, the rest stands from 4 on. */
    private <T> List<T> query(String table, String day, String columns, Mapper<T> mapper) throws SQLException {
        String sql = "SELECT f.place, line, " + day + ", " + columns + " FROM " + table + " JOIN " + files
                + " ON file = f.id ORDER BY f.place, line, " + table + ".rowid";
        List<T> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet r = statement.executeQuery(sql)) {
            while (r.next()) {
                rows.add(mapper.row(r));
            }
        }
        return rows;
    }

    private static String day(String column) {
        return "CAST(" + column + " - DATE '1970-01-01' AS INTEGER)";
    }

    private Bar bar(ResultSet r) throws SQLException {
        return new Bar(source(r), date(r, 3), number(r, 4), number(r, 5), number(r, 6), number(r, 7), number(r, 8));
    }

    private OptionRow option(ResultSet r) throws SQLException {
        return new OptionRow(
                source(r),
                date(r, 3),
                right(r, 4),
                date(r, 5),
                number(r, 6),
                number(r, 7),
                number(r, 8),
                number(r, 9),
                number(r, 10),
                number(r, 11));
    }

    private CodedActivity coded(ResultSet r) throws SQLException {
        return new CodedActivity(source(r), date(r, 3), r.getString(4), number(r, 5), number(r, 6), number(r, 7));
    }

    private FuturesRow future(ResultSet r) throws SQLException {
        return new FuturesRow(
                source(r),
                date(r, 3),
                r.getString(4),
                number(r, 5),
                number(r, 6),
                number(r, 7),
                number(r, 8),
                number(r, 9));
    }

    private SeriesPoint point(ResultSet r) throws SQLException {
        return new SeriesPoint(source(r), r.getString(4), date(r, 3), number(r, 5), dateOrNull(r, 6));
    }

    private TrueQuantile quantile(ResultSet r) throws SQLException {
        return new TrueQuantile(source(r), date(r, 3), number(r, 4), number(r, 5), number(r, 6));
    }

    private RejectedRow rejected(ResultSet r) throws SQLException {
        return new RejectedRow(
                source(r), dateOrNull(r, 3), r.getString(4), Reason.valueOf(r.getString(5)), r.getString(6));
    }

    private SourceRow source(ResultSet r) throws SQLException {
        return new SourceRow(paths.get(r.getInt(1)), r.getLong(2));
    }

    private LocalDate date(ResultSet r, int column) throws SQLException {
        return days.computeIfAbsent(r.getInt(column), LocalDate::ofEpochDay);
    }

    private @Nullable LocalDate dateOrNull(ResultSet r, int column) throws SQLException {
        LocalDate date = date(r, column);
        return r.wasNull() ? null : date;
    }

    private static OptionRight right(ResultSet r, int column) throws SQLException {
        return r.getBoolean(column) ? OptionRight.CALL : OptionRight.PUT;
    }

    private static double number(ResultSet r, int column) throws SQLException {
        double value = r.getDouble(column);
        return r.wasNull() ? Double.NaN : value;
    }
}
