package io.plimsoll.features;

import io.plimsoll.market.Columns;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * Regime probabilities by session, as they were known at its close. Every {@link #CADENCE} sessions the models are estimated on
 * the returns up to that session, at most {@link #WINDOW} of them; in between the filter takes one return after another. A
 * value therefore depends on no later return.
 */
final class Regimes {

    /** Sessions from one estimate to the next. */
    static final int CADENCE = 250;
    /** Sessions before the first estimate. */
    static final int LEAST = 500;
    /** Sessions that an estimate looks back on. */
    static final int WINDOW = 2500;

    private Regimes() {}

    /** The columns of two and of three regimes. */
    static Map<String, double[]> columns(double[] all) {
        double[] returns =
                Arrays.stream(all).map(r -> Double.isFinite(r) ? r : Double.NaN).toArray();
        int n = returns.length;
        Map<String, double[]> columns = new TreeMap<>();
        for (String name : new String[] {
            Columns.REGIME_HIGH_OF_TWO, Columns.REGIME_MIDDLE_OF_THREE, Columns.REGIME_HIGH_OF_THREE, Columns.REGIME_VOL
        }) {
            double[] missing = new double[n];
            Arrays.fill(missing, Double.NaN);
            columns.put(name, missing);
        }
        walk(returns, 2, (t, model, now) -> put(columns, Columns.REGIME_HIGH_OF_TWO, t, now[1]));
        walk(returns, 3, (t, model, now) -> {
            put(columns, Columns.REGIME_MIDDLE_OF_THREE, t, now[1]);
            put(columns, Columns.REGIME_HIGH_OF_THREE, t, now[2]);
            put(columns, Columns.REGIME_VOL, t, Math.sqrt(Statistics.YEAR) * model.nextDeviation(now));
        });
        return columns;
    }

    private static void put(Map<String, double[]> columns, String name, int session, double value) {
        double[] column = columns.get(name);
        if (column != null) {
            column[session] = value;
        }
    }

    private interface Taker {
        void take(int session, RegimeModel model, double[] now);
    }

    private static void walk(double[] returns, int regimes, Taker to) {
        RegimeModel model = null;
        double[] now = new double[0];
        for (int t = LEAST - 1; t < returns.length; t++) {
            if (model != null) {
                now = model.update(model.next(now), returns[t]);
            }
            if ((t - LEAST + 1) % CADENCE == 0) {
                double[] past = Arrays.copyOfRange(returns, Math.max(0, t + 1 - WINDOW), t + 1);
                if (tells(past)) {
                    model = RegimeModel.fit(past, regimes);
                    now = model.filter(past)[past.length - 1];
                }
            }
            if (model != null) {
                to.take(t, model, now);
            }
        }
    }

    /** Whether four fifths of the returns are known, and they vary. */
    private static boolean tells(double[] past) {
        double[] known = Arrays.stream(past).filter(Double::isFinite).toArray();
        return known.length >= 0.8 * past.length && Statistics.standardDeviation(known) > 0;
    }
}
