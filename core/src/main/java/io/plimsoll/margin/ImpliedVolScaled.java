package io.plimsoll.margin;

import io.plimsoll.market.Columns;
import io.plimsoll.market.History;

/**
 * The models that scale by implied volatility: each past change is divided by the scale that stood at the close before it
 * and multiplied by the scale that stands now. The scale is that of {@link Form}, times the price where profit and loss is in
 * price units; the last price above zero where it is not.
 */
record ImpliedVolScaled(BaselineSettings settings, Form form) implements MeasuredScenarios {

    /** What the scale is. */
    enum Form {
        /** {@code ivscaled}: implied volatility as it is. */
        RAW("ivscaled"),
        /** {@code ivsmoothed}: with one half-life in its logarithm when it rises and another when it falls. */
        SMOOTHED("ivsmoothed"),
        /**
         * {@code ivcapped}: implied volatility × (short ÷ long implied volatility)^p where both exist, smoothed, and held to
         * (1 + R₅) times its least value of five sessions and (1 + R₂₀) times that of twenty.
         */
        CAPPED("ivcapped");

        private final String label;

        Form(String label) {
            this.label = label;
        }
    }

    @Override
    public String name() {
        return form.label;
    }

    @Override
    public Scenarios scenarios(History known) {
        double[] scale = scale(known);
        double[] before = new double[scale.length + 1];
        before[0] = Double.NaN;
        System.arraycopy(scale, 0, before, 1, scale.length);
        return Scenarios.alike(Changes.rescaled(known.all(Columns.PNL), before, settings));
    }

    private double[] scale(History known) {
        BaselineSettings.Smoothing smoothing = settings.smoothing();
        double[] vol = known.all(Columns.IMPLIED_VOL);
        double[] scale =
                smoothing.nowcast() > 0 ? Nowcast.of(vol, known.all(Columns.RETURN), smoothing.nowcast()) : vol.clone();
        if (form == Form.CAPPED) {
            tilt(scale, vol, known.all(Columns.LONG_IMPLIED_VOL), smoothing.termPower());
        }
        if (form != Form.RAW) {
            scale = smooth(scale, smoothing.halfLifeUp(), smoothing.halfLifeDown());
        }
        if (settings.priceUnits()) {
            double[] price = known.all(Columns.PRICE);
            double positive = Double.NaN;
            for (int i = 0; i < scale.length; i++) {
                positive = price[i] > 0 ? price[i] : positive;
                scale[i] *= positive;
            }
        }
        if (form == Form.CAPPED) {
            hold(scale, smoothing.rise5(), smoothing.rise20());
        }
        return scale;
    }

    /**
     * scale ← scale × (vol ÷ long)^power where both are there: when the near term is dearer, more is to come. Both are of the
     * same close, so where the scale is a nowcast, the ratio is not.
     */
    static void tilt(double[] scale, double[] vol, double[] longVol, double power) {
        for (int i = 0; i < scale.length; i++) {
            if (longVol[i] > 0 && vol[i] > 0) {
                scale[i] *= Math.pow(vol[i] / longVol[i], power);
            }
        }
    }

    /** s_t ← min(s_t, (1 + R₅)·min(s_(t−1..t−5)), (1 + R₂₀)·min(s_(t−1..t−20))), on what is known and above 0. */
    static void hold(double[] scale, double rise5, double rise20) {
        for (int t = 1; t < scale.length; t++) {
            scale[t] = Math.min(scale[t], (1 + rise5) * least(scale, t, 5));
            scale[t] = Math.min(scale[t], (1 + rise20) * least(scale, t, 20));
        }
    }

    /** The least of the positive values of the {@code count} before t; infinite where there is none. */
    private static double least(double[] scale, int t, int count) {
        double least = Double.POSITIVE_INFINITY;
        for (int i = Math.max(0, t - count); i < t; i++) {
            if (scale[i] > 0 && scale[i] < least) {
                least = scale[i];
            }
        }
        return least;
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
