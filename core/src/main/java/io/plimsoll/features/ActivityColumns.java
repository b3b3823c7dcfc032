package io.plimsoll.features;

import io.plimsoll.market.Columns;
import io.plimsoll.market.FuturesCurve;
import io.plimsoll.market.FuturesRow;
import io.plimsoll.market.OptionChain;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/** Futures curves, and what was traded in futures and options. */
final class ActivityColumns {

    private ActivityColumns() {}

    /** The shape of each day's curve, known {@code lag} sessions later. */
    static void curves(List<FuturesCurve> curves, int lag, ColumnTable to) {
        for (FuturesCurve curve : curves) {
            int session = known(to.session(curve.date()), lag);
            to.set(Columns.CURVE_SLOPE, session, curve.slope());
            to.set(Columns.CURVE_CURVATURE, session, curve.curvature());
            to.set(Columns.CURVE_BUTTERFLY, session, curve.butterfly());
            to.set(Columns.ROLL_YIELD, session, FuturesCurves.rollYield(curve));
        }
    }

    static void futures(List<FuturesRow> rows, int lag, ColumnTable to) {
        rows.forEach(row -> {
            int session = known(to.session(row.date()), lag);
            to.add(Columns.FUTURES_VOLUME, session, row.volume());
            to.add(Columns.FUTURES_OPEN, session, row.openInterest());
        });
    }

    static void options(List<OptionChain> chains, ColumnTable to) {
        for (OptionChain chain : chains) {
            int session = to.session(chain.date());
            to.add(Columns.CALL_VOLUME, session, total(chain, true, chain::volume));
            to.add(Columns.PUT_VOLUME, session, total(chain, false, chain::volume));
            to.add(Columns.CALL_OPEN, session, total(chain, true, chain::openInterest));
            to.add(Columns.PUT_OPEN, session, total(chain, false, chain::openInterest));
        }
    }

    private static int known(int session, int lag) {
        return session < 0 ? -1 : session + lag;
    }

    /** The sum of what is known of a chain's calls or puts; NaN where nothing is. */
    private static double total(OptionChain chain, boolean calls, IntToDoubleFunction column) {
        double total = Double.NaN;
        for (int row = 0; row < chain.size(); row++) {
            double value = column.applyAsDouble(row);
            if (chain.isCall(row) == calls && !Double.isNaN(value)) {
                total = Double.isNaN(total) ? value : total + value;
            }
        }
        return total;
    }
}
