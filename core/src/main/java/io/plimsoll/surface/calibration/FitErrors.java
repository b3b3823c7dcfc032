package io.plimsoll.surface.calibration;

import io.plimsoll.surface.model.Smile;

/**
 * How far a smile lies from its quotes.
 *
 * @param rmseVolBp root mean square error in volatility basis points (0.0001), unweighted
 * @param largestVolBp largest absolute error in volatility basis points
 * @param insideBidAsk share of the quoted strikes whose fitted volatility lies within the half-spread; NaN where nothing is
 *     quoted
 */
public record FitErrors(double rmseVolBp, double largestVolBp, double insideBidAsk) {

    /** Of a slice that was rejected. */
    public static final FitErrors NONE = new FitErrors(Double.NaN, Double.NaN, Double.NaN);

    /** How far the smile lies from the quotes. */
    public static FitErrors of(Smile smile, SmileQuotes quotes) {
        double squares = 0;
        double largest = 0;
        int quoted = 0;
        int inside = 0;
        for (int i = 0; i < quotes.size(); i++) {
            double error = Math.abs(smile.vol(quotes.logMoneyness()[i]) - quotes.vols()[i]);
            squares += error * error;
            largest = Math.max(largest, error);
            double halfSpread = quotes.halfSpreadVols()[i];
            if (halfSpread >= 0) {
                quoted++;
                inside += error <= halfSpread ? 1 : 0;
            }
        }
        double rmse = Math.sqrt(squares / quotes.size());
        return new FitErrors(1e4 * rmse, 1e4 * largest, quoted == 0 ? Double.NaN : (double) inside / quoted);
    }

    /** Root mean square difference of two smiles at the quotes, in volatility basis points. */
    static double distanceVolBp(Smile first, Smile second, SmileQuotes quotes) {
        double squares = 0;
        for (double k : quotes.logMoneyness()) {
            double difference = first.vol(k) - second.vol(k);
            squares += difference * difference;
        }
        return 1e4 * Math.sqrt(squares / quotes.size());
    }
}
