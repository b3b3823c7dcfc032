package io.plimsoll;

import io.plimsoll.backtest.CrossValidation;
import io.plimsoll.backtest.PanelMember;
import io.plimsoll.features.FeatureCatalogue;
import io.plimsoll.features.FeatureTable;
import io.plimsoll.market.History;
import io.plimsoll.market.MarketData;
import java.util.List;

/** The training side of a study, for the choice of a network's settings. */
public final class Tuning {

    private Tuning() {}

    /**
     * Reads the market of a study as it was known before its backtest. Rows of later days are dropped before anything is
     * computed: whatever they say, the result is the same.
     *
     * @param panel the other markets, each by {@link #member}
     * @param heldOut share of the sessions, the latest, that networks are judged on
     * @param blocks that these are cut into, at least
     */
    public static CrossValidation of(
            StudySettings settings,
            MarketData data,
            List<PanelMember> panel,
            double heldOut,
            int blocks,
            StudyObserver observer) {
        MarketData known = data.before(settings.backtest().start());
        History history = StudyMarket.of(settings, known, observer).history();
        FeatureCatalogue catalogue = FeatureCatalogue.of(history);
        FeatureTable features =
                FeatureTable.compute(history, catalogue.features(), observer.stage("Features", history.size()));
        return CrossValidation.of(Study.plan(settings, panel), history, features, heldOut, blocks);
    }

    /**
     * What another study's market gives to the panel, as it was known before the backtest.
     *
     * @param settings of the study whose network is chosen
     * @param other of the other study
     * @param data of the other study
     */
    public static PanelMember member(
            StudySettings settings, StudySettings other, MarketData data, StudyObserver observer) {
        return Study.member(other, data.before(settings.backtest().start()), observer);
    }
}
