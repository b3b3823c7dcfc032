package io.plimsoll.formats;

import io.plimsoll.market.Bar;
import io.plimsoll.market.FuturesRow;
import io.plimsoll.market.ImportedFile;
import io.plimsoll.market.MarketData;
import io.plimsoll.market.OptionChain;
import io.plimsoll.market.OptionRow;
import io.plimsoll.market.RejectedRow;
import io.plimsoll.market.SeriesPoint;
import io.plimsoll.market.SourceRow;
import io.plimsoll.store.FileRows;
import io.plimsoll.truth.Truth;
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
    private final List<OptionChain> chains;
    private final FileRows rows;
    private final Map<String, Integer> places = new HashMap<>();
    private final List<RejectedRow> rejected;

    private Assembly(List<ImportedFile> files, List<OptionChain> chains, FileRows rows) {
        this.files = files;
        this.chains = chains;
        this.rows = rows;
        this.rejected = new ArrayList<>(rows.rejected());
        files.forEach(f -> places.put(f.path(), places.size()));
    }

    static Imported of(List<ImportedFile> files, List<OptionChain> chains, FileRows rows) {
        return new Assembly(files, chains, rows).imported();
    }

    private Imported imported() {
        Truth truth = TruthMerge.of(rows.truth(), rejected);
        return new Imported(market(), truth);
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
                List.copyOf(chains),
                byDate(activity),
                futures,
                series,
                List.copyOf(rejected));
    }

    private List<OptionChain> byDate(List<OptionRow> options) {
        List<OptionRow> sorted = new ArrayList<>(options);
        sorted.sort(inFileOrder(OptionRow::source));
        return OptionChain.byDate(sorted);
    }

    private <T> Comparator<T> inFileOrder(Function<T, SourceRow> source) {
        return Comparator.comparingInt(
                        (T row) -> places.getOrDefault(source.apply(row).file(), 0))
                .thenComparingLong(row -> source.apply(row).line());
    }
}
