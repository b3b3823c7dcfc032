package io.plimsoll.store;

import java.util.List;

/** The columns of option rows in Parquet files, and the order in which their rows lie. */
public final class ChainColumns {

    /** Besides these, a row has {@code file} and {@code line}. */
    public static final List<String> FIELDS = List.of(
            "underlying",
            "root",
            "date",
            "expiry",
            "is_call",
            "strike",
            "price",
            "bid",
            "ask",
            "volume",
            "open_interest",
            "spot");

    /** What tells an option row from another; calls before puts. */
    static final String TERMS = "date, expiry, root, is_call DESC, strike";

    /** Contracts that agree in all terms stand by file and line. */
    static final String ORDER = TERMS + ", file, line";

    private ChainColumns() {}

    /**
     * The columns of a Parquet file, which is of one underlying.
     *
     * @param file that all rows are of; 0 where the rows tell it themselves
     */
    static String stored(long file) {
        return "root, date, expiry, is_call, strike, price, bid, ask, volume, open_interest, spot, "
                + (file == 0 ? "file" : file + " AS file") + ", line";
    }
}
