package io.plimsoll.formats;

import io.plimsoll.market.Bar;
import io.plimsoll.market.FuturesRow;
import io.plimsoll.market.OptionRow;
import io.plimsoll.market.Reason;
import io.plimsoll.market.RejectedRow;
import io.plimsoll.market.SeriesPoint;
import io.plimsoll.market.SourceRow;
import io.plimsoll.store.ChainRow;
import io.plimsoll.store.CodedActivity;
import io.plimsoll.store.ContractTerms;
import io.plimsoll.store.FileRows;
import io.plimsoll.truth.TrueQuantile;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the rows of one file became, in file order. */
final class Collector {

    private final DateOrder order;
    private final FileRows rows = FileRows.empty();
    private @Nullable LocalDate downloaded;

    Collector(DateOrder.Rule order) {
        this.order = new DateOrder(order);
    }

    /** The row's day, once it is sure that the dates of this contract still run one way. */
    LocalDate day(CsvRow row, String column, Object contract) {
        return day(row, row.date(column), contract);
    }

    /** The same of a day that is written in another way. */
    LocalDate day(CsvRow row, LocalDate date, Object contract) {
        order.check(row.source(), date, contract);
        return date;
    }

    void keep(String underlying, OptionRow row) {
        rows.options().add(new ChainRow(underlying, row));
    }

    void keepActivity(OptionRow row) {
        rows.activity().add(row);
    }

    void keep(CodedActivity row) {
        rows.codedActivity().add(row);
    }

    void keep(ContractTerms row) {
        rows.terms().add(row);
    }

    void keep(TrueQuantile row) {
        rows.truth().add(row);
    }

    /** Keeps a bar that has a close. */
    void keep(Bar bar) {
        if (Double.isNaN(bar.close())) {
            reject(bar.source(), bar.date(), "bar", Reason.MISSING_PRICE, "close is blank");
        } else {
            rows.bars().add(bar);
        }
    }

    /** Keeps a futures row that has a price. */
    void keep(FuturesRow row) {
        if (Double.isNaN(row.settle())) {
            reject(row.source(), row.date(), row.contract(), Reason.MISSING_PRICE, "settlement and close are blank");
        } else {
            rows.futures().add(row);
        }
    }

    /** Keeps the values of one row that are given; a row that gives none is rejected. */
    void keep(SourceRow source, LocalDate date, String name, List<SeriesPoint> points) {
        List<SeriesPoint> given =
                points.stream().filter(p -> !Double.isNaN(p.value())).toList();
        if (given.isEmpty()) {
            reject(source, date, name, Reason.MISSING_PRICE, "the value is blank");
        }
        rows.series().addAll(given);
    }

    void reject(SourceRow source, @Nullable LocalDate date, String instrument, Reason reason, String detail) {
        rows.rejected().add(new RejectedRow(source, date, instrument, reason, detail));
    }

    /** Tells when the file was downloaded: rows of that day were written while it was traded. */
    void downloadedOn(LocalDate day) {
        downloaded = day;
    }

    /** The rows, those that are no closes turned down. */
    FileRows finish() {
        if (downloaded != null) {
            rejectFrom(
                    rows.options(),
                    r -> r.option().date(),
                    r -> r.option().source(),
                    r -> r.option().instrument(),
                    downloaded);
            rejectFrom(rows.futures(), FuturesRow::date, FuturesRow::source, FuturesRow::contract, downloaded);
            rejectFrom(rows.series(), SeriesPoint::date, SeriesPoint::source, SeriesPoint::series, downloaded);
        }
        rows.rejected().sort(Comparator.comparingLong(r -> r.source().line()));
        return rows;
    }

    private <T> void rejectFrom(
            List<T> kept,
            Function<T, LocalDate> date,
            Function<T, SourceRow> source,
            Function<T, String> name,
            LocalDate downloaded) {
        List<T> before = new ArrayList<>();
        for (T row : kept) {
            if (date.apply(row).isBefore(downloaded)) {
                before.add(row);
            } else {
                reject(
                        source.apply(row),
                        date.apply(row),
                        name.apply(row),
                        Reason.NOT_A_CLOSE,
                        "downloaded on " + downloaded);
            }
        }
        kept.clear();
        kept.addAll(before);
    }
}
