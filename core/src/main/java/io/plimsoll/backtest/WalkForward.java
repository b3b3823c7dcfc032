package io.plimsoll.backtest;

import io.plimsoll.backtest.Labels.Example;
import io.plimsoll.margin.Side;
import io.plimsoll.multiplier.MultiplierModel;
import io.plimsoll.multiplier.MultiplierTrainer;
import io.plimsoll.multiplier.NetworkSettings;
import io.plimsoll.multiplier.NetworkShape.Monotone;
import io.plimsoll.multiplier.ObjectiveSettings;
import io.plimsoll.multiplier.Scaler;
import io.plimsoll.multiplier.Start;
import io.plimsoll.multiplier.TrainingSet;
import io.plimsoll.multiplier.TrainingSettings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Fits the network again and again, on a growing past or the latest part of it, and takes each decision with the network of
 * its fold. All sides are examples of one network, told apart by one input a side; so are the underlyings of a panel.
 */
final class WalkForward {

    private final List<TrainingMarket> markets;
    private final List<Side> sides;
    private final List<String> names;
    private final double confidence;
    private final NetworkSpec spec;
    private final NetworkSettings network;
    private final ObjectiveSettings objective;
    private final int embargo;

    /**
     * A walk.
     *
     * @param markets the one that is tested, then the rest of the panel
     * @param names of the features that the network sees
     */
    WalkForward(List<TrainingMarket> markets, List<String> names, double confidence, NetworkSpec spec, int embargo) {
        this.markets = markets;
        this.sides = markets.get(0).sides();
        this.names = List.copyOf(names);
        this.confidence = confidence;
        this.spec = spec;
        this.network = spec.network();
        this.objective = spec.objective();
        this.embargo = embargo;
    }

    /** The network as a fold left it. */
    FittedNetwork network(FittedFold last, int horizon) {
        return new FittedNetwork(
                spec,
                markets.get(0).columns(),
                inputs(),
                last.scaler(),
                sides,
                last.model(),
                BacktestResult.FoldSummary.of(last, markets.get(0).history(), horizon));
    }

    /** What moved between what a fold's network learnt from, of the underlying that is tested, and what it decided on. */
    FoldDrift drift(FittedFold fitted, int horizon) {
        return FoldDrift.of(
                markets.get(0),
                inputs(),
                names.size(),
                fitted.fold(),
                learntFrom(fitted.fold()),
                fitted.scaler(),
                horizon);
    }

    /** Where the network of a fold looked; empty for a network without attention. */
    List<FoldAttention> attention(FittedFold fitted, int horizon) {
        Fold fold = fitted.fold();
        TrainingMarket tested = markets.get(0);
        return sides.stream()
                .flatMap(side -> FoldAttention.each(
                        spec.name(),
                        tested.date(fold.firstDecision() + horizon),
                        tested.date(fold.lastDecision() + horizon),
                        side,
                        FoldAttention.mean(
                                fitted.model(),
                                block(0, side, fold.lastDecision(), fitted.scaler()),
                                fold.firstDecision(),
                                fold.lastDecision()))
                        .stream())
                .toList();
    }

    /** What was fitted to and what decided when to stop, of the underlying that is tested. */
    private List<Example> learntFrom(Fold fold) {
        KnownExamples own = KnownExamples.of(markets, spec, embargo, fold).own();
        return Stream.concat(own.fitted().stream(), own.validated().stream())
                .distinct()
                .toList();
    }

    /** The names of the values that the network is handed. */
    private List<String> inputs() {
        return Stream.concat(names.stream(), spec.features().state().stream()).toList();
    }

    /**
     * Fits all folds that are not kept. Each depends on its seed and the past only, so they are fitted in parallel; where a
     * refit starts from the one before, in order.
     */
    List<FittedFold> run(
            List<Fold> folds, MultiplierTrainer trainer, FoldStore kept, long seed, LongConsumer onEpochs) {
        AtomicLong epochs = new AtomicLong();
        LongConsumer onEpoch = done -> onEpochs.accept(epochs.incrementAndGet());
        BiFunction<Integer, Optional<FittedFold>, FittedFold> refit = (i, before) -> kept.get(spec, i)
                .filter(earlier -> earlier.fold().equals(folds.get(i)))
                .orElseGet(() -> {
                    FittedFold fitted = fit(folds.get(i), i == 0, before, trainer, foldSeed(seed, i), onEpoch);
                    kept.put(spec, i, fitted);
                    return fitted;
                });
        return spec.refit().startsWarm()
                ? inOrder(folds.size(), refit)
                : IntStream.range(0, folds.size())
                        .parallel()
                        .mapToObj(i -> refit.apply(i, Optional.empty()))
                        .toList();
    }

    private static List<FittedFold> inOrder(int folds, BiFunction<Integer, Optional<FittedFold>, FittedFold> refit) {
        List<FittedFold> fitted = new ArrayList<>();
        for (int i = 0; i < folds; i++) {
            fitted.add(refit.apply(i, i == 0 ? Optional.empty() : Optional.of(fitted.get(i - 1))));
        }
        return List.copyOf(fitted);
    }

