package io.plimsoll.store;

import io.plimsoll.market.Bar;
import io.plimsoll.market.FuturesRow;
import io.plimsoll.market.OptionRow;
import io.plimsoll.market.RejectedRow;
import io.plimsoll.market.SeriesPoint;
import io.plimsoll.market.SourceRow;
import io.plimsoll.truth.TrueQuantile;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * What the rows of one file, or of several in turn, became; each list in file order.
 *
 * @param bars days of the underlying
 * @param options option rows with a price that a reader gave row by row; those of chain files do not pass here
 * @param activity option rows for volume and open interest
 * @param codedActivity the same, of contracts whose terms the row does not tell
 * @param terms of contracts by code
 * @param futures futures rows
 * @param series values of daily series; a row may give several
 * @param truth true quantiles of a simulated market
 * @param rejected rows turned down, each once
 */
public record FileRows(
        List<Bar> bars,
        List<ChainRow> options,
        List<OptionRow> activity,
        List<CodedActivity> codedActivity,
        List<ContractTerms> terms,
        List<FuturesRow> futures,
        List<SeriesPoint> series,
        List<TrueQuantile> truth,
        List<RejectedRow> rejected) {

    /** Lists to be filled. */
    public static FileRows empty() {
        return new FileRows(
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>());
    }

    /** Adds the rows of another file after these. */
    public void addAll(FileRows next) {
        bars.addAll(next.bars);
        options.addAll(next.options);
        activity.addAll(next.activity);
        codedActivity.addAll(next.codedActivity);
        terms.addAll(next.terms);
        futures.addAll(next.futures);
        series.addAll(next.series);
        truth.addAll(next.truth);
        rejected.addAll(next.rejected);
    }

    /**
     * Checks that each row of a file is kept or rejected, once.
     *
     * @throws IllegalStateException where one is lost or counted twice, which is a bug in its reader
     */
    public void requireEveryRow(String path, long rows) {
        BitSet kept = new BitSet();
        bars.forEach(r -> mark(kept, r.source()));
        options.forEach(r -> mark(kept, r.option().source()));
        activity.forEach(r -> mark(kept, r.source()));
        codedActivity.forEach(r -> mark(kept, r.source()));
        terms.forEach(r -> mark(kept, r.source()));
        futures.forEach(r -> mark(kept, r.source()));
        series.forEach(r -> mark(kept, r.source()));
        truth.forEach(r -> mark(kept, r.source()));
        BitSet turnedDown = new BitSet();
        rejected.forEach(r -> mark(turnedDown, r.source()));
        if (kept.intersects(turnedDown)
                || turnedDown.cardinality() != rejected.size()
                || kept.cardinality() + rejected.size() != rows) {
            throw new IllegalStateException(path + ": every row must be kept or rejected, once; of " + rows + " rows "
                    + kept.cardinality() + " are kept and " + turnedDown.cardinality() + " rejected by "
                    + rejected.size() + " reasons");
        }
    }

    private static void mark(BitSet lines, SourceRow source) {
        lines.set(Math.toIntExact(source.line()));
    }
}
