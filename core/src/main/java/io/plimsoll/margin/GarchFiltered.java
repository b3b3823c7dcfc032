package io.plimsoll.margin;

import io.plimsoll.margin.volatility.VolatilityFit;
import io.plimsoll.market.History;
import java.util.Arrays;

/**
 * {@code fhs-garch}: filtered historical simulation (G. Barone-Adesi, K. Giannopoulos and L. Vosper, "VaR without correlations for
 * portfolios of derivative securities", Journal of Futures Markets 19 (1999), 583–602): each past change is divided by the
 * GARCH(1,1)-t σ that stood before it and multiplied by the σ of now.
 */
final class GarchFiltered implements MeasuredScenarios {

    private final BaselineSettings settings;
    private final GarchEstimates estimates;

    GarchFiltered(BaselineSettings settings) {
        this.settings = settings;
        this.estimates = new GarchEstimates(settings, Garch.Form.GARCH::estimate);
    }

    @Override
    public BaselineSettings settings() {
        return settings;
    }

    @Override
    public String name() {
        return "fhs-garch";
    }

    @Override
    public Scenarios scenarios(History known) {
        double[] all = Changes.oneDay(known, settings);
        VolatilityFit fit = estimates.standing(all);
        if (fit == null) {
            double[] none = new double[Math.min(all.length, settings.lookback())];
            Arrays.fill(none, Double.NaN);
            return Scenarios.alike(none);
        }
        double[] changes = Changes.last(all, settings.lookback());
        return Scenarios.alike(Changes.rescaled(changes, fit.sigmas(changes), settings));
    }
}
