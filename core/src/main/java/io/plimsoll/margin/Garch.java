package io.plimsoll.margin;

import io.plimsoll.margin.volatility.EgarchFit;
import io.plimsoll.margin.volatility.GarchFit;
import io.plimsoll.margin.volatility.Innovations;
import io.plimsoll.margin.volatility.Mean;
import io.plimsoll.margin.volatility.VolatilityFit;
import io.plimsoll.market.History;
import io.plimsoll.math.Normal;
import io.plimsoll.math.StudentT;

/**
 * {@code garch} and {@code egarch}: GARCH(1,1) and EGARCH(1,1) with Student-t innovations and mean zero; the margin is the t
 * quantile, or expected shortfall, times the root of the variance forecast over the horizon. Over more than one session the sum
 * of t innovations is taken to be t with the same degrees.
 */
final class Garch implements Baseline {

    private final BaselineSettings settings;
    private final Form form;
    private final GarchEstimates estimates;

    /** Which model. */
    enum Form {
        GARCH,
        EGARCH;

        VolatilityFit estimate(double[] changes) {
            return this == GARCH
                    ? GarchFit.estimate(changes, Mean.ZERO, Innovations.STUDENT)
                    : EgarchFit.estimate(changes, Mean.ZERO, Innovations.STUDENT);
        }
    }

    Garch(BaselineSettings settings, Form form) {
        this.settings = settings;
        this.form = form;
        this.estimates = new GarchEstimates(settings, form::estimate);
    }

    @Override
    public String name() {
        return form == Form.GARCH ? "garch" : "egarch";
    }

    @Override
    public double margin(History known, Side side, double confidence) {
        double[] changes = Changes.oneDay(known, settings);
        VolatilityFit fit = estimates.standing(changes);
        if (fit == null) {
            return Double.NaN;
        }
        double sigma = Math.sqrt(fit.varianceAhead(estimates.window(changes), settings.horizon()));
        double tail = RiskMetrics.tail(side, confidence);
        return sigma
                * (settings.measure() == RiskMeasure.VAR
                        ? fit.innovationQuantile(tail)
                        : shortfall(tail, fit.degrees()));
    }

    /**
     * E[z | z &gt; q] of Student's t with unit variance, q its p-quantile: √((d − 2)/d)·(d + q²)/(d − 1)·f(q)/(1 − p), f and
     * q of the t that is not scaled (A. McNeil, R. Frey and P. Embrechts, "Quantitative risk management", 2005, example 2.19);
     * the normal's for d = ∞.
     */
    static double shortfall(double p, double degrees) {
        if (Double.isInfinite(degrees)) {
            return Normal.density(Normal.quantile(p)) / (1 - p);
        }
        double q = StudentT.quantile(p, degrees);
        double density =
                Math.exp(StudentT.logDensityConstant(degrees) - 0.5 * (degrees + 1) * Math.log1p(q * q / degrees));
        return Math.sqrt((degrees - 2) / degrees) * (degrees + q * q) / (degrees - 1) * density / (1 - p);
    }
}
