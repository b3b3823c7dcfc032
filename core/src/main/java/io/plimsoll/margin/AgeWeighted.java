package io.plimsoll.margin;

import io.plimsoll.margin.volatility.AgeWeights;
import io.plimsoll.market.History;

/**
 * {@code brw}: the losses of the last {@code lookback} sessions, of which one that is k sessions old counts λ^k (J.
 * Boudoukh, M. Richardson and R. Whitelaw, "The best of both worlds", Risk 11 (1998), 64–67).
 */
record AgeWeighted(BaselineSettings settings) implements MeasuredScenarios {

    @Override
    public String name() {
        return "brw";
    }

    @Override
    public Scenarios scenarios(History known) {
        double[] changes =
                Changes.last(Changes.overHorizon(Changes.oneDay(known, settings), settings), settings.lookback());
        return new Scenarios(changes, AgeWeights.of(changes.length, settings.brwLambda()));
    }
}
