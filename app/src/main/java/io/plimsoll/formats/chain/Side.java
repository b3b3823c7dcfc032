package io.plimsoll.formats.chain;

/** Which option of its row a column is about. */
public enum Side {
    /** The only one, or both: strike, expiry and day. */
    ANY,
    /** The call. */
    CALL,
    /** The put. */
    PUT
}
