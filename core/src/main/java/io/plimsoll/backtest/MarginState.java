package io.plimsoll.backtest;

import io.plimsoll.margin.Side;
import io.plimsoll.market.Columns;
import io.plimsoll.market.History;
import java.util.Arrays;
import java.util.List;

/**
 * What a network is told of the margin that it multiplies: where the baseline B_t of a side stands against the losses and
 * gains seen so far, and how it has moved. All numbers are without unit and known at the close.
 */
final class MarginState {

    private static final double[] LAMBDAS = {0.8, 0.94, 0.97, 0.99};

    /** Names of the inputs, in order. */
    static final List<String> NAMES = List.of(
            "margin.rms80",
            "margin.rms94",
            "margin.rms97",
            "margin.rms99",
            "margin.loss",
            "margin.move",
            "margin.change5",
            "margin.change20",
            "margin.toMean250");

    private MarginState() {}

    /**
     * The inputs of every session of a side: ln of the root of the exponentially weighted mean square of profit and loss over
     * B, for each λ; the day's loss ÷ B; its absolute value ÷ B; ln B less ln B five and twenty sessions before; and ln of B
     * over its mean of 250 sessions. NaN where something is missing.
     */
    static double[][] of(History history, Side side, double[] baseline) {
        double[] pnl = history.all(Columns.PNL);
        double[][] rms =
                Arrays.stream(LAMBDAS).mapToObj(lambda -> rms(pnl, lambda)).toArray(double[][]::new);
        double[][] inputs = new double[pnl.length][NAMES.size()];
        for (int t = 0; t < pnl.length; t++) {
            double margin = baseline[t];
            for (int k = 0; k < LAMBDAS.length; k++) {
                inputs[t][k] = finite(Math.log(rms[k][t] / margin));
            }
            int next = LAMBDAS.length;
            inputs[t][next++] = finite(side.loss(pnl[t]) / margin);
            inputs[t][next++] = finite(Math.abs(pnl[t]) / margin);
            inputs[t][next++] = t < 5 ? Double.NaN : finite(Math.log(margin / baseline[t - 5]));
            inputs[t][next++] = t < 20 ? Double.NaN : finite(Math.log(margin / baseline[t - 20]));
            inputs[t][next] = finite(Math.log(margin / mean(baseline, t)));
        }
        return inputs;
    }

    private static double[] rms(double[] pnl, double lambda) {
        double[] rms = new double[pnl.length];
        double squares = 0;
        double weights = 0;
        for (int t = 0; t < pnl.length; t++) {
            if (!Double.isNaN(pnl[t])) {
                squares = lambda * squares + pnl[t] * pnl[t];
                weights = lambda * weights + 1;
            }
            rms[t] = Math.sqrt(squares / weights);
        }
        return rms;
    }

    private static double mean(double[] baseline, int t) {
        return Arrays.stream(baseline, Math.max(0, t - 249), t + 1)
                .filter(m -> !Double.isNaN(m))
                .average()
                .orElse(Double.NaN);
    }

    private static double finite(double value) {
        return Double.isFinite(value) ? value : Double.NaN;
    }
}
