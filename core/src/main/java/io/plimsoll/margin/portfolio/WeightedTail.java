package io.plimsoll.margin.portfolio;

import io.plimsoll.margin.RiskMeasure;
import java.util.Arrays;

/**
 * Measures of losses that count differently, by the step-wise distribution of the losses: value at risk is the least loss that is
 * not exceeded with a probability of at least the confidence; expected shortfall the mean of the worst share 1 − confidence of
 * the weight, the last loss counted in part (Acerbi &amp; Tasche 2002, equation 11).
 */
final class WeightedTail {

    /** Weights are sums of rounded numbers: a share this much short of the confidence has reached it. */
    private static final double ROUNDING = 1e-12;

    private WeightedTail() {}

    static boolean equal(double[] weights) {
        for (double weight : weights) {
            if (weight != weights[0]) {
                return false;
            }
        }
        return true;
    }

    /** @param worst all scenarios, worst first */
    static DecidingScenarios deciding(int[] worst, double[] weights, RiskMeasure measure, double confidence) {
        double all = Arrays.stream(weights).sum();
        double tail = (1 - confidence) * all;
        int n = 0;
        double worse = 0;
        // the quantile is the first loss with more than the tail's weight from it on; a weight of 0 decides nothing
        while (n < worst.length - 1 && worse + weights[worst[n]] <= tail + ROUNDING * all) {
            worse += weights[worst[n++]];
        }
        if (measure == RiskMeasure.VAR) {
            return new DecidingScenarios(new int[] {worst[n]}, new double[] {1});
        }
        int[] scenarios = Arrays.copyOf(worst, n + 1);
        double[] shares = new double[n + 1];
        for (int i = 0; i < n; i++) {
            shares[i] = weights[worst[i]] / tail;
        }
        shares[n] = Math.max(0, tail - worse) / tail;
        return new DecidingScenarios(scenarios, shares);
    }
}
