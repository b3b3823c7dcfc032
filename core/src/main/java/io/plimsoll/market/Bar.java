package io.plimsoll.market;

import java.time.LocalDate;

/**
 * One day of an underlying's prices. A number that the vendor does not give is NaN.
 *
 * @param source the row in the vendor's file
 * @param date the trading day
 * @param open first price
 * @param high highest price
 * @param low lowest price
 * @param close last price, not adjusted for dividends
 * @param volume units traded
 */
public record Bar(
        SourceRow source, LocalDate date, double open, double high, double low, double close, double volume) {}
