package io.plimsoll.backtest;

import io.plimsoll.math.Quantiles;
import io.plimsoll.multiplier.Bounds;
import io.plimsoll.multiplier.Controller;
import io.plimsoll.multiplier.ControllerSettings;
import io.plimsoll.multiplier.Ledger;
import io.plimsoll.multiplier.LedgerEntry;
import io.plimsoll.multiplier.ObjectiveSettings;
import io.plimsoll.multiplier.PathDays;
import io.plimsoll.multiplier.PathObjective;
import io.plimsoll.target.Outcome;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * From what the networks of all folds said to the margins of one side: the path that they were trained through, the quantile
 * of losses ÷ margins on settled days, the controller, the bounds of the multiplier, and the limits on rises of what is then
 * called.
 *
 * @param baselines by decision, the margin that is multiplied; NaN where there is none
 * @param rises20 by decision, the most that the margin may stand above its least of twenty sessions
 * @param outcomes by decision
 * @param bounds of the multiplier
 * @param confidence share of losses to be covered
 * @param settings of the objective and its path
 */
record NetworkMargins(
        double[] baselines,
        double[] rises20,
        List<Outcome> outcomes,
        Bounds bounds,
        double confidence,
        ObjectiveSettings settings) {

    private static final int LEAST_SETTLED = 250;

    /**
     * Multipliers of the tested days.
     *
     * @param multipliers m by tested day
     * @param entries the controller's days
     * @param ledger its account
     */
    record Called(double[] multipliers, List<LedgerEntry> entries, Ledger ledger) {}

    /**
     * ln m by decision, before the controller; NaN before {@code from} and where there is no baseline.
     *
     * @param from the first decision that the outputs are for
     * @param outputs what the networks said, each decision with the network of its fold
     */
    double[] wanted(int from, double[][] outputs) {
        // A day without a baseline has no margin to move from: the path goes on from the last day that has one.
        int[] days = IntStream.range(from, from + outputs.length)
                .filter(t -> !Double.isNaN(baselines[t]))
                .toArray();
        double[] path = PathObjective.follow(
                new PathDays(
                        Arrays.stream(days)
                                .mapToDouble(t -> Math.log(baselines[t]))
                                .toArray(),
                        Arrays.stream(days).mapToDouble(t -> rises20[t]).toArray()),
                Arrays.stream(days).mapToObj(t -> outputs[t - from]).toArray(double[][]::new),
                settings.path(),
                bounds);
        double[] logs = new double[from + outputs.length];
        Arrays.fill(logs, Double.NaN);
        for (int i = 0; i < days.length; i++) {
            logs[days[i]] = path[i];
        }
        return settings.recalibration() == 0 ? logs : recalibrated(logs);
    }

    /** ln m plus ln of the quantile of loss ÷ (m·B) over the latest days that are settled at the decision. */
    private double[] recalibrated(double[] logs) {
        double[] ratios = new double[logs.length];
        Arrays.setAll(ratios, t -> outcomes.get(t).loss() / (Math.exp(logs[t]) * baselines[t]));
        double[] levelled = logs.clone();
        int horizon = horizon();
        for (int t = 0; t < logs.length; t++) {
            int end = t - horizon + 1;
            double[] known = end <= 0
                    ? new double[0]
                    : Arrays.stream(ratios, Math.max(0, end - settings.recalibration()), end)
                            .filter(r -> !Double.isNaN(r))
                            .sorted()
                            .toArray();
            double quantile = known.length < LEAST_SETTLED ? 1 : Quantiles.type7(known, confidence);
            levelled[t] += quantile > 0 ? Math.log(quantile) : 0;
        }
        return levelled;
    }

    /** The multipliers of {@code days} decisions from {@code first} on, without a controller. */
    double[] plain(double[] wanted, int first, int days) {
        double[] margins = new double[days];
        double[] multipliers = new double[days];
        for (int t = 0; t < days; t++) {
            margins[t] = held(Math.exp(bounds.clip(wanted[first + t])) * baselines[first + t], margins, first, t);
            multipliers[t] = margins[t] / baselines[first + t];
        }
        return multipliers;
    }

    /** The same under the controller, which learns of each breach when it is settled. */
    Called controlled(double[] wanted, int first, int days, ControllerSettings settings) {
        Controller controller = new Controller(bounds, settings, 1 - confidence);
        int horizon = horizon();
        double[] margins = new double[days];
        double[] multipliers = new double[days];
        List<LedgerEntry> entries = new ArrayList<>();
        for (int t = 0; t < days + horizon; t++) {
            int settled = t - horizon; // the latest decision whose breach is known when t's margin is set
            if (settled >= 0) {
                entries.add(controller.settle(outcomes.get(first + settled).breaches(margins[settled])));
            }
            if (t < days) {
                double log = controller.call(wanted[first + t]);
                margins[t] = held(Math.exp(log) * baselines[first + t], margins, first, t);
                multipliers[t] = margins[t] / baselines[first + t];
            }
        }
        return new Called(multipliers, List.copyOf(entries), controller.ledger());
    }

    private int horizon() {
        return outcomes.get(0).settled() - outcomes.get(0).decision();
    }

    private double held(double margin, double[] margins, int first, int t) {
        double most5 = (1 + settings.path().rise5()) * least(margins, t, 5);
        double most20 = (1 + rises20[first + t]) * least(margins, t, 20);
        return Math.min(margin, Math.min(most5, most20));
    }

    private static double least(double[] margins, int t, int sessions) {
        return Arrays.stream(margins, Math.max(0, t - sessions), t).min().orElse(Double.POSITIVE_INFINITY);
    }
}
