package io.plimsoll.store;

import io.plimsoll.market.SourceRow;
import java.time.LocalDate;

/**
 * Volume and open interest of an option that its row names by a code only; a contract table may tell its terms.
 *
 * @param source the row in the vendor's file
 * @param date the trading day
 * @param code the vendor's code of the contract
 * @param price settlement or close, or NaN
 * @param volume contracts traded, or NaN
 * @param openInterest contracts open at the close, or NaN
 */
public record CodedActivity(
        SourceRow source, LocalDate date, String code, double price, double volume, double openInterest) {}
