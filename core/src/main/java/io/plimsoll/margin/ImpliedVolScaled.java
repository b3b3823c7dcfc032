package io.plimsoll.margin;

import io.plimsoll.market.Columns;
import io.plimsoll.market.History;
import java.util.Arrays;

/**
 * The models ivscaled and ivsmoothed: the quantile of loss ÷ the scale that stood at the close before, over the
 * last {@code lookback} sessions, times the scale that stands now. The scale is implied volatility, as it is or smoothed
 * in its logarithm with one half-life when it rises and another when it falls, times the price where profit and loss is
 * in price units.
 *
 * @param smoothed whether the implied volatility is smoothed
 */
record ImpliedVolScaled(BaselineSettings settings, boolean smoothed) implements Baseline {

    @Override
    public String name() {
        return smoothed ? "ivsmoothed" : "ivscaled";
    }

    @Override
    public double margin(History known, Side side, double confidence) {
        double[] scale = scale(known);
        double[] pnl = known.all(Columns.PNL);
        double[] scaled = new double[pnl.length];
        Arrays.fill(scaled, Double.NaN);
        for (int i = 1; i < pnl.length; i++) {
            scaled[i] = scale[i - 1] > 0 ? pnl[i] / scale[i - 1] : Double.NaN;
        }
        int from = Math.max(0, pnl.length - settings.lookback());
        double[] recent = Arrays.copyOfRange(scaled, from, pnl.length);
        double quantile = Losses.quantile(recent, side, confidence, settings.minHistory());
        double now = scale[pnl.length - 1];
        return now > 0 ? quantile * now : Double.NaN;
    }

    private double[] scale(History known) {
        double[] vol = known.all(Columns.IMPLIED_VOL);
        double[] scale = smoothed ? smooth(vol, settings.halfLifeUp(), settings.halfLifeDown()) : vol;
        if (settings.scaleByPrice()) {
            double[] price = known.all(Columns.PRICE);
            for (int i = 0; i < scale.length; i++) {
                scale[i] *= price[i];
            }
        }
        return scale;
    }

    /**
     * exp of the smoothed ln vol: s ← s + (1 − 2^(−1/h))(ln vol − s), h the half-life in sessions of the direction of
     * the move. A missing value stays missing and leaves s as it is.
     */
    static double[] smooth(double[] vol, double halfLifeUp, double halfLifeDown) {
        double up = 1 - Math.pow(2, -1 / halfLifeUp);
        double down = 1 - Math.pow(2, -1 / halfLifeDown);
        double[] smooth = new double[vol.length];
        double state = Double.NaN;
        for (int i = 0; i < vol.length; i++) {
            if (!(vol[i] > 0)) {
                smooth[i] = Double.NaN;
                continue;
            }
            double x = Math.log(vol[i]);
            state = Double.isNaN(state) ? x : state + (x > state ? up : down) * (x - state);
            smooth[i] = Math.exp(state);
        }
        return smooth;
    }
}
