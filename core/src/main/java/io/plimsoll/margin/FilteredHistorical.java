package io.plimsoll.margin;

import io.plimsoll.market.Columns;
import io.plimsoll.market.History;
import java.util.Arrays;

/**
 * {@code fhs}: filtered historical simulation (Barone-Adesi et al. 1999; Hull &amp; White 1998): each past change is
 * divided by the EWMA σ that stood before it, the quantile of the last {@code lookback} standardised losses is
 * multiplied by the σ that stands now.
 */
record FilteredHistorical(BaselineSettings settings) implements Baseline {

    @Override
    public String name() {
        return "fhs";
    }

    @Override
    public double margin(History known, Side side, double confidence) {
        double[] pnl = known.all(Columns.PNL);
        double[] sigma = EwmaVariance.path(pnl, settings.fhsLambda());
        double[] standardised = new double[pnl.length];
        for (int i = 0; i < pnl.length; i++) {
            standardised[i] = sigma[i] > 0 ? pnl[i] / sigma[i] : Double.NaN;
        }
        int from = Math.max(0, pnl.length - settings.lookback());
        double[] recent = Arrays.copyOfRange(standardised, from, pnl.length);
        return Losses.quantile(recent, side, confidence, settings.minHistory()) * sigma[pnl.length];
    }
}
