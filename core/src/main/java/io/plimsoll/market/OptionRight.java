package io.plimsoll.market;

/** The right an option gives: to buy or to sell. */
public enum OptionRight {
    CALL,
    PUT;

    /** +1 for a call, −1 for a put: the sign φ of the Black formula. */
    public int sign() {
        return this == CALL ? 1 : -1;
    }
}
