package io.plimsoll.margin.span;

import io.plimsoll.market.OptionRight;
import org.jspecify.annotations.Nullable;

/**
 * One contract of a SPAN file.
 *
 * @param series product and month
 * @param underlyingProduct code of the product under it; its own code for a future, empty where the file does not say
 * @param right call or put; null for anything but an option
 * @param strike in price units; NaN for anything but an option
 * @param price settlement price, in price units; NaN where the file gives none
 * @param impliedVol a year, decimal; NaN where the file gives none
 * @param contractValueFactor currency for one price unit of one contract; NaN where the file does not say
 * @param compositeDelta SPAN's delta for spreads, of one long contract
 * @param riskArray losses of one long contract
 */
public record SpanContract(
        SeriesId series,
        String underlyingProduct,
        @Nullable OptionRight right,
        double strike,
        double price,
        double impliedVol,
        double contractValueFactor,
        double compositeDelta,
        RiskArray riskArray) {

    public SpanContract {
        boolean option = series.product().type().isOption();
        if (option != (right != null) || option != Double.isFinite(strike)) {
            throw new IllegalArgumentException("an option must have a right and a strike and nothing else may, "
                    + series + " has " + right + " and " + strike);
        }
        if (!Double.isFinite(compositeDelta)) {
            throw new IllegalArgumentException(
                    "the composite delta of " + series + " must be a number, was " + compositeDelta);
        }
    }

    /** The value of one long contract, in currency: what a long option adds to the net option value. */
    public double value() {
        return price * contractValueFactor;
    }
}
