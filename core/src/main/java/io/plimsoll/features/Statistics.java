package io.plimsoll.features;

import io.plimsoll.market.History;
import java.util.Arrays;

/** Sums over windows of a history; NaN where the window is not complete enough to mean anything. */
final class Statistics {

    /** Sessions a year. */
    static final double YEAR = 252;

    private static final double MOST_MISSING = 0.2;

    private Statistics() {}

    /** The known values of the last {@code sessions}; empty where over a fifth of them is missing. */
    static double[] known(History h, String column, int sessions) {
        if (h.size() < sessions) {
            return new double[0];
        }
        double[] values = Arrays.stream(h.window(column, sessions))
                .filter(x -> !Double.isNaN(x))
                .toArray();
        return values.length < (1 - MOST_MISSING) * sessions ? new double[0] : values;
    }

    static double sum(History h, String column, int sessions) {
        double[] x = known(h, column, sessions);
        return x.length == 0 ? Double.NaN : Arrays.stream(x).sum();
    }

    static double mean(History h, String column, int sessions) {
        return Arrays.stream(known(h, column, sessions)).average().orElse(Double.NaN);
    }

    /** √(252 · mean square), a year. */
    static double realisedVol(History h, String column, int sessions) {
        double meanSquare = Arrays.stream(known(h, column, sessions))
                .map(x -> x * x)
                .average()
                .orElse(Double.NaN);
        return Math.sqrt(YEAR * meanSquare);
    }

    /** √(252 · 2 · mean of min(x, 0)²): volatility of the falls, a year. */
    static double downsideVol(History h, String column, int sessions) {
        double meanSquare = Arrays.stream(known(h, column, sessions))
                .map(x -> x < 0 ? x * x : 0)
                .average()
                .orElse(Double.NaN);
        return Math.sqrt(2 * YEAR * meanSquare);
    }

    /** Exponentially weighted volatility over the last ten half-lives, a year; weights λ^age, normalised. */
    static double ewmaVol(History h, String column, double lambda) {
        int sessions = (int) Math.ceil(10 * Math.log(0.5) / Math.log(lambda));
        double[] x = h.window(column, sessions);
        double sum = 0;
        double weights = 0;
        for (int i = 0; i < x.length; i++) {
            if (!Double.isNaN(x[i])) {
                double weight = Math.pow(lambda, x.length - 1 - i);
                sum += weight * x[i] * x[i];
                weights += weight;
            }
        }
        return x.length < 20 || weights == 0 ? Double.NaN : Math.sqrt(YEAR * sum / weights);
    }

    static double standardDeviation(double[] x) {
        if (x.length < 2) {
            return Double.NaN;
        }
        double mean = Arrays.stream(x).average().orElse(0);
        return Math.sqrt(Arrays.stream(x).map(v -> (v - mean) * (v - mean)).sum() / (x.length - 1));
    }

    static double greatestAbsolute(History h, String column, int sessions) {
        return Arrays.stream(known(h, column, sessions)).map(Math::abs).max().orElse(Double.NaN);
    }

    /** Now less {@code lag} sessions ago. */
    static double change(History h, String column, int lag) {
        return h.latest(column) - h.lag(column, lag);
    }

    /** ln now − ln then. */
    static double logChange(History h, String column, int lag) {
        return Math.log(h.latest(column) / h.lag(column, lag));
    }

    /** ln of now over the mean of the last {@code sessions}. */
    static double logToMean(History h, String column, int sessions) {
        return Math.log(h.latest(column) / mean(h, column, sessions));
    }

    /** Standard deviation of the daily changes of ln over the last {@code sessions}, a year. */
    static double logChangeVol(History h, String column, int sessions) {
        double[] x = h.window(column, sessions + 1);
        double[] changes = new double[x.length - 1 < 0 ? 0 : x.length - 1];
        for (int i = 1; i < x.length; i++) {
            changes[i - 1] = Math.log(x[i] / x[i - 1]);
        }
        double[] known = Arrays.stream(changes).filter(Double::isFinite).toArray();
        return known.length < (1 - MOST_MISSING) * sessions ? Double.NaN : standardDeviation(known) * Math.sqrt(YEAR);
    }

    /** Fall of the price from its highest of the last {@code sessions}, as a negative fraction of that highest. */
    static double drawdown(History h, String column, int sessions) {
        double highest = Arrays.stream(known(h, column, sessions)).max().orElse(Double.NaN);
        return h.latest(column) / highest - 1;
    }
}
