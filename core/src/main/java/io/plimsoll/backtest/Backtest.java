package io.plimsoll.backtest;

import io.plimsoll.features.FeatureTable;
import io.plimsoll.margin.Baselines;
import io.plimsoll.margin.Side;
import io.plimsoll.margin.tools.MarginModel;
import io.plimsoll.margin.tools.MarginTool;
import io.plimsoll.market.History;
import io.plimsoll.market.InputRejectedException;
import io.plimsoll.multiplier.Bounds;
import io.plimsoll.multiplier.ControllerSettings;
import io.plimsoll.multiplier.Ledger;
import io.plimsoll.multiplier.LedgerEntry;
import io.plimsoll.multiplier.MultiplierTrainer;
import io.plimsoll.target.Outcome;
import io.plimsoll.target.Outcomes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import java.util.function.LongFunction;
import java.util.stream.Stream;

/** Walks forward through the backtest and compares every model on every side. */
public final class Backtest {

    private final Plan plan;
    private final History history;
    private final List<Fold> folds;
    private final TestedDays days;
    private final Map<Side, List<Outcome>> outcomes = new EnumMap<>(Side.class);
    private final List<TrainingMarket.Source> panel = new ArrayList<>();
    private final List<ModelSeries> series = new ArrayList<>();
    private final List<FittedFold> fitted = new ArrayList<>();
    private final List<FoldDrift> drift = new ArrayList<>();
    private final List<FoldAttention> attention = new ArrayList<>();
    private final List<FittedNetwork> networks = new ArrayList<>();
    private final Map<Side, List<LedgerEntry>> entries = new EnumMap<>(Side.class);
    private final Map<Side, Ledger> ledgers = new EnumMap<>(Side.class);

    /**
     * What is to be compared.
     *
     * @param study the study's name
     * @param dataOrigin {@code real} or {@code simulated}
     * @param confidence share of losses to be covered
     * @param horizon sessions that a margin has to last
     * @param sides whose losses
     * @param baseline the model that the network multiplies
     * @param relativePnl whether losses are relative changes, so that margin ÷ price is the margin itself
     * @param models the baselines, with their tools
     * @param networks the networks; the controller's account, the folds and the drift of a result are of the first
     * @param panel other underlyings that the networks learn from too
     * @param controller settings of the controller
     * @param walk settings of the walk-forward
     * @param seed decides everything random
     */
    public record Plan(
            String study,
            String dataOrigin,
            double confidence,
            int horizon,
            List<Side> sides,
            String baseline,
            boolean relativePnl,
            List<MarginModel.Spec> models,
            List<NetworkSpec> networks,
            List<PanelMember> panel,
            ControllerSettings controller,
            BacktestSettings walk,
            long seed) {

        /**
         * The model that the networks multiply.
         *
         * @throws InputRejectedException where there is none of this name
         */
        MarginModel.Spec multiplied() {
            return models.stream()
                    .filter(spec -> spec.name().equals(baseline))
                    .findFirst()
                    .orElseThrow(() -> new InputRejectedException("margin.baseline: \"" + baseline
                            + "\" must be one of "
                            + models.stream().map(MarginModel.Spec::name).toList()));
        }
    }

    private Backtest(Plan plan, History history) {
        this.plan = plan;
        this.history = history;
        this.folds = Fold.of(history, plan.walk(), plan.horizon());
        if (folds.isEmpty()) {
            throw new InputRejectedException(
                    "backtest.start: no session lies between " + plan.walk().start() + " and "
                            + plan.walk().end() + "; the sessions run from " + history.date(0) + " to "
                            + history.date(history.last()));
        }
        plan.sides().forEach(side -> outcomes.put(side, Outcomes.of(history, side, plan.horizon())));
        this.days = TestedDays.of(history, outcomes, folds);
    }

    /** Runs it, and fits every fold. */
    public static BacktestResult run(
            Plan plan,
            History history,
            FeatureTable features,
            MultiplierTrainer trainer,
            LongFunction<LongConsumer> onMargins,
            LongFunction<LongConsumer> onEpochs) {
        return run(plan, history, features, trainer, FoldStore.NONE, onMargins, onEpochs);
    }

