package io.plimsoll.margin.position;

import io.plimsoll.market.OptionRight;
import org.jspecify.annotations.Nullable;

/**
 * What an account holds of one contract. Texts are empty where the file does not say.
 *
 * @param firm clearing firm
 * @param account of the firm
 * @param exchange acronym
 * @param symbol ticker
 * @param productName as quoted
 * @param productCode at the clearing house
 * @param period of the contract, YYYYMM or YYYYMMDD
 * @param right call or put; null for a future
 * @param strike in price units; NaN for a future
 * @param underlyingPeriod period of the future under an option; may be empty
 * @param quantity contracts, long above zero
 * @param marginType such as FUT or OOF
 * @param client whose position it is
 */
public record Position(
        String firm,
        String account,
        String exchange,
        String symbol,
        String productName,
        String productCode,
        String period,
        @Nullable OptionRight right,
        double strike,
        String underlyingPeriod,
        double quantity,
        String marginType,
        String client) {

    public Position {
        if ((right != null) != Double.isFinite(strike)) {
            throw new IllegalArgumentException(
                    "an option must have a right and a strike and a future neither, were " + right + " and " + strike);
        }
        if (!Double.isFinite(quantity)) {
            throw new IllegalArgumentException("a quantity must be a number, was " + quantity);
        }
    }
}
