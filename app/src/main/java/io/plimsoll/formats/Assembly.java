package io.plimsoll.formats;

import io.plimsoll.market.Bar;
import io.plimsoll.market.FuturesRow;
import io.plimsoll.market.ImportedFile;
import io.plimsoll.market.MarketData;
import io.plimsoll.market.OptionRow;
import io.plimsoll.market.RejectedRow;
import io.plimsoll.market.SeriesPoint;
import io.plimsoll.market.SourceRow;
import io.plimsoll.store.FileRows;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Lays the files of a study over each other: the file listed first gives a day's value, later ones fill in what it leaves
 * out, and a row that contradicts it is rejected with both values.
 */
final class Assembly {

    private final List<ImportedFile> files;
    private final FileRows rows;
    private final Map<String, Integer> places = new HashMap<>();
    private final List<RejectedRow> rejected;

    private Assembly(List<ImportedFile> files, FileRows rows) {
        this.files = files;
        this.rows = rows;
        this.rejected = new ArrayList<>(rows.rejected());
        files.forEach(f -> places.put(f.path(), places.size()));
    }

    static MarketData of(List<ImportedFile> files, FileRows rows) {
        return new Assembly(files, rows).market();
    }

    private MarketData market() {
        List<Bar> bars = DailyMerge.bars(rows.bars(), rejected);
        List<FuturesRow> futures = DailyMerge.futures(FuturesRanks.resolved(rows.futures(), rows.series()), rejected);
        Map<String, List<SeriesPoint>> series = SeriesMerge.of(rows.series(), rejected);
        List<OptionRow> activity = new ArrayList<>(rows.activity());
        activity.addAll(TermsLookup.fill(rows.codedActivity(), rows.terms(), rejected));
        rejected.sort(inFileOrder(RejectedRow::source));
        return new MarketData(
                List.copyOf(files),
                bars,
                byDate(rows.options()),
                byDate(activity),
                futures,
                series,
                List.copyOf(rejected));
    }

    private List<OptionRow> byDate(List<OptionRow> options) {
        List<OptionRow> sorted = new ArrayList<>(options);
        sorted.sort(Comparator.comparing(OptionRow::date, LocalDate::compareTo)
                .thenComparing(inFileOrder(OptionRow::source)));
        return List.copyOf(sorted);
    }

    private <T> Comparator<T> inFileOrder(Function<T, SourceRow> source) {
        return Comparator.comparingInt(
                        (T row) -> places.getOrDefault(source.apply(row).file(), 0))
                .thenComparingLong(row -> source.apply(row).line());
    }
}
