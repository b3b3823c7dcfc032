package io.plimsoll.simulated;

/**
 * A format that a part of a world can be written in. Two formats may share a name where a vendor sells two kinds of rows in
 * the same columns.
 *
 * @param name as files of it are recognised
 * @param part what it holds
 */
public record WorldFormat(String name, Part part) {

    /** Parts of a world. */
    public enum Part {
        /** Option chains. */
        OPTIONS,
        /** Days of the underlying. */
        BARS,
        /** Futures. */
        FUTURES,
        /** Rates, indices and the economy. */
        SERIES,
        /** Margin parameters of the last session. */
        SPAN,
        /** Accounts of the last session. */
        POSITIONS
    }
}
