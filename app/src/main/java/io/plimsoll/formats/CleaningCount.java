package io.plimsoll.formats;

import io.plimsoll.market.ChainCleaner;
import io.plimsoll.market.CleaningSettings;
import io.plimsoll.market.OptionChain;
import io.plimsoll.market.Reason;
import io.plimsoll.market.RejectedRow;
import io.plimsoll.store.ChainScan;
import io.plimsoll.store.Store;
import io.plimsoll.store.StoredFile;
import java.sql.SQLException;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Counts what a cleaning keeps of the option rows of files, one day in memory at a time. */
final class CleaningCount {

    private final TreeMap<Reason, Long> dropped = new TreeMap<>();
    private long kept;

    private CleaningCount() {}

    static Detection.Cleaning of(Store store, List<StoredFile> files, CleaningSettings settings) {
        CleaningCount count = new CleaningCount();
        store.underlyings(files).forEach(underlying -> count.scan(store, files, underlying, settings));
        return new Detection.Cleaning(count.kept, count.dropped);
    }

    private void scan(Store store, List<StoredFile> files, String underlying, CleaningSettings settings) {
        try (ChainScan scan = store.scan(files, underlying)) {
            @Nullable OptionChain before = null;
            while (scan.next()) {
                OptionChain chain = scan.chain();
                ChainCleaner.Cleaned cleaned = ChainCleaner.clean(chain, before, settings);
                kept += cleaned.keptRows().length;
                cleaned.rejections().countInto(dropped);
                before = chain;
            }
            for (RejectedRow row : scan.rejected()) {
                dropped.merge(row.reason(), 1L, Long::sum);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("a scan must close", e);
        }
    }
}
