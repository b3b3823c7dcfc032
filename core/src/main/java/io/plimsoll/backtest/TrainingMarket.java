package io.plimsoll.backtest;

import io.plimsoll.backtest.Labels.Example;
import io.plimsoll.features.FeatureTable;
import io.plimsoll.margin.Side;
import io.plimsoll.margin.tools.Rises;
import io.plimsoll.market.History;
import io.plimsoll.multiplier.NetworkSettings;
import io.plimsoll.multiplier.ObjectiveSettings;
import io.plimsoll.multiplier.PathSettings;
import io.plimsoll.target.BacktestTarget;
import io.plimsoll.target.CoverageTarget;
import io.plimsoll.target.DeficitTarget;
import io.plimsoll.target.Outcome;
import io.plimsoll.target.Target;
import io.plimsoll.target.TargetRule;
import io.plimsoll.target.TargetSettings;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * An underlying that networks learn from: the one that is tested, or another of the panel. All that its examples hold is
 * without unit, so that underlyings can be joined.
 */
final class TrainingMarket {

    private static final double DEAD_BAND = 0.05;

    private final Source source;
    private final double confidence;
    private final NetworkSettings network;
    private final ObjectiveSettings objective;
    private final int[] places;
    private final int[] state;
    private final Map<Side, Map<Integer, Target>> targets = new EnumMap<>(Side.class);
    private final Map<Side, double[][]> states = new EnumMap<>(Side.class);
    private final Map<Side, double[]> rises20 = new EnumMap<>(Side.class);

    /**
     * What is known of an underlying.
     *
     * @param history its sessions
     * @param features of every session
     * @param outcomes by side, then decision
     * @param margins of the baseline at every level
     * @param baseline the model that is multiplied
     * @param followed margins of the models whose rises limit those of a path
     */
    record Source(
            History history,
            FeatureTable features,
            Map<Side, List<Outcome>> outcomes,
            MarginTable margins,
            String baseline,
            MarginTable followed) {}

    /**
     * An underlying as a network sees it.
     *
     * @param names of the features that the network sees, in order; one that is not known here is missing
     */
    TrainingMarket(Source source, List<String> names, double confidence, NetworkSpec spec) {
        this.source = source;
        this.confidence = confidence;
        network = spec.network();
        objective = spec.objective();
        places = names.stream().mapToInt(source.features().names()::indexOf).toArray();
        state = spec.features().state().stream()
                .mapToInt(MarginState.NAMES::indexOf)
                .toArray();
        for (Side side : source.outcomes().keySet()) {
            targets.put(side, targets(side));
            states.put(side, MarginState.of(source.history(), side, baseline(side)));
            rises20.put(side, limits(side, objective.path()));
        }
    }

    private double[] limits(Side side, PathSettings path) {
        double[] followed = path.rise20Like()
                .map(model -> source.followed().of(model, side, confidence))
                .orElseGet(() -> new double[source.history().size()]);
        return Rises.limits(followed, 20, path.rise20());
    }

    /** By decision, the most that a side's margin may stand above its least of twenty sessions. */
    double[] rises20(Side side) {
        return Objects.requireNonNull(rises20.get(side));
    }

    /** By decision, the margin that is multiplied; NaN where there is none. */
    double[] baseline(Side side) {
        return source.margins().of(source.baseline(), side, confidence);
    }

    List<Side> sides() {
        return List.copyOf(source.outcomes().keySet());
    }

    History history() {
        return source.history();
    }

    Set<String> columns() {
        return source.history().columns();
    }

    LocalDate date(int session) {
        return source.history().date(session);
    }

    /** The number of sessions before a day. */
    int sessionsBefore(LocalDate day) {
        int low = 0;
        int high = source.history().size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (date(middle).isBefore(day)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /**
     * Examples all of whose outcome was settled by the close of a day, by decision, then side.
     *
     * @param market the number that they carry
     * @param window the last so many sessions up to that day are those decided on; 0 for all
     */
    List<Example> examples(int market, LocalDate settledBy, int window) {
        List<Example> examples = new ArrayList<>();
        int last = sessionsBefore(settledBy.plusDays(1)) - 1;
        int first = window == 0 ? 0 : Math.max(0, last + 1 - window);
        // A market whose data end has no outcome of its last sessions.
        int end = Math.min(last, outcomes());
        for (int decision = first; decision < end; decision++) {
            for (Side side : sides()) {
                example(market, decision, side).filter(e -> e.settled() <= last).ifPresent(examples::add);
            }
        }
        return examples;
    }

    private int outcomes() {
        return source.outcomes().values().iterator().next().size();
    }

    private Optional<Example> example(int market, int decision, Side side) {
        Outcome outcome = Objects.requireNonNull(source.outcomes().get(side)).get(decision);
        double[] ratios = ratios(outcome);
        Target target = Objects.requireNonNull(targets.get(side)).get(decision);
        if (Arrays.stream(ratios).anyMatch(Double::isNaN) || (objective.loss().needsAim() && target == null)) {
            return Optional.empty();
        }
        double margin = baseline(side)[decision];
        int settled = target == null ? outcome.settled() : Math.max(outcome.settled(), target.settled());
        double ratio = CoverageTarget.ratio(outcome, margin);
        double rise20 = rises20(side)[decision];
        return Optional.of(
                new Example(market, date(decision), decision, settled, side, ratios, ratio, margin, rise20, target));
    }

    private double[] ratios(Outcome outcome) {
        double[] levels = network.levels();
        double[] ratios = new double[levels.length];
        Arrays.setAll(
                ratios,
                i -> CoverageTarget.ratio(
                        outcome,
                        source.margins().of(source.baseline(), outcome.side(), levels[i])[outcome.decision()]));
        return ratios;
    }

    /** By decision, the multiplier that was right; empty where the loss needs none. */
    private Map<Integer, Target> targets(Side side) {
        Map<Integer, Target> byDecision = new HashMap<>();
        if (objective.loss().needsAim()) {
            TargetSettings bounds = new TargetSettings(network.lowest(), network.highest(), DEAD_BAND);
            TargetRule rule =
                    switch (objective.aim()) {
                        case DEFICIT -> new DeficitTarget(bounds);
                        case BACKTEST ->
                            new BacktestTarget(bounds, confidence, objective.window(), BacktestTarget.Window.FORWARD);
                    };
            rule.of(Objects.requireNonNull(source.outcomes().get(side)), baseline(side))
                    .examples()
                    .forEach(t -> byDecision.put(t.decision(), t));
        }
        return byDecision;
    }

    /** The chosen features of a decision and the chosen state of the side's margin; NaN for a feature not known here. */
    double[] values(int decision, Side side) {
        double[] known = source.features().rows().get(decision).values();
        double[] ofMargin = Objects.requireNonNull(states.get(side))[decision];
        double[] values = new double[places.length + state.length];
        for (int i = 0; i < places.length; i++) {
            values[i] = places[i] < 0 ? Double.NaN : known[places[i]];
        }
        for (int i = 0; i < state.length; i++) {
            values[places.length + i] = ofMargin[state[i]];
        }
        return values;
    }
}