    private static long foldSeed(long seed, int fold) {
        return seed * 1_000_003L + fold;
    }

    private FittedFold fit(
            Fold fold,
            boolean first,
            Optional<FittedFold> before,
            MultiplierTrainer trainer,
            long seed,
            LongConsumer onEpoch) {
        KnownExamples known = KnownExamples.of(markets, spec, embargo, fold);
        Scaler scaler = Scaler.fit(known.fitted().stream()
                .map(e -> values(e.market(), e.decision(), e.side()))
                .toArray(double[][]::new));
        Labels labels = Labels.fittedTo(known.fitted(), network, objective, confidence);
        TrainingSet later = set(known.validated(), scaler, labels);
        Start start = before.<Start>map(
                        b -> new Start.From(b.model(), NetworkInputs.columns(scaler, b.scaler(), sides)))
                .orElseGet(Start.Anew::new);
        MultiplierModel general = trainer.train(
                set(known.fitted(), scaler, labels), later, settings(scaler, training(before)), start, seed, onEpoch);
        MultiplierModel model = tuned(general, known.own(), scaler, labels, trainer, ~seed, onEpoch);
        Function<double[][], double[][]> toLogs = labels.toLogMultipliers(
                inBlocks(known.validated()), model.outputs(later.rows(), later.starts(), later.ends()));
        int from = first ? known.own().all().get(0).decision() : fold.firstDecision();
        Map<Side, double[][]> outputs = new EnumMap<>(Side.class);
        for (Side side : sides) {
            int[] decisions = IntStream.rangeClosed(from, fold.lastDecision()).toArray();
            outputs.put(
                    side,
                    toLogs.apply(model.outputs(
                            block(0, side, fold.lastDecision(), scaler), new int[decisions.length], decisions)));
        }
        return new FittedFold(
                fold,
                known.fitted().size(),
                network.training().validationShare() == 0
                        ? 0
                        : known.validated().size(),
                NetworkInputs.count(scaler, sides),
                scaler,
                model,
                from,
                outputs);
    }

    /** With the columns of the monotone inputs; one that the scaler leaves out moves nothing. */
    private NetworkSettings settings(Scaler scaler, TrainingSettings training) {
        List<Monotone> monotone = spec.features().monotone().stream()
                .map(name -> scaler.input(inputs().indexOf(name)))
                .filter(input -> input >= 0)
                .map(input -> new Monotone(input, 1))
                .toList();
        return network.with(network.shape().with(monotone)).with(training);
    }

    private TrainingSettings training(Optional<FittedFold> before) {
        TrainingSettings training = network.training();
        return before.isPresent() ? training.during(spec.refit().warmEpochs(), training.learningRate()) : training;
    }

    /** The model trained further on the examples of the underlying that is tested, with the same scaler and loss. */
    private MultiplierModel tuned(
            MultiplierModel model,
            KnownExamples own,
            Scaler scaler,
            Labels labels,
            MultiplierTrainer trainer,
            long seed,
            LongConsumer onEpoch) {
        if (!spec.refit().fineTunes()) {
            return model;
        }
        return trainer.train(
                set(own.fitted(), scaler, labels),
                set(own.validated(), scaler, labels),
                settings(scaler, spec.refit().fineTuning().of(network.training())),
                new Start.From(model, NetworkInputs.columns(scaler, scaler, sides)),
                seed,
                onEpoch);
    }

    /** In blocks, as training wants them: market by market and side by side, each in time order. */
    private static List<Example> inBlocks(List<Example> examples) {
        return examples.stream()
                .sorted(Comparator.comparingInt(Example::market)
                        .thenComparing(Example::side)
                        .thenComparingInt(Example::decision))
                .toList();
    }

    /** Examples with the rows of each block up to the latest decision among them, and none later. */
    private TrainingSet set(List<Example> examples, Scaler scaler, Labels labels) {
        List<Example> blocks = inBlocks(examples);
        List<double[]> rows = new ArrayList<>();
        int[] starts = new int[blocks.size()];
        int[] ends = new int[blocks.size()];
        int block = 0;
        for (int i = 0; i < starts.length; i++) {
            Example example = blocks.get(i);
            boolean begins = i == 0 || !blocks.get(i - 1).sameBlock(example);
            if (begins) {
                block = rows.size();
                int last = lastOfBlock(blocks, i);
                rows.addAll(Arrays.asList(block(example.market(), example.side(), last, scaler)));
            }
            starts[i] = block;
            ends[i] = block + example.decision();
        }
        return new TrainingSet(rows.toArray(double[][]::new), starts, ends, labels.of(blocks));
    }

    private static int lastOfBlock(List<Example> blocks, int from) {
        int i = from;
        while (i + 1 < blocks.size() && blocks.get(i + 1).sameBlock(blocks.get(from))) {
            i++;
        }
        return blocks.get(i).decision();
    }

    private double[][] block(int market, Side side, int last, Scaler scaler) {
        double[][] rows = new double[last + 1][];
        Arrays.setAll(rows, decision -> NetworkInputs.of(values(market, decision, side), side, scaler, sides));
        return rows;
    }

    private double[] values(int market, int decision, Side side) {
        return markets.get(market).values(decision, side);
    }
}
