package io.plimsoll.margin;

import java.time.LocalDate;
import java.util.List;

/** The baselines that every study compares. */
public final class Baselines {

    private Baselines() {}

    /**
     * All baselines, in the order of the benchmark table.
     *
     * @param fixedFrom the day from which {@code static} no longer moves: the first day of the backtest
     */
    public static List<Baseline> all(BaselineSettings settings, LocalDate fixedFrom) {
        return List.of(
                new Static(settings, fixedFrom),
                new HistoricalSimulation(settings),
                new FilteredHistorical(settings),
                new Ewma(settings),
                new Garch(settings),
                new ImpliedVolScaled(settings, false),
                new ImpliedVolScaled(settings, true));
    }
}
