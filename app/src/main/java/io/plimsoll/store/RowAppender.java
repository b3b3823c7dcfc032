package io.plimsoll.store;

import io.plimsoll.market.Bar;
import io.plimsoll.market.FuturesRow;
import io.plimsoll.market.OptionRight;
import io.plimsoll.market.OptionRow;
import io.plimsoll.market.RejectedRow;
import io.plimsoll.market.SeriesPoint;
import io.plimsoll.market.SourceRow;
import io.plimsoll.truth.TrueQuantile;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/**
 * Appends the rows of one file to the tables. NaN, a number that the vendor does not give, is stored as NULL. Any other
 * number keeps its bits but for the sign of zero, which DuckDB's compression of neighbouring zeros does not keep: there is
 * only +0.
 */
final class RowAppender {

    /** Option rows that no chain file holds, on their way to the Parquet files. */
    static final String LOOSE = "loose_option";

    static final String LOOSE_TABLE = "CREATE TEMP TABLE " + LOOSE + " (file BIGINT, line INTEGER, underlying VARCHAR,"
            + " root VARCHAR, date DATE, expiry DATE, is_call BOOLEAN, strike DOUBLE, price DOUBLE, bid DOUBLE, ask DOUBLE,"
            + " volume DOUBLE, open_interest DOUBLE, spot DOUBLE)";

    private final DuckDBConnection connection;
    private final long file;

    RowAppender(DuckDBConnection connection, long file) {
        this.connection = connection;
        this.file = file;
    }

    void append(FileRows rows) throws SQLException {
        table("bar", rows.bars(), this::bar);
        table(LOOSE, rows.options(), this::chainRow);
        table("activity_row", rows.activity(), this::option);
        table("coded_activity", rows.codedActivity(), this::coded);
        table("contract_terms", rows.terms(), this::terms);
        table("futures_row", rows.futures(), this::future);
        table("series_point", rows.series(), this::point);
        table("true_quantile", rows.truth(), this::quantile);
        table("rejected_row", rows.rejected(), this::rejected);
    }

    private void chainRow(DuckDBAppender to, ChainRow r) throws SQLException {
        OptionRow o = r.option();
        to.append(file);
        to.append(Math.toIntExact(o.source().line()));
        to.append(r.underlying());
        to.appendNull(); // the class, which is that of the underlying
        date(to, o.date());
        date(to, o.expiry());
        to.append(o.right() == OptionRight.CALL);
        numbers(to, o.strike(), o.price(), o.bid());
        numbers(to, o.ask(), o.volume(), o.openInterest(), Double.NaN);
    }

    private interface Append<T> {
        void row(DuckDBAppender to, T row) throws SQLException;
    }

    private <T> void table(String name, List<T> rows, Append<T> append) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try (DuckDBAppender to = name.equals(LOOSE)
                ? connection.createAppender("temp", DuckDBConnection.DEFAULT_SCHEMA, name)
                : connection.createAppender(DuckDBConnection.DEFAULT_SCHEMA, name)) {
            for (T row : rows) {
                to.beginRow();
                append.row(to, row);
                to.endRow();
            }
        }
    }

    private void bar(DuckDBAppender to, Bar b) throws SQLException {
        source(to, b.source());
        date(to, b.date());
        numbers(to, b.open(), b.high(), b.low(), b.close(), b.volume());
    }

    private void option(DuckDBAppender to, OptionRow o) throws SQLException {
        source(to, o.source());
        date(to, o.date());
        to.append(o.right() == OptionRight.CALL);
        date(to, o.expiry());
        numbers(to, o.strike(), o.price(), o.bid());
        numbers(to, o.ask(), o.volume(), o.openInterest());
    }

    private void coded(DuckDBAppender to, CodedActivity a) throws SQLException {
        source(to, a.source());
        date(to, a.date());
        to.append(a.code());
        numbers(to, a.price(), a.volume(), a.openInterest());
    }

    private void terms(DuckDBAppender to, ContractTerms t) throws SQLException {
        source(to, t.source());
        to.append(t.code());
        to.append(t.right() == OptionRight.CALL);
        date(to, t.expiry());
        numbers(to, t.strike());
    }

    private void future(DuckDBAppender to, FuturesRow f) throws SQLException {
        source(to, f.source());
        date(to, f.date());
        to.append(f.contract());
        numbers(to, f.settle(), f.high(), f.low(), f.volume(), f.openInterest());
    }

    private void point(DuckDBAppender to, SeriesPoint p) throws SQLException {
        source(to, p.source());
        to.append(p.series());
        date(to, p.date());
        numbers(to, p.value());
        date(to, p.known());
    }

    private void quantile(DuckDBAppender to, TrueQuantile q) throws SQLException {
        source(to, q.source());
        date(to, q.date());
        numbers(to, q.confidence(), q.longLoss(), q.shortLoss());
    }

    private void rejected(DuckDBAppender to, RejectedRow r) throws SQLException {
        source(to, r.source());
        date(to, r.date());
        to.append(r.instrument());
        to.append(r.reason().name());
        to.append(r.detail());
    }

    private void source(DuckDBAppender to, SourceRow source) throws SQLException {
        to.append(file);
        to.append(source.line());
    }

    private static void date(DuckDBAppender to, @Nullable LocalDate date) throws SQLException {
        if (date == null) {
            to.appendNull();
        } else {
            to.appendEpochDays(Math.toIntExact(date.toEpochDay()));
        }
    }

    private static void numbers(DuckDBAppender to, double... values) throws SQLException {
        for (double value : values) {
            if (Double.isNaN(value)) {
                to.appendNull();
            } else {
                to.append(value + 0.0); // −0 + 0 is +0
            }
        }
    }
}
