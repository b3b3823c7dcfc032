package io.plimsoll.formats;

import io.plimsoll.market.InputRejectedException;
import io.plimsoll.market.SourceRow;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

/**
 * Checks that the dates of a file run one way, rising or falling. A file that has several contracts may be sorted by day or
 * by contract: within each contract its dates must run one way, the same for all.
 */
final class DateOrder {

    /** How many rows a day may have. */
    enum Rule {
        /** One row a day, or a day and contract. */
        ONE_A_DAY,
        /** Any number of rows a day: adjusted and standard contracts may share their terms. */
        SEVERAL_A_DAY,
        /** The rows have no day. */
        UNDATED
    }

    private record Seen(LocalDate date, long line) {}

    private final Rule rule;
    private final Map<Object, Seen> last = new HashMap<>();
    private int direction;

    DateOrder(Rule rule) {
        this.rule = rule;
    }

    /**
     * Checks one row.
     *
     * @param contract what the row is about; its text is used in messages
     */
    void check(SourceRow source, LocalDate date, Object contract) {
        Seen before = last.put(contract, new Seen(date, source.line()));
        if (before == null) {
            return;
        }
        int step = Integer.signum(date.compareTo(before.date()));
        if (step == 0) {
            if (rule == Rule.ONE_A_DAY) {
                throw new InputRejectedException(source + ": a day must have one row of " + contract + ", but " + date
                        + " is also in line " + before.line() + "; remove one of them");
            }
            return;
        }
        if (direction == 0) {
            direction = step;
        } else if (step != direction) {
            throw new InputRejectedException(source + ": the dates of " + contract + " must all "
                    + (direction > 0 ? "rise" : "fall") + ", was " + date + " after " + before.date() + " in line "
                    + before.line() + "; sort the file by date");
        }
    }
}
