package io.plimsoll.margin;

import io.plimsoll.margin.volatility.Ewma;
import io.plimsoll.market.History;
import io.plimsoll.math.Normal;

/**
 * {@code ewma}: normal quantile times σ√h, σ² ← λσ² + (1 − λ)x² (RiskMetrics), with zero mean and h the horizon: the
 * model forecasts the same variance for every day ahead. As expected shortfall, the normal's. The margin of {@code both}
 * takes the two-sided level.
 */
record RiskMetrics(BaselineSettings settings) implements Baseline {

    @Override
    public String name() {
        return "ewma";
    }

    @Override
    public double margin(History known, Side side, double confidence) {
        double[] changes = Changes.oneDay(known, settings);
        double sigma = new Ewma(settings.ewmaLambda()).next(changes, settings.minHistory());
        double quantile = Normal.quantile(tail(side, confidence));
        double factor = settings.measure() == RiskMeasure.VAR
                ? quantile
                : Normal.density(quantile) / (1 - tail(side, confidence));
        return sigma * Math.sqrt(settings.horizon()) * factor;
    }

    /** The one-sided level whose normal quantile covers {@code confidence} of the side's losses. */
    static double tail(Side side, double confidence) {
        return side == Side.BOTH ? 0.5 * (1 + confidence) : confidence;
    }
}
