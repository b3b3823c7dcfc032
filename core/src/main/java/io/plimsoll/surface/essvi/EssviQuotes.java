package io.plimsoll.surface.essvi;

/**
 * One expiry's quotes, in any order; the arrays have the same length. Nothing is checked here: quotes that cannot be
 * fitted give an {@link EssviFit} with the reason.
 *
 * @param timeToExpiryYears T, &gt; 0
 * @param logMoneyness k = ln(K/F)
 * @param vols implied volatilities a year, decimal, &gt; 0
 * @param weights of squared volatility errors, such as (vega ÷ half-spread)², ≥ 0; only their ratios count
 */
public record EssviQuotes(double timeToExpiryYears, double[] logMoneyness, double[] vols, double[] weights) {

    /** The number of quotes. */
    public int size() {
        return logMoneyness.length;
    }
}
