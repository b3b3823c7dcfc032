package io.plimsoll.margin;

import io.plimsoll.market.Columns;
import io.plimsoll.market.History;
import io.plimsoll.math.Normal;

/**
 * {@code ewma}: normal quantile times σ, σ² ← λσ² + (1 − λ)x² (RiskMetrics), with zero mean. The margin of {@code both}
 * takes the two-sided quantile.
 */
record Ewma(BaselineSettings settings) implements Baseline {

    @Override
    public String name() {
        return "ewma";
    }

    @Override
    public double margin(History known, Side side, double confidence) {
        double[] pnl = known.all(Columns.PNL);
        double sigma = EwmaVariance.next(pnl, settings.ewmaLambda(), settings.minHistory());
        return sigma * Normal.quantile(tail(side, confidence));
    }

    /** The one-sided level whose normal quantile covers {@code confidence} of the side's losses. */
    static double tail(Side side, double confidence) {
        return side == Side.BOTH ? 0.5 * (1 + confidence) : confidence;
    }
}
