package io.plimsoll.features;

import java.util.Arrays;

/**
 * A hidden Markov chain of regimes in each of which a session's return is normal: Hamilton, "A New Approach to the Economic
 * Analysis of Nonstationary Time Series and the Business Cycle", Econometrica 57 (1989), 357–384. A missing return says nothing
 * about the regime.
 *
 * @param initial probability of each regime at the first return
 * @param transition probability of going from a regime (row) to another (column) in a session
 * @param means of the return by regime
 * @param deviations standard deviation of the return by regime, rising
 */
record RegimeModel(double[] initial, double[][] transition, double[] means, double[] deviations) {

    private static final int MOST_ROUNDS = 60;
    private static final double SMALLEST_GAIN = 1e-6;
    /** A regime's deviation is held at this part of all returns' at least, or one return could be a regime by itself. */
    private static final double LEAST_DEVIATION = 0.05;

    /**
     * The model that is most likely to have made the returns, by expectation and maximisation from regimes that stay for fifty
     * sessions; a local maximum.
     *
     * @throws IllegalArgumentException where the known returns are fewer than 20 a regime, or do not vary
     */
    static RegimeModel fit(double[] returns, int regimes) {
        double[] known = Arrays.stream(returns).filter(r -> !Double.isNaN(r)).toArray();
        double deviation = Statistics.standardDeviation(known);
        if (known.length < 20 * regimes || !(deviation > 0)) {
            throw new IllegalArgumentException("regimes need 20 returns each that vary, had " + known.length + " for "
                    + regimes + " with a standard deviation of " + deviation);
        }
        RegimeModel model = start(regimes, Statistics.mean(known, r -> r), deviation);
        double before = Double.NEGATIVE_INFINITY;
        for (int round = 0; round < MOST_ROUNDS; round++) {
            RegimeSmoother smoother = RegimeSmoother.of(model, returns);
            model = smoother.maximised(LEAST_DEVIATION * deviation);
            if (smoother.logLikelihood() - before < SMALLEST_GAIN * returns.length) {
                break;
            }
            before = smoother.logLikelihood();
        }
        return model.byDeviation();
    }

    private static RegimeModel start(int regimes, double mean, double deviation) {
        double[] initial = new double[regimes];
        double[][] transition = new double[regimes][regimes];
        double[] means = new double[regimes];
        double[] deviations = new double[regimes];
        Arrays.fill(initial, 1.0 / regimes);
        Arrays.fill(means, mean);
        for (int i = 0; i < regimes; i++) {
            Arrays.fill(transition[i], 0.02 / (regimes - 1));
            transition[i][i] = 0.98;
            deviations[i] = deviation * 0.6 * Math.pow(2.5, 2.0 * i / (regimes - 1) - 0.5);
        }
        return new RegimeModel(initial, transition, means, deviations);
    }

    int regimes() {
        return initial.length;
    }

    /** Density of a return in a regime; 1 where it is missing. */
    double density(int regime, double r) {
        if (Double.isNaN(r)) {
            return 1;
        }
        double z = (r - means[regime]) / deviations[regime];
        return Math.exp(-0.5 * z * z) / (deviations[regime] * Math.sqrt(2 * Math.PI));
    }

    /** Probabilities of the regimes of the next session, from those of this one. */
    double[] next(double[] now) {
        double[] next = new double[now.length];
        for (int i = 0; i < now.length; i++) {
            for (int j = 0; j < now.length; j++) {
                next[j] += now[i] * transition[i][j];
            }
        }
        return next;
    }

    /** Probabilities of a session's regimes after its return, from those before it. A return that no regime allows changes nothing. */
    double[] update(double[] before, double r) {
        double[] after = new double[before.length];
        double sum = 0;
        for (int i = 0; i < after.length; i++) {
            after[i] = before[i] * density(i, r);
            sum += after[i];
        }
        if (!(sum > 0)) {
            return farthest(before, r);
        }
        for (int i = 0; i < after.length; i++) {
            after[i] /= sum;
        }
        return after;
    }

    /** Every density has vanished: the return belongs to the widest regime. */
    private static double[] farthest(double[] before, double r) {
        if (Double.isNaN(r)) {
            return before;
        }
        double[] widest = new double[before.length];
        widest[before.length - 1] = 1;
        return widest;
    }

    /** Probabilities of each session's regime given the returns up to it, and none after it. */
    double[][] filter(double[] returns) {
        double[][] filtered = new double[returns.length][];
        for (int t = 0; t < returns.length; t++) {
            filtered[t] = update(t == 0 ? initial : next(filtered[t - 1]), returns[t]);
        }
        return filtered;
    }

    /** Standard deviation of the next return, from the probabilities of this session's regimes. */
    double nextDeviation(double[] now) {
        double[] next = next(now);
        double mean = 0;
        double square = 0;
        for (int i = 0; i < next.length; i++) {
            mean += next[i] * means[i];
            square += next[i] * (means[i] * means[i] + deviations[i] * deviations[i]);
        }
        return Math.sqrt(square - mean * mean);
    }

    private RegimeModel byDeviation() {
        Integer[] order = new Integer[regimes()];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (a, b) -> Double.compare(deviations[a], deviations[b]));
        double[][] sorted = new double[order.length][];
        Arrays.setAll(sorted, i -> permuted(transition[order[i]], order));
        return new RegimeModel(permuted(initial, order), sorted, permuted(means, order), permuted(deviations, order));
    }

    private static double[] permuted(double[] values, Integer[] order) {
        double[] permuted = new double[values.length];
        Arrays.setAll(permuted, i -> values[order[i]]);
        return permuted;
    }
}
