package io.plimsoll.margin;

import io.plimsoll.market.Columns;
import io.plimsoll.market.History;

/** {@code hs}: the quantile of the losses of the last {@code lookback} sessions, each with the same weight. */
record HistoricalSimulation(BaselineSettings settings) implements Baseline {

    @Override
    public String name() {
        return "hs";
    }

    @Override
    public double margin(History known, Side side, double confidence) {
        double[] pnl = known.window(Columns.PNL, settings.lookback());
        return Losses.quantile(pnl, side, confidence, settings.minHistory());
    }
}
