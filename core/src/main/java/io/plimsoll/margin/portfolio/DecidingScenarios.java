package io.plimsoll.margin.portfolio;

import io.plimsoll.margin.RiskMeasure;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The scenarios that a measure of losses rests on, worst first, with the share of each; the measure is Σ share · loss. Of equal
 * losses the later scenario counts as the worse one, so that the same account always has the same scenarios.
 *
 * @param scenarios their columns
 * @param shares in (0, 1], which add up to 1
 */
record DecidingScenarios(int[] scenarios, double[] shares) {

    /**
     * Where all weights above 0 are equal: of value at risk the two order statistics that type 7 interpolates between, of expected
     * shortfall the tail. Otherwise see {@link WeightedTail}.
     */
    static DecidingScenarios of(double[] losses, double[] weights, RiskMeasure measure, double confidence) {
        int[] worst = worstFirst(losses, weights);
        boolean alike = Arrays.stream(worst).allMatch(s -> weights[s] == weights[worst[0]]);
        if (!alike) {
            return WeightedTail.deciding(worst, weights, measure, confidence);
        }
        return measure == RiskMeasure.VAR ? quantile(worst, confidence) : tail(worst, confidence);
    }

    private static int[] worstFirst(double[] losses, double[] weights) {
        return IntStream.range(0, losses.length)
                .filter(s -> weights[s] > 0)
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(s -> -losses[s]).thenComparing(s -> -s))
                .mapToInt(s -> s)
                .toArray();
    }

    private static DecidingScenarios quantile(int[] worst, double confidence) {
        double position = (worst.length - 1) * confidence;
        int below = (int) Math.floor(position);
        double share = position - below;
        int last = worst.length - 1;
        return share == 0
                ? new DecidingScenarios(new int[] {worst[last - below]}, new double[] {1})
                : new DecidingScenarios(
                        new int[] {worst[last - below - 1], worst[last - below]}, new double[] {share, 1 - share});
    }

    private static DecidingScenarios tail(int[] worst, double confidence) {
        double size = (1 - confidence) * worst.length;
        int n = Math.min(worst.length, (int) Math.ceil(size));
        int[] scenarios = new int[n];
        double[] shares = new double[n];
        for (int i = 0; i < n; i++) {
            scenarios[i] = worst[i];
            shares[i] = Math.min(1, size - i) / size;
        }
        return new DecidingScenarios(scenarios, shares);
    }
}
