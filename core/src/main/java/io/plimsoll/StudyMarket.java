package io.plimsoll;

import io.plimsoll.features.HistoryAssembler;
import io.plimsoll.features.KnownMarket;
import io.plimsoll.market.History;
import io.plimsoll.market.MarketData;
import io.plimsoll.surface.SurfaceBuilder;
import io.plimsoll.surface.SurfaceDay;
import io.plimsoll.surface.Surfaces;
import java.util.List;

/**
 * What a study knows of its market: the first steps of the method, which margins of accounts start with too.
 *
 * @param known prices and series on sessions
 * @param built one a day with options, with the rows that were not used
 * @param history every column by session
 */
public record StudyMarket(KnownMarket known, List<SurfaceBuilder.Built> built, History history) {

    /** Reads the market of a study. */
    public static StudyMarket of(StudySettings settings, MarketData data, StudyObserver observer) {

        // 1. The market: prices are the sessions; every series is laid on them with its release lag.
        KnownMarket known = KnownMarket.of(data, settings.market());

        // 2. Surfaces: each day's chain is cleaned, its forwards found, its smiles fitted and checked.
        List<SurfaceBuilder.Built> built = Surfaces.build(
                known.underlying(),
                data.options(),
                known.rates()::continuous,
                settings.surface(),
                observer.stage("Surfaces", Surfaces.days(known.underlying(), data.options())));

        // What was known at each close, and nothing after it.
        return new StudyMarket(
                known, built, HistoryAssembler.assemble(known, data, Surfaces.fitted(built), settings.market()));
    }

    /** The fitted surfaces, by date. */
    public List<SurfaceDay> surfaces() {
        return Surfaces.fitted(built);
    }
}
