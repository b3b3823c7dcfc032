package io.plimsoll.backtest;

import io.plimsoll.margin.Side;
import io.plimsoll.math.TemperatureScaling;
import io.plimsoll.multiplier.AsymmetricObjective;
import io.plimsoll.multiplier.Bounds;
import io.plimsoll.multiplier.ClassObjective;
import io.plimsoll.multiplier.JointObjective;
import io.plimsoll.multiplier.NetworkSettings;
import io.plimsoll.multiplier.Objective;
import io.plimsoll.multiplier.ObjectiveSettings;
import io.plimsoll.multiplier.PathDays;
import io.plimsoll.multiplier.PathObjective;
import io.plimsoll.multiplier.PinballObjective;
import io.plimsoll.multiplier.SquaredObjective;
import io.plimsoll.target.Label;
import io.plimsoll.target.Target;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What examples are judged by. */
final class Labels {

    /**
     * An example with its outcome.
     *
     * @param market number of the underlying, 0 for the one that is tested
     * @param date of the decision
     * @param decision session of the decision
     * @param settled session at which all that it is judged by was known
     * @param side whose loss
     * @param ratios by level, loss ÷ baseline margin
     * @param ratio the one at the confidence asked for
     * @param baseline the baseline margin at that confidence
     * @param rise20 the most that the margin may stand above its least of twenty sessions
     * @param target the multiplier that was right; null where the loss needs none
     */
    record Example(
            int market,
            LocalDate date,
            int decision,
            int settled,
            Side side,
            double[] ratios,
            double ratio,
            double baseline,
            double rise20,
            @Nullable Target target) {

        boolean sameBlock(Example other) {
            return market == other.market && side == other.side;
        }

        private double logTarget() {
            return Math.log(Objects.requireNonNull(target).multiplier());
        }

        private int label() {
            return switch (Objects.requireNonNull(target).label()) {
                case LOWER -> 0;
                case KEEP -> 1;
                case RAISE -> 2;
            };
        }
    }

    private final NetworkSettings network;
    private final ObjectiveSettings settings;
    private final Function<List<Example>, Objective> daily;
    private final double[] logClasses;

    private Labels(
            NetworkSettings network,
            ObjectiveSettings settings,
            Function<List<Example>, Objective> daily,
            double[] logClasses) {
        this.network = network;
        this.settings = settings;
        this.daily = daily;
        this.logClasses = logClasses;
    }

    /** Labels whose scales are those of the examples that the network is fitted to. */
    static Labels fittedTo(
            List<Example> fitted, NetworkSettings network, ObjectiveSettings settings, double confidence) {
        return new Labels(
                network,
                settings,
                daily(fitted, network, settings, 1 - confidence),
                settings.loss() == ObjectiveSettings.Loss.CLASSES ? classes(fitted) : new double[0]);
    }

    private static Function<List<Example>, Objective> daily(
            List<Example> fitted, NetworkSettings network, ObjectiveSettings settings, double alpha) {
        return switch (settings.loss()) {
            case PINBALL -> {
                PinballObjective pinball = PinballObjective.scaledOn(levels(fitted), network.levels());
                yield examples -> pinball.on(levels(examples));
            }
            case ASYMMETRIC -> {
                AsymmetricObjective asymmetric = AsymmetricObjective.scaledOn(ratios(fitted), alpha);
                yield examples -> asymmetric.on(ratios(examples));
            }
            case JOINT -> examples -> new JointObjective(ratios(examples), alpha);
            case SQUARED ->
                examples -> new SquaredObjective(
                        examples.stream().mapToDouble(Example::logTarget).toArray());
            case CLASSES ->
                examples -> new ClassObjective(
                        examples.stream().mapToInt(Example::label).toArray(), Label.values().length);
        };
    }

    /** By class, the mean of ln target over the examples of that class; 0 for one that has none. */
    private static double[] classes(List<Example> fitted) {
        double[] logs = new double[Label.values().length];
        Arrays.setAll(logs, k -> fitted.stream()
                .filter(e -> e.label() == k)
                .mapToDouble(Example::logTarget)
                .average()
                .orElse(0));
        return logs;
    }

    /** What these examples, in the order in which they are given, are judged by. */
    Objective of(List<Example> examples) {
        Objective single = daily.apply(examples);
        boolean alike = !settings.inMarginUnits() && examples.stream().allMatch(e -> e.market() == 0);
        if (!settings.path().joinsDays() && alike) {
            return single;
        }
        double[] baselines = examples.stream().mapToDouble(Example::baseline).toArray();
        double[] weights = weights(examples);
        return new PathObjective(
                single,
                new PathDays(
                        Arrays.stream(baselines).map(Math::log).toArray(),
                        examples.stream().mapToDouble(Example::rise20).toArray()),
                weights,
                settings.path(),
                new Bounds(network.lowest(), network.highest()));
    }

    /** Of mean 1 over the examples of the tested underlying, and of the panel's weight over those of each other one. */
    private double[] weights(List<Example> examples) {
        double[] weights = new double[examples.size()];
        Map<Integer, Double> means = examples.stream()
                .collect(Collectors.groupingBy(Example::market, Collectors.averagingDouble(Example::baseline)));
        Arrays.setAll(weights, i -> {
            Example e = examples.get(i);
            double share = e.market() == 0 ? 1 : settings.panelWeight();
            double mean = Objects.requireNonNull(means.get(e.market()));
            return share * (settings.inMarginUnits() ? e.baseline() / mean : 1);
        });
        return weights;
    }

    /**
     * What leads to ln m of what a network says: nothing but for scores of classes, whose probabilities, calibrated on later
     * examples, weigh what the classes stand for.
     *
     * @param validated examples that decided when to stop
     * @param scores what the network says of them
     */
    Function<double[][], double[][]> toLogMultipliers(List<Example> validated, double[][] scores) {
        if (settings.loss() != ObjectiveSettings.Loss.CLASSES) {
            return outputs -> outputs;
        }
        TemperatureScaling calibrated = TemperatureScaling.fit(
                scores, validated.stream().mapToInt(Example::label).toArray());
        Bounds bounds = new Bounds(network.lowest(), network.highest());
        return outputs -> Arrays.stream(outputs)
                .map(row -> new double[] {bounds.clip(mean(calibrated.probabilities(row)))})
                .toArray(double[][]::new);
    }

    private double mean(double[] probabilities) {
        double sum = 0;
        for (int k = 0; k < probabilities.length; k++) {
            sum += probabilities[k] * logClasses[k];
        }
        return sum;
    }

    private static double[][] levels(List<Example> examples) {
        return examples.stream().map(Example::ratios).toArray(double[][]::new);
    }

    private static double[] ratios(List<Example> examples) {
        return examples.stream().mapToDouble(Example::ratio).toArray();
    }
}