    /**
     * Runs it.
     *
     * @param kept the folds that were fitted before; it is told of the others
     * @param onMargins from the number of margins to compute, who is told the number computed
     * @param onEpochs from the most epochs to train, over all folds, who is told the number trained
     */
    public static BacktestResult run(
            Plan plan,
            History history,
            FeatureTable features,
            MultiplierTrainer trainer,
            FoldStore kept,
            LongFunction<LongConsumer> onMargins,
            LongFunction<LongConsumer> onEpochs) {
        Backtest backtest = new Backtest(plan, history);
        // What is asked for and is not there is told before the long work.
        MarginModel.Spec multiplied = plan.multiplied();
        plan.networks().forEach(spec -> spec.features().of(features.names(), history.columns()));
        MarginTable margins = backtest.baselines(onMargins);
        plan.panel().forEach(backtest::join);
        LongConsumer epochs = onEpochs.apply(plan.networks().stream()
                .mapToLong(spec -> spec.refit()
                        .mostEpochs(
                                backtest.folds.size(), spec.network().training().maxEpochs()))
                .sum());
        AtomicLong trained = new AtomicLong();
        TrainingMarket.Source tested = new TrainingMarket.Source(
                history, features, backtest.outcomes, margins, plan.baseline(), backtest.followed(history, multiplied));
        for (NetworkSpec spec : plan.networks()) {
            backtest.network(spec, tested, trainer, kept, done -> epochs.accept(trained.incrementAndGet()));
        }
        return backtest.result();
    }

    private MarginTable baselines(LongFunction<LongConsumer> onMargins) {
        MarginTool controller = controller();
        List<MarginModel> models = plan.models().stream()
                .map(spec -> MarginModel.of(spec, controller))
                .toList();
        MarginTable table = MarginTable.compute(
                history,
                days.first(),
                models,
                plan.sides(),
                new double[] {plan.confidence()},
                onMargins.apply(MarginTable.units(history, models, plan.sides())));
        for (MarginModel model : models) {
            for (Side side : plan.sides()) {
                double[] margins = table.of(model.name(), side, plan.confidence());
                series.add(new ModelSeries(model.name(), side, days.of(margins, model.name()), days.each(Double.NaN)));
            }
        }
        MarginModel multiplied = MarginModel.of(plan.multiplied(), controller);
        return table.and(MarginTable.compute(history, 0, List.of(multiplied), plan.sides(), levels(), n -> {}));
    }

    /** The margins of every model whose rises limit those of a network's path, set like the rule that is multiplied. */
    private MarginTable followed(History of, MarginModel.Spec multiplied) {
        List<MarginModel> models = plan.networks().stream()
                .flatMap(spec -> spec.objective().path().rise20Like().stream())
                .distinct()
                .map(name -> new MarginModel(name, Baselines.named(name, multiplied.baseline()), List.of()))
                .toList();
        return MarginTable.compute(of, 0, models, plan.sides(), new double[] {plan.confidence()}, n -> {});
    }

    /** Takes an underlying into the panel, with the margins of its own baseline at every level that a network asks for. */
    private void join(PanelMember member) {
        int horizon = member.baseline().baseline().horizon();
        if (horizon != plan.horizon()) {
            throw new InputRejectedException("panel: margin.horizonDays of " + member.name()
                    + " must be that of this study, " + plan.horizon() + ", was " + horizon);
        }
        MarginModel model = MarginModel.of(member.baseline(), controller());
        MarginTable table = MarginTable.compute(member.history(), 0, List.of(model), plan.sides(), levels(), n -> {});
        Map<Side, List<Outcome>> settled = new EnumMap<>(Side.class);
        plan.sides().forEach(side -> settled.put(side, Outcomes.of(member.history(), side, plan.horizon())));
        panel.add(new TrainingMarket.Source(
                member.history(),
                member.features(),
                settled,
                table,
                model.name(),
                followed(member.history(), member.baseline())));
    }

