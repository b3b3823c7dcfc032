package io.plimsoll.backtest;

import io.plimsoll.margin.Side;
import io.plimsoll.market.Columns;
import io.plimsoll.market.History;
import io.plimsoll.market.InputRejectedException;
import io.plimsoll.target.Outcome;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The days that a backtest judges, one a decision of its folds.
 *
 * @param history of the underlying
 * @param first the first decision
 * @param dates on which each decision's loss was settled
 * @param losses by side, on each day
 */
record TestedDays(History history, int first, List<LocalDate> dates, Map<Side, double[]> losses) {

    /**
     * Those of some folds.
     *
     * @param outcomes by side, then decision
     * @throws InputRejectedException for a day whose profit or loss is not known
     */
    static TestedDays of(History history, Map<Side, List<Outcome>> outcomes, List<Fold> folds) {
        int first = folds.get(0).firstDecision();
        int end = folds.get(folds.size() - 1).lastDecision() + 1;
        Map<Side, double[]> losses = new EnumMap<>(Side.class);
        outcomes.forEach((side, all) -> losses.put(
                side,
                all.subList(first, end).stream().mapToDouble(TestedDays::loss).toArray()));
        List<LocalDate> dates = outcomes.values().iterator().next().subList(first, end).stream()
                .map(Outcome::date)
                .toList();
        return new TestedDays(history, first, dates, losses);
    }

    private static double loss(Outcome outcome) {
        if (Double.isNaN(outcome.loss())) {
            throw new InputRejectedException("backtest.start: no profit or loss is known for " + outcome.date()
                    + ", so no margin of that day can be judged; a relative change, for one, needs a price above 0"
                    + " before it (market.pnl: absolute does not)");
        }
        return outcome.loss();
    }

    /** How many. */
    int count() {
        return dates.size();
    }

    /** The close at which each margin was set. */
    double[] prices() {
        return IntStream.range(first, first + count())
                .mapToDouble(t -> history.at(Columns.PRICE, t))
                .toArray();
    }

    /**
     * A model's margins on these days.
     *
     * @param margins by decision
     * @throws InputRejectedException where one is missing
     */
    double[] of(double[] margins, String model) {
        for (int t = first; t < first + count(); t++) {
            if (Double.isNaN(margins[t])) {
                throw new InputRejectedException(
                        "backtest.start: " + model + " has no margin at the close of " + history.date(t)
                                + ": it needs margin.minHistory losses, and implied volatility or surfaces where it scales"
                                + " by them; start later, lower margin.minHistory or take " + model
                                + " off margin.models");
            }
        }
        return Arrays.copyOfRange(margins, first, first + count());
    }

    /** A value that is the same on each day. */
    double[] each(double value) {
        double[] values = new double[count()];
        Arrays.fill(values, value);
        return values;
    }
}
