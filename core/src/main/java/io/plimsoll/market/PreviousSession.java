package io.plimsoll.market;

import org.jspecify.annotations.Nullable;

/**
 * The chain of the session before, walked through beside today's: both are in one order, so no contract is looked up. Of two rows
 * of one contract the first counts.
 */
final class PreviousSession {

    private final @Nullable OptionChain before;
    private int at;

    PreviousSession(@Nullable OptionChain before) {
        this.before = before;
    }

    /**
     * Whether bid, ask and price of a row are what they were, and it is not known to have traded since.
     *
     * @param row after those asked for before
     */
    boolean repeats(OptionChain today, int row) {
        if (before == null || today.volume(row) > 0) {
            return false;
        }
        int order = -1;
        while (at < before.size() && (order = before.compareContract(at, today, row)) < 0) {
            at++;
        }
        return order == 0
                && Double.compare(before.bid(at), today.bid(row)) == 0
                && Double.compare(before.ask(at), today.ask(row)) == 0
                && Double.compare(before.price(at), today.price(row)) == 0;
    }
}
