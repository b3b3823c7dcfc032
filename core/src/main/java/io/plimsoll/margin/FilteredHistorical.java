package io.plimsoll.margin;

import io.plimsoll.margin.volatility.Ewma;
import io.plimsoll.market.History;

/**
 * {@code fhs}: filtered historical simulation (Barone-Adesi et al. 1999; Hull &amp; White 1998): each past change is
 * divided by the EWMA σ that stood before it and multiplied by the σ that stands now.
 */
record FilteredHistorical(BaselineSettings settings) implements MeasuredScenarios {

    @Override
    public String name() {
        return "fhs";
    }

    @Override
    public Scenarios scenarios(History known) {
        double[] changes = Changes.oneDay(known, settings);
        double[] sigma = new Ewma(settings.fhsLambda()).sigmas(changes);
        return Scenarios.alike(Changes.rescaled(changes, sigma, settings));
    }
}
