package io.plimsoll.store;

import java.util.List;

/** The columns of option rows in Parquet files, and the order in which their rows lie. */
public final class ChainColumns {

    /**
     * Besides these, a row has {@code file} and {@code line}. {@code root} is NULL where the class has the symbol of the
     * underlying, as most have: words take a third of the time of writing.
     */
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

    /**
     * The order of the rows of an underlying; calls before puts. Keys of a fixed width and 32 bytes in all are sorted in
     * half the time of others, so classes of options, which are words, stand together by expiry, type and strike.
     */
    static final String TERMS = "date, expiry, is_call DESC, strike";

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
