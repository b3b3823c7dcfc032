package io.plimsoll.market;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The option rows of the session before, by contract; of two rows of one contract, the first. */
record PreviousSession(Map<Contract, OptionRow> rows) {

    record Contract(OptionRight right, LocalDate expiry, double strike) {

        static Contract of(OptionRow row) {
            return new Contract(row.right(), row.expiry(), row.strike());
        }
    }

    static PreviousSession of(List<OptionRow> rows) {
        Map<Contract, OptionRow> byContract = new HashMap<>();
        for (OptionRow row : rows) {
            byContract.putIfAbsent(Contract.of(row), row);
        }
        return new PreviousSession(byContract);
    }

    /** Whether bid, ask and price are what they were, and the row is not known to have traded since. */
    boolean repeats(OptionRow row) {
        OptionRow before = row.volume() > 0 ? null : rows.get(Contract.of(row));
        return before != null
                && Double.compare(before.bid(), row.bid()) == 0
                && Double.compare(before.ask(), row.ask()) == 0
                && Double.compare(before.price(), row.price()) == 0;
    }
}
