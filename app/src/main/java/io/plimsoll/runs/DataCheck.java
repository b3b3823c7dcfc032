package io.plimsoll.runs;

import io.plimsoll.formats.Importer;
import io.plimsoll.market.Bar;
import io.plimsoll.market.FuturesRow;
import io.plimsoll.market.InputRejectedException;
import io.plimsoll.market.OptionChain;
import io.plimsoll.market.OptionRow;
import io.plimsoll.market.check.CalendarRules;
import io.plimsoll.market.check.ChainWatch;
import io.plimsoll.market.check.DatedColumn;
import io.plimsoll.market.check.FindingGroups;
import io.plimsoll.market.check.SeriesRules;
import io.plimsoll.store.ChainScan;
import io.plimsoll.store.FileRows;
import io.plimsoll.store.Store;
import io.plimsoll.store.StoredFile;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Checks everything that files in a store hold. Option chains pass day by day; the other rows are in memory. Bars tell no
 * symbol, so those of each file count as a series of their own.
 */
public final class DataCheck {

    private final Store store;
    private final List<StoredFile> files;
    private final FindingGroups found = new FindingGroups();
    private final List<DatedColumn> columns = new ArrayList<>();
    private final List<DatedColumn> closes = new ArrayList<>();
    private final List<ChainWatch> chains = new ArrayList<>();
    private long optionRows;

    private DataCheck(Store store, List<StoredFile> files) {
        this.store = store;
        this.files = files;
    }

    /**
     * What was looked at and what was found.
     *
     * @param files number of files
     * @param underlyings whose option chains were looked at
     * @param optionRows number of rows of these
     * @param series number of series, closes, volumes and contracts
     * @param found the findings
     */
    public record Result(int files, List<String> underlyings, long optionRows, int series, FindingGroups found) {}

    /**
     * Checks files.
     *
     * @param files in the store
     * @param underlying whose option chains are looked at; null for all
     * @param doing told what is looked at next
     * @throws InputRejectedException where there are no chains on the underlying
     */
    public static Result run(Store store, List<StoredFile> files, @Nullable String underlying, Consumer<String> doing) {
        List<String> held = store.underlyings(files);
        if (underlying != null && !held.contains(underlying)) {
            throw new InputRejectedException("there are no option chains on " + underlying + "; there are on " + held);
        }
        List<String> wanted = underlying == null ? held : List.of(underlying);
        DataCheck check = new DataCheck(store, files);
        doing.accept("bars, futures and series");
        check.rows();
        for (String symbol : wanted) {
            doing.accept("options on " + symbol);
            check.chains(symbol);
        }
        check.columns();
        return new Result(files.size(), wanted, check.optionRows, check.columns.size(), check.found);
    }

    private void rows() {
        FileRows rows = store.rows(files);
        ColumnsOfRows of = new ColumnsOfRows(found::add);
        List<List<Bar>> bars = ColumnsOfRows.byFile(rows.bars(), b -> b.source().file());
        for (List<Bar> file : bars) {
            DatedColumn close = of.closes(file);
            closes.add(close);
            columns.add(close);
            columns.add(of.volumes(file));
            SeriesRules.ranges(file).forEach(found::add);
        }
        columns.addAll(of.futures(rows.futures()));
        columns.addAll(of.series(rows.series()));
        futuresDays(of, rows.futures());
        activity(Importer.activity(rows));
    }

    private void futuresDays(ColumnsOfRows of, List<FuturesRow> futures) {
        for (DatedColumn days : of.futuresDays(futures)) {
            columns.add(days);
            closes.forEach(bars -> CalendarRules.unbarred(days, bars).forEach(found::add));
        }
    }

    /** Rows for volume and open interest: what they share with the chains is the chains' to tell. */
    private void activity(List<OptionRow> rows) {
        if (rows.isEmpty()) {
            return;
        }
        ChainWatch watch = new ChainWatch("volumes and open interest", f -> {
            if (ChainWatch.isAboutRows(f.rule())) {
                found.add(f);
            }
        });
        OptionChain.byDate(rows.stream()
                        .sorted(Comparator.comparing(OptionRow::date))
                        .toList())
                .forEach(watch::add);
        watch.finish();
    }

    private void chains(String symbol) {
        ChainWatch watch = new ChainWatch(symbol, found::add);
        try (ChainScan scan = store.scan(files, symbol)) {
            while (scan.next()) {
                watch.add(scan.chain());
                optionRows += scan.chain().size();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("a scan must close", e);
        }
        watch.finish();
        chains.add(watch);
        columns.add(watch.sessions());
    }

    private void columns() {
        for (DatedColumn column : columns) {
            CalendarRules.gaps(column, columns).forEach(found::add);
            if (column.kind() != DatedColumn.Kind.DAYS) {
                CalendarRules.weekends(column).forEach(found::add);
                SeriesRules.stale(column).forEach(found::add);
                SeriesRules.unitChanges(column).forEach(found::add);
                SeriesRules.nonPositive(column).forEach(found::add);
            }
        }
        CalendarRules.endedEarly(columns).forEach(found::add);
        for (DatedColumn close : closes) {
            ChainWatch options = optionsOf(close);
            SeriesRules.splits(close, options == null ? day -> Double.NaN : options::implied)
                    .forEach(found::add);
        }
        for (ChainWatch watch : chains) {
            DatedColumn close = closesOf(watch);
            if (close != null && !watch.hasSpot()) {
                CalendarRules.unpriced(watch.sessions(), close).forEach(found::add);
            }
        }
    }

    /** The options whose level by parity is that of the closes on most days; null where there are none. */
    private @Nullable ChainWatch optionsOf(DatedColumn close) {
        return chains.stream().filter(w -> w.isOn(close)).findFirst().orElse(null);
    }

    private @Nullable DatedColumn closesOf(ChainWatch watch) {
        return closes.stream()
                .filter(watch::isOn)
                .max(Comparator.comparingInt(c -> c.days().length))
                .orElse(null);
    }
}
