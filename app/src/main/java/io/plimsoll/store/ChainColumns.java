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

    /** Those of a Parquet file, which is of one underlying. */
    static final String STORED =
            "root, date, expiry, is_call, strike, price, bid, ask, volume, open_interest, spot, file, line";

    /** Calls before puts; contracts that agree in all terms by file and line. */
    static final String ORDER = "date, expiry, root, is_call DESC, strike, file, line";

    private ChainColumns() {}
}
