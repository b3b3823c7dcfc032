package io.plimsoll.backtest;

import io.plimsoll.backtest.Labels.Example;
import io.plimsoll.features.FeatureTable;
import io.plimsoll.margin.Side;
import io.plimsoll.market.History;
import io.plimsoll.market.InputRejectedException;
import io.plimsoll.multiplier.MultiplierModel;
import io.plimsoll.multiplier.MultiplierTrainer;
import io.plimsoll.multiplier.NetworkSettings;
import io.plimsoll.multiplier.ObjectiveSettings;
import io.plimsoll.multiplier.Scaler;
import io.plimsoll.multiplier.TrainingSet;
import io.plimsoll.target.CoverageTarget;
import io.plimsoll.target.Outcome;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Fits the network again and again on a growing past and takes each decision with the network of its fold. All sides are
 * examples of one network, told apart by one input a side.
 */
final class WalkForward {

    private static final int LEAST_EXAMPLES = 60;

    private final FeatureTable features;
    private final History history;
    private final List<Side> sides;
    private final Map<Side, List<Outcome>> outcomes;
    private final MarginTable margins;
    private final String baseline;
    private final double confidence;
    private final NetworkSpec spec;
    private final NetworkSettings network;
    private final ObjectiveSettings objective;
    private final int embargo;
    private final Map<Side, double[][]> states = new EnumMap<>(Side.class);

    WalkForward(
            FeatureTable features,
            History history,
            Map<Side, List<Outcome>> outcomes,
            MarginTable margins,
            String baseline,
            double confidence,
            NetworkSpec spec,
            int embargo) {
        this.features = features;
        this.history = history;
        this.sides = List.copyOf(outcomes.keySet());
        this.outcomes = outcomes;
        this.margins = margins;
        this.baseline = baseline;
        this.confidence = confidence;
        this.spec = spec;
        this.network = spec.network();
        this.objective = spec.objective();
        this.embargo = embargo;
        sides.forEach(side -> states.put(side, MarginState.of(history, side, margins.of(baseline, side, confidence))));
    }

    /** The network as a fold left it. */
    FittedNetwork network(FittedFold last, int horizon) {
        return new FittedNetwork(
                spec,
                history.columns(),
                Stream.concat(features.names().stream(), MarginState.NAMES.stream())
                        .toList(),
                last.scaler(),
                sides,
                last.model(),
                BacktestResult.FoldSummary.of(last, history, horizon));
    }

    /** Fits all folds that are not kept, in parallel; each depends on its seed and the past only. */
    List<FittedFold> run(
            List<Fold> folds, MultiplierTrainer trainer, FoldStore kept, long seed, LongConsumer onEpochs) {
        AtomicLong epochs = new AtomicLong();
        LongConsumer onEpoch = done -> onEpochs.accept(epochs.incrementAndGet());
        return IntStream.range(0, folds.size())
                .parallel()
                .mapToObj(i -> kept.get(spec, i)
                        .filter(before -> before.fold().equals(folds.get(i)))
                        .orElseGet(() -> {
                            FittedFold fitted = fit(folds.get(i), i == 0, trainer, foldSeed(seed, i), onEpoch);
                            kept.put(spec, i, fitted);
                            return fitted;
                        }))
                .toList();
    }

    private static long foldSeed(long seed, int fold) {
        return seed * 1_000_003L + fold;
    }

