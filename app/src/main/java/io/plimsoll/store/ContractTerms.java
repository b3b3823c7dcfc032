package io.plimsoll.store;

import io.plimsoll.market.OptionRight;
import io.plimsoll.market.SourceRow;
import java.time.LocalDate;

/**
 * What a contract table tells of one option.
 *
 * @param source the row in the vendor's file
 * @param code the vendor's code of the contract, such as {@code 10000565.SH}
 * @param right call or put
 * @param expiry the last trading day
 * @param strike in price units
 */
public record ContractTerms(SourceRow source, String code, OptionRight right, LocalDate expiry, double strike) {}
