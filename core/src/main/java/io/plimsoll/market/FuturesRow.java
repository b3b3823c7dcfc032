package io.plimsoll.market;

import java.time.LocalDate;

/**
 * One futures contract on one day. A number that the vendor does not give is NaN.
 *
 * @param source the row in the vendor's file
 * @param date the trading day
 * @param contract the contract's code with its delivery month, such as {@code CLV25} or {@code IH1909}
 * @param settle settlement, or close where the vendor gives no settlement; may be negative
 * @param high highest price
 * @param low lowest price
 * @param volume contracts traded
 * @param openInterest contracts open at the close
 */
public record FuturesRow(
        SourceRow source,
        LocalDate date,
        String contract,
        double settle,
        double high,
        double low,
        double volume,
        double openInterest) {}
