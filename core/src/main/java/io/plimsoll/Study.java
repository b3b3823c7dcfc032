package io.plimsoll;

import io.plimsoll.backtest.Backtest;
import io.plimsoll.backtest.BacktestResult;
import io.plimsoll.backtest.FoldStore;
import io.plimsoll.backtest.NetworkSpec;
import io.plimsoll.backtest.PanelMember;
import io.plimsoll.features.FeatureCatalogue;
import io.plimsoll.features.FeatureTable;
import io.plimsoll.features.KnownMarket;
import io.plimsoll.features.RowUse;
import io.plimsoll.margin.Side;
import io.plimsoll.market.History;
import io.plimsoll.market.MarketData;
import io.plimsoll.market.RejectedRow;
import io.plimsoll.market.RejectedRows;
import io.plimsoll.multiplier.MultiplierTrainer;
import io.plimsoll.surface.Surfaces;
import io.plimsoll.truth.Truth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The whole method, read top to bottom. */
public final class Study {

    private Study() {}

    /**
     * Runs a study: the same settings, data and trainer give the same result, whatever the number of threads.
     *
     * @param panel other underlyings that the networks learn from too, each a {@link #member}
     * @param truth of a simulated market, otherwise {@link Truth#UNKNOWN}
     * @param kept folds that were fitted before; it is told of those that are fitted now
     */
    public static StudyResult run(
            StudySettings settings,
            MarketData data,
            List<PanelMember> panel,
            Truth truth,
            MultiplierTrainer trainer,
            FoldStore kept,
            StudyObserver observer) {

        // 1. and 2. The market on its sessions, and the surfaces of its options.
        StudyMarket market = StudyMarket.of(settings, data, observer);

        // 3. Features: what was known at each close, and nothing after it.
        History history = market.history();
        FeatureCatalogue catalogue = FeatureCatalogue.of(history);
        FeatureTable features =
                FeatureTable.compute(history, catalogue.features(), observer.stage("Features", history.size()));

        // 4. to 7. Baseline margins, targets, the network and its controller, tested walking forward.
        BacktestResult backtest = Backtest.run(
                plan(settings, panel),
                history,
                features,
                trainer,
                kept,
                margins -> observer.stage("Baseline margins", margins),
                epochs -> observer.stage("Network", epochs));

        belowBounds(settings, backtest).forEach(observer::tell);

        // Every margin is set. Where the market was simulated, now is told what they should have been.
        boolean relative = settings.market().relativePnl();
        BacktestResult judged = backtest.against(truth.margins(backtest, question(settings), relative), relative);

        return new StudyResult(
                history, market.surfaces(), features, judged, rejected(market, data, truth, settings), rows(data));
    }

    /**
     * Where limits on rises held a margin below the least multiplier times its baseline, a sentence a network and side: a
     * baseline that keeps such limits itself does not let that happen.
     */
    private static List<String> belowBounds(StudySettings settings, BacktestResult backtest) {
        List<String> sentences = new ArrayList<>();
        for (NetworkSpec spec : settings.networks()) {
            double lowest = spec.network().lowest();
            for (Side side : settings.sides()) {
                double[] below = Arrays.stream(
                                backtest.series(spec.name(), side).multipliers())
                        .filter(m -> m < lowest * (1 - 1e-9))
                        .toArray();
                if (below.length > 0) {
                    sentences.add(String.format(
                            Locale.ROOT,
                            "%s, %s: on %d of %d days the limits of network.path held the margin below %s times %s, down to"
                                    + " %.2f times; a margin.baseline that keeps limits itself, such as ivnow, prevents that",
                            spec.name(),
                            side.label(),
                            below.length,
                            backtest.dates().size(),
                            lowest,
                            settings.baseline(),
                            Arrays.stream(below).min().orElseThrow()));
                }
            }
        }
        return sentences;
    }

    /** What another study's market gives to a panel: its sessions, their features, and the baseline that it multiplies. */
    public static PanelMember member(StudySettings settings, MarketData data, StudyObserver observer) {
        History history = StudyMarket.of(settings, data, observer).history();
        return new PanelMember(
                settings.study(),
                history,
                FeatureTable.compute(
                        history, FeatureCatalogue.of(history).features(), observer.stage("Features", history.size())),
                settings.models().stream()
                        .filter(m -> m.name().equals(settings.baseline()))
                        .findFirst()
                        .orElseThrow());
    }

    static Backtest.Plan plan(StudySettings s, List<PanelMember> panel) {
        return new Backtest.Plan(
                s.study(),
                s.origin().name().toLowerCase(Locale.ROOT),
                s.confidence(),
                s.horizonDays(),
                s.sides(),
                s.baseline(),
                s.market().relativePnl(),
                s.models(),
                s.networks(),
                panel,
                s.controller(),
                s.backtest(),
                s.seed());
    }

    private static Truth.Question question(StudySettings s) {
        return new Truth.Question(s.confidence(), s.horizonDays(), s.market().underlying());
    }

    private static List<RejectedRow> rejected(
            StudyMarket market, MarketData data, Truth truth, StudySettings settings) {
        KnownMarket known = market.known();
        List<List<RejectedRow>> rejected = new ArrayList<>();
        rejected.add(data.rejected());
        rejected.add(RowUse.unused(known, data, settings.market()));
        rejected.add(truth.unused(known.underlying().dates(), question(settings)));
        rejected.add(Surfaces.outside(known.underlying(), data.options()));
        market.built().forEach(b -> rejected.add(b.rejected()));
        return RejectedRows.join(rejected);
    }

    private static long rows(MarketData data) {
        return data.files().stream().mapToLong(f -> f.rows()).sum();
    }
}
