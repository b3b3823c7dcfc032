package io.plimsoll;

import io.plimsoll.backtest.CrossValidation;
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
     * @param heldOut share of the sessions, the latest, that networks are judged on
     * @param blocks that these are cut into, at least
     */
    public static CrossValidation of(
            StudySettings settings, MarketData data, double heldOut, int blocks, StudyObserver observer) {
        MarketData known = data.before(settings.backtest().start());
        History history = StudyMarket.of(settings, known, observer).history();
        FeatureCatalogue catalogue = FeatureCatalogue.of(history);
        FeatureTable features =
                FeatureTable.compute(history, catalogue.features(), observer.stage("Features", history.size()));
        return CrossValidation.of(Study.plan(settings, List.of()), history, features, heldOut, blocks);
    }
}
