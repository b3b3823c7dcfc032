package io.plimsoll.simulate;

import io.plimsoll.market.SourceRow;

/**
 * An option row that was spoilt on purpose.
 *
 * @param source the row
 * @param kind what is wrong with it
 */
public record Fault(SourceRow source, Kind kind) {

    /** What can be wrong with a row. */
    public enum Kind {
        /** No price, no bid, no ask. */
        MISSING_PRICE,
        /** A bid of zero. */
        ZERO_BID,
        /** Bid and ask changed places. */
        CROSSED,
        /** The row before once more. */
        DUPLICATE,
        /** The marks of the session before, though the option has moved since, and no volume. */
        STALE
    }
}
