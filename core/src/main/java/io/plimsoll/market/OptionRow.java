package io.plimsoll.market;

import java.time.LocalDate;
import java.util.Objects;

/**
 * One option on one day as its vendor wrote it, before any cleaning. A number that the vendor does not give is NaN.
 *
 * @param source the row in the vendor's file
 * @param date the trading day
 * @param right call or put
 * @param expiry the last trading day of the option
 * @param strike the strike that was in force on {@code date}, in price units
 * @param price close or settlement, in price units; NaN where there is only a quote
 * @param bid best bid at the close, in price units, or NaN
 * @param ask best ask at the close, in price units, or NaN
 * @param volume contracts traded on the day, or NaN
 * @param openInterest contracts open at the close, or NaN
 */
public record OptionRow(
        SourceRow source,
        LocalDate date,
        OptionRight right,
        LocalDate expiry,
        double strike,
        double price,
        double bid,
        double ask,
        double volume,
        double openInterest) {

    public OptionRow {
        Objects.requireNonNull(source);
        Objects.requireNonNull(date);
        Objects.requireNonNull(right);
        Objects.requireNonNull(expiry);
    }

    /** The mid of bid and ask where both are given, the close or settlement otherwise; NaN where there is neither. */
    public double mark() {
        return hasQuote() ? 0.5 * (bid + ask) : price;
    }

    /** Whether both sides of a quote are given. */
    public boolean hasQuote() {
        return !Double.isNaN(bid) && !Double.isNaN(ask);
    }

    /** A short name for messages and for the list of rejected rows, such as {@code C 2.45 2019-03-27}. */
    public String instrument() {
        return instrument(right, strike, expiry);
    }

    static String instrument(OptionRight right, double strike, LocalDate expiry) {
        return (right == OptionRight.CALL ? "C " : "P ") + strike + " " + expiry;
    }
}
