package io.plimsoll.margin;

import io.plimsoll.market.History;

/** {@code hs}: the losses of the last {@code lookback} sessions, each with the same weight. */
record HistoricalSimulation(BaselineSettings settings) implements MeasuredScenarios {

    @Override
    public String name() {
        return "hs";
    }

    @Override
    public Scenarios scenarios(History known) {
        double[] changes = Changes.overHorizon(Changes.oneDay(known, settings), settings);
        return Scenarios.alike(Changes.last(changes, settings.lookback()));
    }
}
