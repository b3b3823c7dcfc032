package io.plimsoll.surface;

import io.plimsoll.market.OptionRow;
import io.plimsoll.market.Reason;
import io.plimsoll.market.RejectedRow;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** What became of each row of a day. A row that served once is used, whatever it is turned down for later. */
final class RowLedger {

    private final Set<OptionRow> used = Collections.newSetFromMap(new IdentityHashMap<>());
    private final List<RejectedRow> rejected;

    RowLedger(List<RejectedRow> alreadyRejected) {
        rejected = new ArrayList<>(alreadyRejected);
    }

    void use(OptionRow row) {
        used.add(row);
    }

    boolean isUsed(OptionRow row) {
        return used.contains(row);
    }

    /** Rejects a row unless it has served already. */
    void reject(OptionRow row, Reason reason, String detail) {
        if (!isUsed(row)) {
            rejected.add(new RejectedRow(row.source(), row.date(), row.instrument(), reason, detail));
        }
    }

    long usedCount() {
        return used.size();
    }

    List<RejectedRow> rejected() {
        return List.copyOf(rejected);
    }
}
