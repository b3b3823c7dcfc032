package io.plimsoll.backtest;

import io.plimsoll.backtest.Labels.Example;
import io.plimsoll.margin.Side;
import io.plimsoll.market.InputRejectedException;
import io.plimsoll.multiplier.MultiplierModel;
import io.plimsoll.multiplier.MultiplierTrainer;
import io.plimsoll.multiplier.NetworkSettings;
import io.plimsoll.multiplier.ObjectiveSettings;
import io.plimsoll.multiplier.Scaler;
import io.plimsoll.multiplier.TrainingSet;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Fits the network again and again, on a growing past or the latest part of it, and takes each decision with the network of its fold. All sides are
 * examples of one network, told apart by one input a side; so are the underlyings of a panel.
 */
final class WalkForward {

    private static final int LEAST_EXAMPLES = 60;

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
                Stream.concat(names.stream(), spec.features().state().stream()).toList(),
                last.scaler(),
                sides,
                last.model(),
                BacktestResult.FoldSummary.of(last, markets.get(0).history(), horizon));
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
        LocalDate firstValidated = known.get(cut).date();
        List<Example> validated = known.subList(cut, known.size());
        List<Example> fitted = stops
                ? known.subList(0, cut).stream()
                        .filter(e ->
                                e.settled() + embargo <= markets.get(e.market()).sessionsBefore(firstValidated))
                        .toList()
                : known;
        requireEnough(fold, fitted.size(), validated.size());
        Scaler scaler = Scaler.fit(fitted.stream()
                .map(e -> values(e.market(), e.decision(), e.side()))
                .toArray(double[][]::new));
        Labels labels = Labels.fittedTo(fitted, network, objective, confidence);
        TrainingSet later = set(validated, scaler, labels);
        MultiplierModel model = trainer.train(set(fitted, scaler, labels), later, network, seed, onEpoch);
        Function<double[][], double[][]> toLogs =
                labels.toLogMultipliers(inBlocks(validated), model.outputs(later.rows(), later.starts(), later.ends()));
        int from = first
                ? known.stream()
                        .filter(e -> e.market() == 0)
                        .findFirst()
                        .orElseThrow()
                        .decision()
                : fold.firstDecision();
        Map<Side, double[][]> outputs = new EnumMap<>(Side.class);
        for (Side side : sides) {
            int[] decisions = IntStream.rangeClosed(from, fold.lastDecision()).toArray();
            outputs.put(
                    side,
                    toLogs.apply(model.outputs(
                            block(0, side, fold.lastDecision(), scaler), new int[decisions.length], decisions)));
        }
        int inputs = scaler.inputs() + (sides.size() > 1 ? sides.size() : 0);
        return new FittedFold(fold, fitted.size(), validated.size(), inputs, scaler, model, from, outputs);
    }

    private void requireEnough(Fold fold, int fitted, int validated) {
        if (fitted < LEAST_EXAMPLES || validated < LEAST_EXAMPLES / 3) {
            throw tooFew(
                    fold,
                    fitted + " examples to fit and " + validated + " to validate lie",
                    ", at least " + LEAST_EXAMPLES + " and " + LEAST_EXAMPLES / 3 + " are needed");
        }
    }

    private InputRejectedException tooFew(Fold fold, String found, String needed) {
        int window = spec.refit().rollingWindow();
        String before = " before " + markets.get(0).date(fold.firstDecision()) + needed + "; ";
        return new InputRejectedException(
                window == 0
                        ? "backtest.start: " + found + before + "start later or lower margin.minHistory"
                        : "network.rollingWindow: in the last " + window + " sessions " + found + before
                                + "take more sessions, or 0 for all, or start later or lower margin.minHistory");
    }

    /** In blocks, as training wants them: market by market and side by side, each in time order. */
    private static List<Example> inBlocks(List<Example> examples) {
        return examples.stream()
                .sorted(Comparator.comparingInt(Example::market)
                        .thenComparing(Example::side)
                        .thenComparingInt(Example::decision))
                .toList();
    }

    /** Examples of every market whose outcome was settled early enough, by date. */
    private List<Example> examples(Fold fold) {
        LocalDate settledBy = markets.get(0).date(Math.max(0, fold.lastSettled()));
        List<Example> examples = new ArrayList<>();
        for (int market = 0; market < markets.size(); market++) {
            examples.addAll(
                    markets.get(market).examples(market, settledBy, spec.refit().rollingWindow()));
        }
        if (examples.stream().noneMatch(e -> e.market() == 0)) {
            throw tooFew(fold, "no baseline margin lies", "");
        }
        examples.sort(Comparator.comparing(Example::date));
        return examples;
    }

    private int validationStart(List<Example> known) {
        int cut = (int) Math.floor(known.size() * (1 - network.training().validationShare()));
        LocalDate date = known.get(Math.min(cut, known.size() - 1)).date();
        while (cut > 0 && known.get(cut - 1).date().equals(date)) {
            cut--;
        }
        return cut;
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
