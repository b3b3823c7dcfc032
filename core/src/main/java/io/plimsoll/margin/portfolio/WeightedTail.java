package io.plimsoll.margin.portfolio;

import io.plimsoll.margin.RiskMeasure;
import java.util.Arrays;

/**
 * The scenarios that decide {@link RiskMeasure#of(double[], double[], double)}, where losses count differently: of value at risk the
 * two that {@link io.plimsoll.math.WeightedSample#quantile} lies between, of expected shortfall those of the tail.
 */
final class WeightedTail {

    private WeightedTail() {}

    static boolean equal(double[] weights) {
        return Arrays.stream(weights).allMatch(weight -> weight == weights[0]);
    }

    /** @param worst scenarios with a positive weight, worst first, at least one */
    static DecidingScenarios deciding(int[] worst, double[] weights, RiskMeasure measure, double confidence) {
        double total = 0;
        for (int scenario : worst) {
            total += weights[scenario];
        }
        return measure == RiskMeasure.VAR
                ? quantile(worst, weights, confidence * total)
                : tail(worst, weights, (1 - confidence) * total);
    }

    /** The neighbour's share grows from 0 at the middle of a scenario's weight to a half at its edge. */
    private static DecidingScenarios quantile(int[] worst, double[] weights, double target) {
        double edge = 0;
        int i = worst.length - 1;
        while (i > 0 && edge + weights[worst[i]] < target) {
            edge += weights[worst[i]];
            i--;
        }
        double fromMiddle = (target - edge) / weights[worst[i]] - 0.5;
        int neighbour = fromMiddle < 0 ? i + 1 : i - 1;
        if (fromMiddle == 0 || neighbour < 0 || neighbour == worst.length) {
            return new DecidingScenarios(new int[] {worst[i]}, new double[] {1});
        }
        double share = Math.min(Math.abs(fromMiddle), 0.5);
        return neighbour < i
                ? new DecidingScenarios(new int[] {worst[neighbour], worst[i]}, new double[] {share, 1 - share})
                : new DecidingScenarios(new int[] {worst[i], worst[neighbour]}, new double[] {1 - share, share});
    }

    private static DecidingScenarios tail(int[] worst, double[] weights, double tail) {
        int n = 0;
        double[] shares = new double[worst.length];
        double counted = 0;
        for (double left = tail; n < worst.length && left > 0; n++) {
            shares[n] = Math.min(weights[worst[n]], left);
            counted += shares[n];
            left -= shares[n];
        }
        for (int i = 0; i < n; i++) {
            shares[i] /= counted;
        }
        return new DecidingScenarios(Arrays.copyOf(worst, n), Arrays.copyOf(shares, n));
    }
}
