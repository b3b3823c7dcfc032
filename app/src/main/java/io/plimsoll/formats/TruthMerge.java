package io.plimsoll.formats;

import io.plimsoll.market.Reason;
import io.plimsoll.market.RejectedRow;
import io.plimsoll.truth.TrueQuantile;
import io.plimsoll.truth.Truth;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;

/** Merges the true quantiles that several files give: the first one's stand. */
final class TruthMerge {

    private TruthMerge() {}

    private record Key(LocalDate date, double confidence) implements Comparable<Key> {

        @Override
        public int compareTo(Key other) {
            int byDate = date.compareTo(other.date);
            return byDate != 0 ? byDate : Double.compare(confidence, other.confidence);
        }
    }

    static Truth of(List<TrueQuantile> rows, List<RejectedRow> rejected) {
        TreeMap<Key, TrueQuantile> merged = new TreeMap<>();
        for (TrueQuantile row : rows) {
            TrueQuantile first = merged.putIfAbsent(new Key(row.date(), row.confidence()), row);
            if (first != null) {
                rejected.add(reject(row, first));
            }
        }
        return new Truth(List.copyOf(merged.values()));
    }

    private static RejectedRow reject(TrueQuantile row, TrueQuantile first) {
        boolean agree = DailyMerge.agree(first.longLoss(), row.longLoss())
                && DailyMerge.agree(first.shortLoss(), row.shortLoss());
        return new RejectedRow(
                row.source(),
                row.date(),
                "truth",
                agree ? Reason.REPEATED : Reason.CONFLICT,
                row.longLoss() + " and " + row.shortLoss() + ", " + first.source() + " has " + first.longLoss()
                        + " and " + first.shortLoss());
    }
}
