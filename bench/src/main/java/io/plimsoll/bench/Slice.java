package io.plimsoll.bench;

import io.plimsoll.market.OptionRight;
import io.plimsoll.pricing.Black;
import io.plimsoll.surface.calibration.SmileQuotes;
import java.util.Arrays;

/**
 * The quotes of one expiry, as both sides of a comparison get them.
 *
 * @param days to expiry; T is days ÷ 365
 * @param forward F, price units
 * @param logMoneyness k = ln(K/F), rising
 * @param vols implied volatilities a year, decimal
 * @param weights of squared volatility errors
 */
public record Slice(int days, double forward, double[] logMoneyness, double[] vols, double[] weights) {

    /** T. */
    public double years() {
        return days / 365.0;
    }

    /** How many quotes there are. */
    public int size() {
        return vols.length;
    }

    /** K = Fe^k. */
    public double strike(int i) {
        return forward * Math.exp(logMoneyness[i]);
    }

    /** The undiscounted price of the out-of-the-money option. */
    public double price(int i) {
        return Black.price(right(i), forward, strike(i), vols[i], years());
    }

    /** A put under the forward, a call from it on. */
    public OptionRight right(int i) {
        return logMoneyness[i] < 0 ? OptionRight.PUT : OptionRight.CALL;
    }

    /** Squared errors weighed by vegas with sum 1, as QuantLib's vega weighting does. */
    static Slice vegaWeighted(int days, double forward, double[] logMoneyness, double[] vols) {
        double[] weights = new double[vols.length];
        Slice unweighted = new Slice(days, forward, logMoneyness, vols, weights);
        for (int i = 0; i < weights.length; i++) {
            weights[i] = Black.vega(forward, unweighted.strike(i), vols[i], unweighted.years());
        }
        double sum = Arrays.stream(weights).sum();
        for (int i = 0; i < weights.length; i++) {
            weights[i] /= sum;
        }
        return unweighted;
    }

    /** The same for a fit of this project, which weighs errors before they are squared. */
    public SmileQuotes quotes() {
        double[] roots = Arrays.stream(weights).map(Math::sqrt).toArray();
        double[] halfSpreads = new double[size()];
        Arrays.fill(halfSpreads, Double.NaN);
        return new SmileQuotes(years(), logMoneyness, vols, roots, halfSpreads);
    }

    /** √(Σw(σ̂ − σ)²/Σw) in basis points of volatility. */
    public double rmseBp(double[] fitted) {
        double sum = 0;
        double total = 0;
        for (int i = 0; i < weights.length; i++) {
            double error = fitted[i] - vols[i];
            sum += weights[i] * error * error;
            total += weights[i];
        }
        return 1e4 * Math.sqrt(sum / total);
    }
}
