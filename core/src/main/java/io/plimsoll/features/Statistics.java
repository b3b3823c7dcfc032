package io.plimsoll.features;

import io.plimsoll.market.History;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.DoubleUnaryOperator;

/** Sums over windows of a history; NaN where the window is not complete enough to mean anything. */
final class Statistics {

    /** Sessions a year. */
    static final double YEAR = 252;

    private static final double MOST_MISSING = 0.2;
    private static final int LEAST_FOR_EWMA = 20;
    private static final int HALF_LIVES = 10;
    private static final double ROUNDING = 1e-12;

    /** λ^age by λ, from age 0. */
    private static final Map<Double, double[]> POWERS = new ConcurrentHashMap<>();

    private Statistics() {}

    /** The known values of the last {@code sessions}; empty where over a fifth of them is missing. */
    static double[] known(History h, String column, int sessions) {
        if (h.size() < sessions) {
            return new double[0];
        }
        double[] values = h.window(column, sessions);
        int count = 0;
        for (double value : values) {
            if (!Double.isNaN(value)) {
                values[count++] = value;
            }
        }
        return count < (1 - MOST_MISSING) * sessions ? new double[0] : Arrays.copyOf(values, count);
    }

    /** The mean of a function of the known values. */
    static double mean(double[] known, DoubleUnaryOperator of) {
        double sum = 0;
        for (double value : known) {
            sum += of.applyAsDouble(value);
        }
        return known.length == 0 ? Double.NaN : sum / known.length;
    }

    static double sum(History h, String column, int sessions) {
        double[] x = known(h, column, sessions);
        return x.length == 0 ? Double.NaN : x.length * mean(x, v -> v);
    }

    static double mean(History h, String column, int sessions) {
        return mean(known(h, column, sessions), v -> v);
    }

    /** √(252 · mean square), a year. */
    static double realisedVol(History h, String column, int sessions) {
        return Math.sqrt(YEAR * mean(known(h, column, sessions), v -> v * v));
    }

    /** √(252 · 2 · mean of min(x, 0)²): volatility of the falls, a year. */
    static double downsideVol(History h, String column, int sessions) {
        return Math.sqrt(2 * YEAR * mean(known(h, column, sessions), v -> v < 0 ? v * v : 0));
    }

    /** Exponentially weighted volatility over the last ten half-lives, a year; weights λ^age, normalised. */
    static double ewmaVol(History h, String column, double lambda) {
        double[] weights = powers(lambda);
        double[] x = h.window(column, weights.length);
        double sum = 0;
        double total = 0;
        for (int i = 0; i < x.length; i++) {
            if (!Double.isNaN(x[i])) {
                double weight = weights[x.length - 1 - i];
                sum += weight * x[i] * x[i];
                total += weight;
            }
        }
        return x.length < Math.min(LEAST_FOR_EWMA, weights.length) || total == 0
                ? Double.NaN
                : Math.sqrt(YEAR * sum / total);
    }

    /** The same as it was known {@code sessions} before. */
    static double ewmaVolBefore(History h, String column, double lambda, int sessions) {
        return h.size() <= sessions ? Double.NaN : ewmaVol(h.upTo(h.last() - sessions), column, lambda);
    }

    private static double[] powers(double lambda) {
        return POWERS.computeIfAbsent(lambda, key -> {
            double[] powers = new double[(int) Math.ceil(HALF_LIVES * Math.log(0.5) / Math.log(key))];
            Arrays.setAll(powers, age -> Math.pow(key, age));
            return powers;
        });
    }

    static double standardDeviation(double[] x) {
        if (x.length < 2) {
            return Double.NaN;
        }
        double mean = mean(x, v -> v);
        return Math.sqrt(mean(x, v -> (v - mean) * (v - mean)) * x.length / (x.length - 1));
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

    /** Now less the mean of the last {@code sessions}, in their standard deviations; NaN where the column stands still. */
    static double score(History h, String column, int sessions) {
        double[] x = known(h, column, sessions);
        double mean = mean(x, v -> v);
        double deviation = standardDeviation(x);
        return deviation > ROUNDING * Math.abs(mean) ? (h.latest(column) - mean) / deviation : Double.NaN;
    }

    /** Standard deviation of the daily changes of ln over the last {@code sessions}, a year. */
    static double logChangeVol(History h, String column, int sessions) {
        double[] x = h.window(column, sessions + 1);
        double[] changes = new double[Math.max(0, x.length - 1)];
        int count = 0;
        for (int i = 1; i < x.length; i++) {
            double change = Math.log(x[i] / x[i - 1]);
            if (Double.isFinite(change)) {
                changes[count++] = change;
            }
        }
        return count < (1 - MOST_MISSING) * sessions
                ? Double.NaN
                : standardDeviation(Arrays.copyOf(changes, count)) * Math.sqrt(YEAR);
    }

    /** Fall of the price from its highest of the last {@code sessions}, as a negative fraction of that highest. */
    static double drawdown(History h, String column, int sessions) {
        double highest = Arrays.stream(known(h, column, sessions)).max().orElse(Double.NaN);
        return h.latest(column) / highest - 1;
    }

    /** Rise of the price from its lowest of the last {@code sessions}, as a fraction of that lowest. */
    static double rise(History h, String column, int sessions) {
        double lowest = Arrays.stream(known(h, column, sessions)).min().orElse(Double.NaN);
        return h.latest(column) / lowest - 1;
    }
}
