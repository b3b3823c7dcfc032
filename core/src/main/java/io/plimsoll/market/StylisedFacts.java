package io.plimsoll.market;

import java.util.Arrays;

/**
 * What daily returns are like: the facts that returns of most markets share, as figures. Cont, "Empirical properties of asset
 * returns: stylized facts and statistical issues", Quantitative Finance 1 (2001), 223–236.
 *
 * @param count returns
 * @param annualVol √252 · standard deviation, decimal
 * @param excessKurtosis fourth central moment ÷ squared variance, less 3
 * @param hillLeft tail index of the losses, by {@link #hill} on a twentieth of the sample
 * @param hillRight tail index of the gains
 * @param absoluteLag1 autocorrelation of |r| at 1 session
 * @param absoluteLag5 at 5 sessions
 * @param absoluteLag20 at 20 sessions
 * @param absoluteLag60 at 60 sessions
 * @param lag1 autocorrelation of r at 1 session
 * @param leverage correlation of r_t with the mean of |r_(t+1)| … |r_(t+10)|
 * @param beyondFourDeviations share of the days more than four standard deviations from the mean
 */
public record StylisedFacts(
        int count,
        double annualVol,
        double excessKurtosis,
        double hillLeft,
        double hillRight,
        double absoluteLag1,
        double absoluteLag5,
        double absoluteLag20,
        double absoluteLag60,
        double lag1,
        double leverage,
        double beyondFourDeviations) {

    private static final int LEAST = 200;
    private static final double TAIL = 0.05;
    private static final int LEVERAGE_SESSIONS = 10;
    private static final double FAR = 4;
    private static final double SESSIONS_A_YEAR = 252;

    /**
     * The facts of a series.
     *
     * @param returns of one session each, in order, at least 200, without gaps
     * @throws IllegalArgumentException where there are fewer, or one is not finite
     */
    public static StylisedFacts of(double[] returns) {
        Moments.requireFinite("returns", returns, LEAST);
        double[] sizes = Arrays.stream(returns).map(Math::abs).toArray();
        double variance = Moments.central(returns, 2);
        double mean = Moments.mean(returns);
        double far = FAR * Math.sqrt(variance);
        return new StylisedFacts(
                returns.length,
                Math.sqrt(SESSIONS_A_YEAR * variance),
                Moments.central(returns, 4) / (variance * variance) - 3,
                hill(Arrays.stream(returns).map(r -> -r).toArray(), TAIL),
                hill(returns, TAIL),
                Moments.autocorrelation(sizes, 1),
                Moments.autocorrelation(sizes, 5),
                Moments.autocorrelation(sizes, 20),
                Moments.autocorrelation(sizes, 60),
                Moments.autocorrelation(returns, 1),
                leverage(returns, sizes),
                (double) Arrays.stream(returns)
                                .filter(r -> Math.abs(r - mean) > far)
                                .count()
                        / returns.length);
    }

    /**
     * Hill's estimator of the index of the upper tail, 1 ÷ mean of ln(x₍ᵢ₎ ÷ x₍ₖ₊₁₎) over the k = ⌊share·n⌋ greatest. Hill, "A
     * Simple General Approach to Inference About the Tail of a Distribution", Annals of Statistics 3 (1975), 1163–1174.
     *
     * @param share of the sample that is tail, in (0, 1)
     * @return NaN where the tail has no value or reaches down to zero
     */
    public static double hill(double[] x, double share) {
        double[] sorted = x.clone();
        Arrays.sort(sorted);
        int k = (int) (share * x.length);
        double threshold = sorted[x.length - 1 - k];
        double sum = 0;
        for (int i = x.length - k; i < x.length; i++) {
            sum += Math.log(sorted[i] / threshold);
        }
        return k > 0 && threshold > 0 ? k / sum : Double.NaN;
    }

    private static double leverage(double[] returns, double[] sizes) {
        int n = returns.length - LEVERAGE_SESSIONS;
        double[] after = new double[n];
        for (int t = 0; t < n; t++) {
            after[t] = Moments.mean(Arrays.copyOfRange(sizes, t + 1, t + 1 + LEVERAGE_SESSIONS));
        }
        return Moments.correlation(Arrays.copyOf(returns, n), after);
    }
}