    private FittedFold fit(Fold fold, boolean first, MultiplierTrainer trainer, long seed, LongConsumer onEpoch) {
        List<Example> known = examples(fold);
        boolean stops = network.training().validationShare() > 0;
        int cut = stops ? validationStart(known) : 0;
        int firstValidated = known.get(cut).decision();
        List<Example> validated = known.subList(cut, known.size());
        List<Example> fitted = stops
                ? known.subList(0, cut).stream()
                        .filter(e -> e.settled() + embargo <= firstValidated)
                        .toList()
                : known;
        if (fitted.size() < LEAST_EXAMPLES || validated.size() < LEAST_EXAMPLES / 3) {
            throw new InputRejectedException(
                    "backtest.start: " + fitted.size() + " examples to fit and " + validated.size()
                            + " to validate lie before "
                            + features.rows().get(fold.firstDecision()).date() + ", at least "
                            + LEAST_EXAMPLES + " and " + LEAST_EXAMPLES / 3
                            + " are needed; start later or lower margin.minHistory");
        }
        Scaler scaler = Scaler.fit(
                fitted.stream().map(e -> values(e.decision(), e.side())).toArray(double[][]::new));
        Labels labels = Labels.fittedTo(fitted, network, objective);
        MultiplierModel model =
                trainer.train(set(fitted, scaler, labels), set(validated, scaler, labels), network, seed, onEpoch);
        int from = first ? known.get(0).decision() : fold.firstDecision();
        Map<Side, double[][]> outputs = new EnumMap<>(Side.class);
        for (Side side : sides) {
            int[] decisions = IntStream.rangeClosed(from, fold.lastDecision()).toArray();
            outputs.put(
                    side,
                    model.outputs(block(side, fold.lastDecision(), scaler), new int[decisions.length], decisions));
        }
        int inputs = scaler.inputs() + (sides.size() > 1 ? sides.size() : 0);
        return new FittedFold(fold, fitted.size(), validated.size(), inputs, scaler, model, from, outputs);
    }

    /** In blocks, as training wants them: side by side, each in time order. */
    private static List<Example> bySide(List<Example> examples) {
        return examples.stream()
                .sorted(Comparator.comparing(Example::side).thenComparing(Example::decision))
                .toList();
    }

    /** Examples whose outcome was settled early enough, by decision, then side. */
    private List<Example> examples(Fold fold) {
        List<Example> examples = new ArrayList<>();
        for (int decision = 0; decision < fold.lastSettled(); decision++) {
            for (Side side : sides) {
                Outcome outcome = Objects.requireNonNull(outcomes.get(side)).get(decision);
                if (outcome.settled() <= fold.lastSettled()) {
                    double[] ratios = ratios(outcome);
                    if (Arrays.stream(ratios).noneMatch(Double::isNaN)) {
                        double margin = margins.of(baseline, side, confidence)[decision];
                        examples.add(new Example(decision, outcome.settled(), side, ratios, margin));
                    }
                }
            }
        }
        if (examples.isEmpty()) {
            throw new InputRejectedException("backtest.start: no baseline margin \"" + baseline + "\" lies before "
                    + features.rows().get(fold.firstDecision()).date() + "; start later or lower margin.minHistory");
        }
        return examples;
    }

    private double[] ratios(Outcome outcome) {
        double[] levels = network.levels();
        double[] ratios = new double[levels.length];
        Arrays.setAll(
                ratios,
                i -> CoverageTarget.ratio(
                        outcome, margins.of(baseline, outcome.side(), levels[i])[outcome.decision()]));
        return ratios;
    }

    private int validationStart(List<Example> known) {
        int cut = (int) Math.floor(known.size() * (1 - network.training().validationShare()));
        int decision = known.get(Math.min(cut, known.size() - 1)).decision();
        while (cut > 0 && known.get(cut - 1).decision() == decision) {
            cut--;
        }
        return cut;
    }

    /** Examples with the rows of each side up to the latest decision among them, and none later. */
    private TrainingSet set(List<Example> examples, Scaler scaler, Labels labels) {
        List<Example> blocks = bySide(examples);
        int last = examples.stream().mapToInt(Example::decision).max().orElseThrow();
        double[][] rows = sides.stream()
                .flatMap(side -> Arrays.stream(block(side, last, scaler)))
                .toArray(double[][]::new);
        int[] starts = blocks.stream()
                .mapToInt(e -> sides.indexOf(e.side()) * (last + 1))
                .toArray();
        int[] decisions = blocks.stream().mapToInt(Example::decision).toArray();
        int[] ends = new int[starts.length];
        Arrays.setAll(ends, i -> starts[i] + decisions[i]);
        return new TrainingSet(rows, starts, ends, labels.of(blocks));
    }

    private double[][] block(Side side, int last, Scaler scaler) {
        double[][] rows = new double[last + 1][];
        Arrays.setAll(rows, decision -> NetworkInputs.of(values(decision, side), side, scaler, sides));
        return rows;
    }

    /** The features of a decision and the state of the side's margin. */
    private double[] values(int decision, Side side) {
        double[] known = features.rows().get(decision).values();
        double[] state = Objects.requireNonNull(states.get(side))[decision];
        double[] values = Arrays.copyOf(known, known.length + state.length);
        System.arraycopy(state, 0, values, known.length, state.length);
        return values;
    }
}
