package io.plimsoll.drift;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/**
 * Watches breaches day by day for a rate that is not p, by a test that may be looked at every day.
 *
 * <p>The hypothesis that there are not too many is P(breach on day t | all days before) ≤ p on every day; nothing else is
 * assumed of how breaches hang together. Under it each
 *
 * <pre>E_t(λ) = Π over s ≤ t of (1 + λ(err_s − p)),  0 ≤ λ ≤ 1/p,</pre>
 *
 * err = 1 on a breach, is a non-negative supermartingale that starts at 1: the wealth of one who bets on breaches at fair odds
 * or worse. So is the mean E_t over a grid of λ, and P(E_t ≥ c on any day, ever) ≤ 1/c (Ville's inequality). With λ = (q −
 * p)/(p(1 − p)) a factor is the likelihood ratio of a rate q to p; the grid is of the q whose odds are {@link #MANY} times
 * those of p. That there are not too few, P ≥ p, is watched by negative λ, q of {@link #FEW} times the odds.
 *
 * <p>Where a margin has to last h sessions, the breaches of days less than h apart overlap. Then every h-th day is watched by
 * a monitor of its own, and E_t is the largest of the h wealths ÷ h, for which the inequality holds by adding up the h
 * probabilities.
 *
 * <p>E_t looks at all days from the first. The detector R_t is the sum over all days s ≤ t of the wealth of one who starts on day
 * s, so that a change after a long quiet time is seen as soon as an early one. It is no e-value: as long as the hypothesis
 * holds, the mean number of days until R ≥ c first is c at least.
 *
 * <p>Shafer &amp; Vovk (2019), Game-Theoretic Foundations for Probability and Finance, chapter 2; Waudby-Smith &amp; Ramdas
 * (2024), Estimating means of bounded random variables by betting, section 4; Shin, Ramdas &amp; Rinaldo (2023), E-detectors,
 * the Shiryaev–Roberts form and its mixtures.
 *
 * @param logE ln E_t by day
 * @param logDetector ln R_t by day; NaN where h is more than 1, for which no such bound is known to us
 */
public record BreachMonitor(double[] logE, double[] logDetector) {

    /** Odds of the rates bet on, as multiples of the odds of p, where breaches may be too many. */
    public static final List<Double> MANY = List.of(1.25, 1.5, 2.0, 3.0, 5.0, 10.0);

    /** The same where they may be too few. */
    public static final List<Double> FEW = List.of(0.8, 0.5, 0.25, 0.1);

    private static final double LARGEST_LOG = 300 * Math.log(10);

    /** Which way the rate may differ. */
    public enum Direction {
        /** More breaches than p. */
        MANY,
        /** Fewer. */
        FEW
    }

    /**
     * The monitor of some days.
     *
     * @param breaches by day, whether the loss was beyond the margin
     * @param probability p, in (0, 1)
     * @param horizon h, sessions that a margin has to last
     * @throws IllegalArgumentException where p or h is not as said
     */
    public static BreachMonitor of(boolean[] breaches, double probability, int horizon, Direction direction) {
        if (!(probability > 0 && probability < 1) || horizon < 1) {
            throw new IllegalArgumentException(
                    "a monitor needs a probability in (0, 1) and a horizon of 1 or more, were " + probability + " and "
                            + horizon);
        }
        double[][] factors = factors(probability, direction == Direction.MANY ? MANY : FEW);
        Wealth[] wealths = new Wealth[horizon];
        Arrays.setAll(wealths, i -> new Wealth(factors, 1));
        Wealth detector = new Wealth(factors, 0);
        double[] logE = new double[breaches.length];
        double[] logDetector = new double[breaches.length];
        for (int t = 0; t < logE.length; t++) {
            wealths[t % horizon].bet(breaches[t], 0);
            detector.bet(breaches[t], 1);
            logE[t] = Arrays.stream(wealths).mapToDouble(Wealth::logMean).max().orElseThrow() - Math.log(horizon);
            logDetector[t] = horizon == 1 ? detector.logMean() : Double.NaN;
        }
        return new BreachMonitor(logE, logDetector);
    }

    /** By multiple of the odds, the factor of a day without and of a day with a breach. */
    private static double[][] factors(double p, List<Double> multiples) {
        return multiples.stream()
                .map(multiple -> {
                    double q = multiple * p / (1 - p + multiple * p);
                    return new double[] {(1 - q) / (1 - p), q / p};
                })
                .toArray(double[][]::new);
    }

    /** What bets have made of their stakes, one a rate bet on; kept from overflowing by a scale that they share. */
    private static final class Wealth {

        private static final double LARGEST = 1e100;

        private final double[][] factors;
        private final double[] scaled;
        private double logScale;

        Wealth(double[][] factors, double stake) {
            this.factors = factors;
            scaled = new double[factors.length];
            Arrays.fill(scaled, stake);
        }

        /** Bets all that there is and {@code more} of new money. */
        void bet(boolean breach, double more) {
            double added = more == 0 ? 0 : more * Math.exp(-logScale);
            double largest = 0;
            for (int k = 0; k < scaled.length; k++) {
                scaled[k] = (scaled[k] + added) * factors[k][breach ? 1 : 0];
                largest = Math.max(largest, scaled[k]);
            }
            if (largest > LARGEST) {
                Arrays.setAll(scaled, k -> scaled[k] / LARGEST);
                logScale += Math.log(LARGEST);
            }
        }

        double logMean() {
            double sum = 0;
            for (double wealth : scaled) {
                sum += wealth;
            }
            return Math.log(sum / scaled.length) + logScale;
        }
    }

    /** E on the last day; 1 where there is none. Above 1e300 it is told as that. */
    public double last() {
        return logE.length == 0 ? 1 : value(logE[logE.length - 1]);
    }

    /** The largest E of any day, the start's 1 included. */
    public double largest() {
        return Math.max(1, value(Arrays.stream(logE).max().orElse(0)));
    }

    /** The largest R of any day; NaN where there is none. */
    public double largestDetector() {
        return value(Arrays.stream(logDetector).max().orElse(Double.NaN));
    }

    /** The first day, from 0, with E ≥ threshold. */
    public OptionalInt alarm(double threshold) {
        for (int t = 0; t < logE.length; t++) {
            if (logE[t] >= Math.log(threshold)) {
                return OptionalInt.of(t);
            }
        }
        return OptionalInt.empty();
    }

    private static double value(double log) {
        return Math.exp(Math.min(log, LARGEST_LOG));
    }
}
