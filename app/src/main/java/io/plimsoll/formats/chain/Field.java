package io.plimsoll.formats.chain;

/** What a column of a chain file can tell; a field that no column tells is missing in every row. */
public enum Field {
    /** Symbol of the underlying; of the file's name where no column tells it. */
    UNDERLYING("VARCHAR"),
    /** Option class, such as SPXW of SPX. */
    ROOT("VARCHAR"),
    /** Trading day. */
    DATE("DATE"),
    /** Last trading day of the option. */
    EXPIRY("DATE"),
    /** Whether it is a call. */
    RIGHT("BOOLEAN"),
    /** Strike in force on the day, price units. */
    STRIKE("DOUBLE"),
    /** Close, settlement or last price, price units. */
    PRICE("DOUBLE"),
    /** Best bid, price units. */
    BID("DOUBLE"),
    /** Best ask, price units. */
    ASK("DOUBLE"),
    /** Contracts traded on the day. */
    VOLUME("DOUBLE"),
    /** Contracts open. */
    OPEN_INTEREST("DOUBLE"),
    /** Price of the underlying at the time of the quote, price units. */
    SPOT("DOUBLE"),
    /** Bid of the underlying; with {@link #SPOT_ASK}, {@link #SPOT} is their mid. */
    SPOT_BID("DOUBLE"),
    /** Ask of the underlying. */
    SPOT_ASK("DOUBLE"),
    /** Time of the quote within its day, any unit that rises; the last of a contract and day is kept. */
    TIME("BIGINT");

    private final String type;

    Field(String type) {
        this.type = type;
    }

    /** The DuckDB type of the field. */
    String type() {
        return type;
    }
}
