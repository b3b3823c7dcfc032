package io.plimsoll.store;

import io.plimsoll.market.Reason;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * What the store holds of one file.
 *
 * @param rows of the file, rejected ones included
 * @param rejected rows of the file by reason
 * @param holds rows in the store by kind: options, bars, futures, series, activity, contracts, truth; kinds without rows are
 *     not there. A file row may give several.
 * @param underlyings of its option chains
 * @param names of its series and futures contracts, sorted
 * @param first day; null where the rows have none
 * @param last day; null where the rows have none
 * @param days the number of its days
 */
public record FileContents(
        long rows,
        SortedMap<Reason, Long> rejected,
        Map<String, Long> holds,
        List<String> underlyings,
        List<String> names,
        @Nullable LocalDate first,
        @Nullable LocalDate last,
        long days) {

    /** Rows of the file that were turned down. */
    public long dropped() {
        return rejected.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Rows of the file that were not turned down. */
    public long kept() {
        return rows - dropped();
    }
}
