package io.plimsoll.market.check;

/** What can be found; its text says what is the case, its advice what to do. */
public enum Rule {
    MISSING_SESSION(
            "days are missing on which the series with the same calendar have values",
            "fetch the days again; what is not there is not filled in"),
    LONG_GAP("two weeks or so of weekdays have no value", "fetch the days again, or start the study after the gap"),
    MISSING_EXPIRY("an expiry is absent on a session between two on which it is listed", "fetch the day's chain again"),
    MISSING_CONTRACT(
            "a strike shows only its call or only its put, where the others show both",
            "fetch the day again; parity and the forward use the other strikes"),
    MISSING_STRIKE(
            "a strike is absent on a session between two on which it is listed, and leaves a hole",
            "fetch the day's chain again"),
    STALE(
            "the value stays the same for many sessions",
            "take the series from a source that updates it, or end it there"),
    ENDED_EARLY(
            "the last value is much older than those of the others", "fetch the series again, or end the study there"),
    SPLIT(
            "the close jumps by a simple ratio",
            "divide the closes before by the ratio, or read an adjusted series; the jump is no loss"),
    STRIKES_ADJUSTED(
            "the strikes of listed contracts change by one factor: a dividend or split",
            "put the dividend back into returns; margins across the day need the factor"),
    LOOK_AHEAD_STRIKE(
            "contracts are listed from their first day with strikes off the usual grid: an adjustment of later was written back",
            "read the strike in force on the day (another column or source); a surface made of these knows of dividends to come"),
    NO_UNDERLYING_PRICE(
            "there are options on a day without a price of the underlying",
            "add bars of the underlying for the day; it is left out otherwise"),
    NO_BAR("there are futures on a day without a bar", "add bars of the day, or ignore it where the exchanges differ"),
    WEEKEND("there are rows of a Saturday or Sunday", "find out which day is meant; time zones shift days"),
    DUPLICATE("rows agree in all that tells them apart", "keep one: of such rows only the first is used"),
    CONFLICT("two files give different values of the same day", "find out which is right and name that file first"),
    EXPIRED("the option expired before the day of its row", "find out which of the two dates is wrong"),
    CROSSED("the bid is above the ask", "the standard cleaning drops such rows; ask the vendor where they are many"),
    NEGATIVE_PRICE("a price is negative that cannot be", "drop the rows or ask the vendor"),
    NEGATIVE_FUTURE(
            "a futures price is zero or negative, which can be", "use price changes and not returns across these days"),
    UNIT_CHANGE(
            "the values change overnight by a power of ten: the unit changes",
            "bring the column to one unit, or read another one"),
    BAR_RANGE("open or close lie outside low to high, or low is above high", "read the bars from another source");

    private final String text;
    private final String advice;

    Rule(String text, String advice) {
        this.text = text;
        this.advice = advice;
    }

    /** What is the case. */
    public String text() {
        return text;
    }

    /** What to do. */
    public String advice() {
        return advice;
    }
}
