package io.plimsoll.surface.calibration;

import io.plimsoll.surface.model.Smile;
import java.util.Arrays;

/**
 * What a smile is fitted to: the volatilities of one expiry. Arrays are of one length, by rising strike, and not copied.
 *
 * @param timeToExpiryYears T
 * @param logMoneyness k = ln(K/F)
 * @param vols implied volatilities a year, decimal
 * @param weights of a volatility error, &gt; 0; a fit minimises the sum of (weight × error)²
 * @param halfSpreadVols half the bid-ask spread in volatility, decimal; NaN where nothing is quoted
 */
public record SmileQuotes(
        double timeToExpiryYears, double[] logMoneyness, double[] vols, double[] weights, double[] halfSpreadVols) {

    private static final int NEAREST = 5;
    private static final int IDENTIFYING_STRIKES = 5;
    private static final int IDENTIFYING_A_SIDE = 2;

    public SmileQuotes {
        int n = logMoneyness.length;
        if (vols.length != n || weights.length != n || halfSpreadVols.length != n) {
            throw new IllegalArgumentException(
                    "logMoneyness, vols, weights and halfSpreadVols must be of one length, were " + n + ", "
                            + vols.length + ", " + weights.length + " and " + halfSpreadVols.length);
        }
    }

    /**
     * Quotes that count by vega ÷ half-spread, that is by their half-spread in volatility, floored at half its median; where
     * one has no spread, all by their vega.
     *
     * @param vegas of a price of any unit, > 0
     */
    public static SmileQuotes of(
            double timeToExpiryYears, double[] logMoneyness, double[] vols, double[] vegas, double[] halfSpreadVols) {
        int n = vols.length;
        double[] weights = new double[n];
        double[] sorted = halfSpreadVols.clone();
        Arrays.sort(sorted);
        // NaN sorts last.
        boolean quoted = n > 0 && sorted[n - 1] >= 0 && sorted[n / 2] > 0;
        double greatest = 0;
        for (double vega : vegas) {
            greatest = Math.max(greatest, vega);
        }
        for (int i = 0; i < n; i++) {
            weights[i] = quoted ? 1 / Math.max(0.5 * sorted[n / 2], halfSpreadVols[i]) : vegas[i] / greatest;
        }
        return new SmileQuotes(timeToExpiryYears, logMoneyness, vols, weights, halfSpreadVols);
    }

    /** Quotes that all count the same, without spreads. */
    public static SmileQuotes equallyWeighted(double timeToExpiryYears, double[] logMoneyness, double[] vols) {
        double[] weights = new double[vols.length];
        double[] halfSpreads = new double[vols.length];
        Arrays.fill(weights, 1);
        Arrays.fill(halfSpreads, Double.NaN);
        return new SmileQuotes(timeToExpiryYears, logMoneyness, vols, weights, halfSpreads);
    }

    /** The number of quotes. */
    public int size() {
        return vols.length;
    }

    /** The rule that the quotes break, with its values; empty where they can be fitted to. */
    String fault(int fewest) {
        if (!(timeToExpiryYears > 0) || Double.isInfinite(timeToExpiryYears)) {
            return "T must be positive and finite, was " + timeToExpiryYears;
        }
        if (size() < fewest) {
            return size() + " usable strikes, " + fewest + " are needed";
        }
        for (int i = 0; i < size(); i++) {
            double k = logMoneyness[i];
            boolean finite = Math.abs(k) + vols[i] + weights[i] < 1e100;
            if (!finite || !(vols[i] > 0) || !(weights[i] > 0)) {
                return "k, vol and weight must be finite, vol and weight positive, were " + k + ", " + vols[i] + " and "
                        + weights[i];
            }
            if (i > 0 && !(k > logMoneyness[i - 1])) {
                return "k must rise, was " + logMoneyness[i - 1] + " and then " + k;
            }
        }
        return "";
    }

    /** Whether they say what ν and ρ are: five strikes, two on each side, and a span of one standard deviation. */
    public boolean identifyWings() {
        int below = 0;
        int above = 0;
        for (double k : logMoneyness) {
            below += k < 0 ? 1 : 0;
            above += k > 0 ? 1 : 0;
        }
        return size() >= IDENTIFYING_STRIKES
                && below >= IDENTIFYING_A_SIDE
                && above >= IDENTIFYING_A_SIDE
                && logMoneyness[size() - 1] - logMoneyness[0] >= volNearForward() * Math.sqrt(timeToExpiryYears);
    }

    /** The volatility of the quote nearest the forward. */
    double volNearForward() {
        int nearest = 0;
        for (int i = 1; i < size(); i++) {
            if (Math.abs(logMoneyness[i]) < Math.abs(logMoneyness[nearest])) {
                nearest = i;
            }
        }
        return vols[nearest];
    }

    /**
     * The median of |σ(k)/quote − 1| over the five quotes nearest the forward: of one quote alone it would be the quote that
     * is wild as often as the fit.
     */
    double errorNearForward(Smile smile) {
        int to = 0;
        while (to < size() && logMoneyness[to] < 0) {
            to++;
        }
        int from = to;
        while (to - from < Math.min(NEAREST, size())) {
            boolean below = from > 0 && (to == size() || -logMoneyness[from - 1] <= logMoneyness[to]);
            from -= below ? 1 : 0;
            to += below ? 0 : 1;
        }
        double[] errors = new double[to - from];
        for (int i = from; i < to; i++) {
            errors[i - from] = Math.abs(smile.vol(logMoneyness[i]) / vols[i] - 1);
        }
        Arrays.sort(errors);
        return errors[errors.length / 2];
    }
}
