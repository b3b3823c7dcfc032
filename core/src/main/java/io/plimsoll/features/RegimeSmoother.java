package io.plimsoll.features;

import java.util.Arrays;

/**
 * Probabilities of regimes given all returns, past and future, from which parameters are estimated: Baum, Petrie, Soules &amp;
 * Weiss, "A Maximization Technique Occurring in the Statistical Analysis of Probabilistic Functions of Markov Chains", Annals
 * of Mathematical Statistics 41 (1970), 164–171, with the scaling of Rabiner, Proceedings of the IEEE 77 (1989), 257–286. No
 * feature reads these; they only serve {@link RegimeModel#fit}, on returns that are all past.
 */
final class RegimeSmoother {

    private final double[] returns;
    private final int regimes;
    private final double logLikelihood;
    /** Expected sessions that went from one regime to another. */
    private final double[][] moves;
    /** By session, probabilities of the regimes. */
    private final double[][] smoothed;

    private RegimeSmoother(double[] returns, double logLikelihood, double[][] moves, double[][] smoothed) {
        this.returns = returns;
        this.regimes = moves.length;
        this.logLikelihood = logLikelihood;
        this.moves = moves;
        this.smoothed = smoothed;
    }

    static RegimeSmoother of(RegimeModel model, double[] returns) {
        int n = returns.length;
        double[][] filtered = model.filter(returns);
        double logLikelihood = 0;
        for (int t = 0; t < n; t++) {
            double[] before = t == 0 ? model.initial() : model.next(filtered[t - 1]);
            logLikelihood += Math.log(Math.max(Double.MIN_NORMAL, likelihood(model, before, returns[t])));
        }
        double[][] moves = new double[model.regimes()][model.regimes()];
        double[][] smoothed = new double[n][];
        smoothed[n - 1] = filtered[n - 1];
        for (int t = n - 2; t >= 0; t--) {
            smoothed[t] = back(model, filtered[t], smoothed[t + 1], moves);
        }
        return new RegimeSmoother(returns, logLikelihood, moves, smoothed);
    }

    private static double likelihood(RegimeModel model, double[] before, double r) {
        double sum = 0;
        for (int i = 0; i < before.length; i++) {
            sum += before[i] * model.density(i, r);
        }
        return sum;
    }

    /** Kim's backward step: P(i now | all) = P(i now | past) · Σ_j p_ij · P(j next | all) ÷ P(j next | past). */
    private static double[] back(RegimeModel model, double[] filtered, double[] after, double[][] moves) {
        double[] predicted = model.next(filtered);
        double[] now = new double[filtered.length];
        for (int i = 0; i < now.length; i++) {
            for (int j = 0; j < now.length; j++) {
                double move = predicted[j] > 0 ? filtered[i] * model.transition()[i][j] * after[j] / predicted[j] : 0;
                moves[i][j] += move;
                now[i] += move;
            }
        }
        return now;
    }

    double logLikelihood() {
        return logLikelihood;
    }

    double[][] smoothed() {
        return smoothed;
    }

    /** The parameters that these probabilities make most likely. */
    RegimeModel maximised(double leastDeviation) {
        double[][] transition = new double[regimes][regimes];
        double[] means = new double[regimes];
        double[] deviations = new double[regimes];
        for (int i = 0; i < regimes; i++) {
            double left = Arrays.stream(moves[i]).sum();
            for (int j = 0; j < regimes; j++) {
                transition[i][j] = left > 0 ? moves[i][j] / left : i == j ? 1 : 0;
            }
            moments(i, means, deviations, leastDeviation);
        }
        return new RegimeModel(smoothed[0], transition, means, deviations);
    }

    private void moments(int regime, double[] means, double[] deviations, double leastDeviation) {
        double weight = 0;
        double sum = 0;
        double squares = 0;
        for (int t = 0; t < returns.length; t++) {
            if (!Double.isNaN(returns[t])) {
                double w = smoothed[t][regime];
                weight += w;
                sum += w * returns[t];
                squares += w * returns[t] * returns[t];
            }
        }
        double mean = weight > 0 ? sum / weight : 0;
        double variance = weight > 0 ? squares / weight - mean * mean : 0;
        means[regime] = mean;
        deviations[regime] = Math.max(leastDeviation, Math.sqrt(Math.max(0, variance)));
    }
}
