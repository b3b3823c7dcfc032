package io.plimsoll.backtest;

import io.plimsoll.margin.Side;
import io.plimsoll.multiplier.Bounds;
import io.plimsoll.multiplier.NetworkSettings;
import io.plimsoll.multiplier.Objective;
import io.plimsoll.multiplier.ObjectiveSettings;
import io.plimsoll.multiplier.PathObjective;
import io.plimsoll.multiplier.PinballObjective;
import java.util.Arrays;
import java.util.List;

/** What examples are judged by. */
final class Labels {

    /**
     * An example with its outcome.
     *
     * @param decision session of the decision
     * @param settled session at which its outcome was known
     * @param side whose loss
     * @param ratios by level, loss ÷ baseline margin
     * @param baseline the baseline margin at the confidence asked for
     */
    record Example(int decision, int settled, Side side, double[] ratios, double baseline) {}

    private final NetworkSettings network;
    private final ObjectiveSettings settings;
    private final PinballObjective daily;

    private Labels(NetworkSettings network, ObjectiveSettings settings, PinballObjective daily) {
        this.network = network;
        this.settings = settings;
        this.daily = daily;
    }

    /** Labels whose scales are those of the examples that the network is fitted to. */
    static Labels fittedTo(List<Example> fitted, NetworkSettings network, ObjectiveSettings settings) {
        return new Labels(network, settings, PinballObjective.scaledOn(ratios(fitted), network.levels()));
    }

    /** What these examples, in the order in which they are given, are judged by. */
    Objective of(List<Example> examples) {
        Objective single = daily.on(ratios(examples));
        if (!settings.path().joinsDays() && !settings.inMarginUnits()) {
            return single;
        }
        double[] baselines = examples.stream().mapToDouble(Example::baseline).toArray();
        double mean = Arrays.stream(baselines).average().orElseThrow();
        double[] weights = new double[baselines.length];
        Arrays.setAll(weights, i -> settings.inMarginUnits() ? baselines[i] / mean : 1);
        return new PathObjective(
                single,
                Arrays.stream(baselines).map(Math::log).toArray(),
                weights,
                settings.path(),
                new Bounds(network.lowest(), network.highest()));
    }

    private static double[][] ratios(List<Example> examples) {
        return examples.stream().map(Example::ratios).toArray(double[][]::new);
    }
}
