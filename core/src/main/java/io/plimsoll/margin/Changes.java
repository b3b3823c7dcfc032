package io.plimsoll.margin;

import io.plimsoll.market.Columns;
import io.plimsoll.market.History;
import java.util.Arrays;

/** Past changes of one long unit, as they would be from today's price, in the study's unit; NaN where there is none. */
final class Changes {

    private Changes() {}

    /** One a session. */
    static double[] oneDay(History known, BaselineSettings settings) {
        double[] pnl = known.all(Columns.PNL);
        boolean relative = settings.changes() == ChangeKind.RELATIVE;
        if (settings.changes() == ChangeKind.OF_STUDY || relative != settings.priceUnits()) {
            return pnl;
        }
        double[] price = known.all(Columns.PRICE);
        double now = price[price.length - 1];
        for (int i = 1; i < pnl.length; i++) {
            // A relative change means nothing at a price of zero or below: there the absolute change stands.
            boolean defined = price[i - 1] > 0 && now > 0;
            double toToday = relative ? now / price[i - 1] : price[i - 1] / now;
            pnl[i] = defined ? pnl[i] * toToday : pnl[i];
        }
        return pnl;
    }

    /**
     * Over the horizon, one for each session at which the horizon ends: the sums of the last {@code horizon} changes, which
     * overlap, or the last change times √horizon.
     */
    static double[] overHorizon(double[] oneDay, BaselineSettings settings) {
        int horizon = settings.horizon();
        if (horizon == 1) {
            return oneDay;
        }
        if (settings.rootOfTime()) {
            double root = Math.sqrt(horizon);
            return Arrays.stream(oneDay).map(x -> x * root).toArray();
        }
        double[] sums = new double[oneDay.length];
        Arrays.fill(sums, Double.NaN);
        for (int end = horizon - 1; end < oneDay.length; end++) {
            double sum = 0;
            for (int i = end - horizon + 1; i <= end; i++) {
                sum += oneDay[i];
            }
            sums[end] = sum;
        }
        return sums;
    }

    /**
     * Changes over the horizon, each divided by the scale that stood before it began and multiplied by the scale of now: the
     * last {@code lookback} of them.
     *
     * @param scaleBefore the scale before each session and, one longer than the changes, before the next one
     */
    static double[] rescaled(double[] oneDay, double[] scaleBefore, BaselineSettings settings) {
        double[] changes = overHorizon(oneDay, settings).clone();
        int back = settings.rootOfTime() ? 0 : settings.horizon() - 1;
        double now = scaleBefore[oneDay.length];
        for (int i = 0; i < changes.length; i++) {
            double then = i >= back ? scaleBefore[i - back] : Double.NaN;
            changes[i] = then > 0 && now > 0 ? changes[i] / then * now : Double.NaN;
        }
        return last(changes, settings.lookback());
    }

    /** The last values, or all where there are fewer. */
    static double[] last(double[] values, int count) {
        return Arrays.copyOfRange(values, Math.max(0, values.length - count), values.length);
    }
}
