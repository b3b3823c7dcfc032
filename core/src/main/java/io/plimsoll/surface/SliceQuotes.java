package io.plimsoll.surface;

import io.plimsoll.market.OptionRight;

/**
 * The usable out-of-the-money quotes of one expiry, by rising strike. All arrays have the same length.
 *
 * @param strikes K, in price units
 * @param logMoneyness k = ln(K/F)
 * @param rights which option was quoted
 * @param vols Black-76 implied volatilities a year, decimal
 * @param vegas ∂(undiscounted price ÷ F)/∂σ, per 1.00 of volatility
 * @param halfSpreadVols half the bid-ask spread in volatility, decimal; NaN where there is no quote
 * @param earlyExercise early-exercise premium taken off, in price units; 0 for European options
 */
public record SliceQuotes(
        double[] strikes,
        double[] logMoneyness,
        OptionRight[] rights,
        double[] vols,
        double[] vegas,
        double[] halfSpreadVols,
        double[] earlyExercise) {

    /** The number of quotes. */
    public int size() {
        return strikes.length;
    }
}