    private MarginTool controller() {
        return new ControllerTool(bounds(plan.networks().get(0)), plan.controller(), plan.horizon());
    }

    private double[] levels() {
        return plan.networks().stream()
                .flatMapToDouble(spec -> Arrays.stream(spec.network().levels()))
                .distinct()
                .toArray();
    }

    private static Bounds bounds(NetworkSpec spec) {
        return new Bounds(spec.network().lowest(), spec.network().highest());
    }

    private void network(
            NetworkSpec spec,
            TrainingMarket.Source tested,
            MultiplierTrainer trainer,
            FoldStore kept,
            LongConsumer onEpoch) {
        List<String> names = spec.features().of(tested.features().names(), history.columns());
        List<TrainingMarket> markets = Stream.concat(Stream.of(tested), panel.stream())
                .map(source -> new TrainingMarket(source, names, plan.confidence(), spec))
                .toList();
        WalkForward walk = new WalkForward(
                markets, names, plan.confidence(), spec, plan.walk().embargo());
        List<FittedFold> folds = walk.run(this.folds, trainer, kept, plan.seed() + spec.seed(), onEpoch);
        if (fitted.isEmpty()) {
            fitted.addAll(folds);
            folds.forEach(f -> drift.add(walk.drift(f, plan.horizon())));
        }
        folds.forEach(f -> attention.addAll(walk.attention(f, plan.horizon())));
        networks.add(walk.network(folds.get(folds.size() - 1), plan.horizon()));
        plan.sides().forEach(side -> network(spec, side, markets.get(0), folds));
    }

    private void network(NetworkSpec spec, Side side, TrainingMarket tested, List<FittedFold> folds) {
        double[] all = tested.baseline(side);
        double[] base = days.of(all, plan.baseline());
        NetworkMargins network = new NetworkMargins(
                all,
                tested.rises20(side),
                Objects.requireNonNull(outcomes.get(side)),
                bounds(spec),
                plan.confidence(),
                spec.objective());
        double[][] outputs = folds.stream()
                .flatMap(f -> Arrays.stream(Objects.requireNonNull(f.outputs().get(side))))
                .toArray(double[][]::new);
        double[] wanted = network.wanted(folds.get(0).from(), outputs);
        double[] plain = network.plain(wanted, days.first(), days.count());
        NetworkMargins.Called controlled = network.controlled(wanted, days.first(), days.count(), plan.controller());
        series.add(new ModelSeries(spec.name(), side, product(plain, base), plain));
        series.add(new ModelSeries(
                spec.name() + "+controller", side, product(controlled.multipliers(), base), controlled.multipliers()));
        entries.putIfAbsent(side, controlled.entries());
        ledgers.putIfAbsent(side, controlled.ledger());
    }

    private static double[] product(double[] a, double[] b) {
        double[] product = new double[a.length];
        Arrays.setAll(product, i -> a[i] * b[i]);
        return product;
    }

    private BacktestResult result() {
        double[] prices = days.prices();
        List<BreachWatch> watches = BreachWatch.of(
                series,
                days.losses(),
                days.dates(),
                plan.confidence(),
                plan.horizon(),
                plan.walk().alarm());
        return new BacktestResult(
                days.dates(),
                prices,
                days.losses(),
                List.copyOf(series),
                entries,
                ledgers,
                fitted.stream()
                        .map(f -> BacktestResult.FoldSummary.of(f, history, plan.horizon()))
                        .toList(),
                List.copyOf(networks),
                List.copyOf(drift),
                List.copyOf(attention),
                watches,
                metrics(prices, watches),
                List.of());
    }

    private Metrics metrics(double[] prices, List<BreachWatch> watches) {
        return new Metrics(
                plan.study(),
                plan.dataOrigin(),
                plan.confidence(),
                plan.horizon(),
                days.count(),
                days.dates().get(0),
                days.dates().get(days.count() - 1),
                plan.baseline(),
                Evaluation.of(
                        series,
                        days.losses(),
                        plan.relativePnl() ? days.each(1) : prices,
                        watches,
                        plan.baseline(),
                        plan.confidence(),
                        plan.seed()),
                List.of());
    }
}
