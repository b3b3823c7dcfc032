package io.plimsoll.simulate;

import io.plimsoll.market.SourceRow;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A label: something that is wrong with an option row, or with its absence. Every row of which one of the kinds is true has a
 * label of that kind, whether it was spoilt on purpose or came about; a row may have more than one.
 *
 * @param date the session
 * @param instrument as {@link io.plimsoll.market.OptionRow#instrument()} writes it
 * @param kind what is wrong
 * @param cause how it came about
 * @param source the row; null where it is absent
 */
public record Fault(
        LocalDate date,
        String instrument,
        Kind kind,
        Cause cause,
        @Nullable SourceRow source) {

    /** What can be wrong, in the order in which a reader of the row would notice. */
    public enum Kind {
        /** The row has no price, no bid and no ask. */
        MISSING_PRICE,
        /** The row's bid is zero. */
        ZERO_BID,
        /** The row's bid is above its ask. */
        CROSSED,
        /**
         * Bid, ask and price are those of the contract's first row in the session before, and the volume is 0: the market did not
         * move (natural), or the marks were left behind by a market that did (planted).
         */
        STALE,
        /** A row of the same contract stands above it in the session. */
        DUPLICATE,
        /** The contract was quoted, but the file has no row of it. */
        MISSING_ROW
    }

    /** How it came about. */
    public enum Cause {
        /** Spoilt on purpose. */
        PLANTED,
        /** The market's own: no bid for an option worth next to nothing, or a quote that did not move. */
        NATURAL
    }
}
