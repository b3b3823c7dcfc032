package io.plimsoll.market;

/** Why a row was not used. Each constant is a rule of its own; its text completes "not used because …". */
public enum Reason {
    MISSING_PRICE("the vendor gives no price"),
    MISSING_TERMS("strike, expiry or type is missing"),
    INVALID_NUMBER("a price, a quote or the strike is negative or infinite, or the strike is zero"),
    UNREADABLE("a field of the row breaks the rule of its column, or the row has too few or too many"),
    OTHER_CLASS("another class of options on the same expiry has more rows"),
    OTHER_PRODUCT("the row is about a product that the study does not use"),
    OUTSIDE_STUDY("the day is not one of the study's sessions"),
    NOT_A_CLOSE("the row was written before the session closed"),
    DUPLICATE("another row has the same day, type, expiry and strike"),
    CONFLICT("another row gives a different value for the same day or contract"),
    REPEATED("an earlier row gives the same already"),
    EXPIRED("the option has expired"),
    TOO_SHORT("fewer days to expiry than the setting allows"),
    TOO_LONG("more days to expiry than the setting allows"),
    PRICE_FLOOR("the price is under the floor of the setting"),
    ZERO_BID("there is no bid"),
    CROSSED("the bid is above the ask"),
    LOCKED("the bid equals the ask"),
    WIDE_SPREAD("the spread is too large a part of the mid"),
    UNTRADED("no contract was traded on the day"),
    STALE("price and quote are those of the session before, and nothing is known to have traded"),
    STRIP_END("nearer the money two consecutive strikes have no bid"),
    NON_MONOTONE("an option that pays at least as much is offered for less"),
    NON_CONVEX("the price lies above the line between a lower and a higher strike"),
    BELOW_INTRINSIC("the price is below intrinsic value"),
    ABOVE_BOUND("the price is above the underlying (call) or the strike (put)"),
    NO_FORWARD("no forward could be found for the expiry"),
    MONEYNESS_BAND("strike ÷ forward is outside the band of the setting"),
    MONEYNESS("the strike is further from the forward than the setting allows"),
    IN_THE_MONEY("the out-of-the-money option at the same strike is used instead"),
    IV_OUT_OF_RANGE("the implied volatility is outside the range of the setting"),
    IV_OUTLIER("the implied volatility lies too far off a quadratic through those of the expiry"),
    NO_IMPLIED_VOL("no volatility gives this price"),
    EARLY_EXERCISE("the American price leaves no European value"),
    TOO_FEW_STRIKES("the slice has too few usable strikes to be fitted"),
    NOT_USED("the row feeds nothing in this study");

    private final String text;

    Reason(String text) {
        this.text = text;
    }

    /** The rule in words, for reports. */
    public String text() {
        return text;
    }
}
