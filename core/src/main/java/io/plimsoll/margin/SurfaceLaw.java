package io.plimsoll.margin;

import io.plimsoll.market.Columns;
import io.plimsoll.market.History;
import io.plimsoll.surface.model.SviSabr;
import io.plimsoll.surface.moments.RiskNeutralLaw;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * {@code montecarlo}: changes drawn from the law that today's surface implies. The SVI-SABR smile at 30 days is shortened to
 * the horizon with α, ν√T and ρ kept, which keeps the smile in units of α√T; its distribution function is inverted. The
 * draws are stratified: the session with the r-th smallest change of n gets the quantile at (r − U)/n, U uniform and seeded, so
 * that several underlyings, joined by session, move together as they did in the past.
 */
record SurfaceLaw(BaselineSettings settings) implements MeasuredScenarios {

    private static final double SESSIONS_A_YEAR = 252;
    private static final int TENOR_DAYS = 30;

    @Override
    public String name() {
        return "montecarlo";
    }

    @Override
    public Scenarios scenarios(History known) {
        double[] past = Changes.last(Changes.overHorizon(known.all(Columns.PNL), settings), settings.lookback());
        double[] draws = new double[past.length];
        Arrays.fill(draws, Double.NaN);
        int now = lastSurface(known);
        if (now < 0) {
            return Scenarios.alike(draws);
        }
        RiskNeutralLaw law = law(known, now);
        double unit = settings.priceUnits() ? known.latest(Columns.PRICE) : 1;
        int[] order = ranked(past);
        SplittableRandom random = new SplittableRandom(settings.seed());
        for (int r = 0; r < order.length; r++) {
            double p = (r + 1 - random.nextDouble()) / order.length;
            draws[order[r]] = unit * Math.expm1(law.quantile(Math.min(Math.max(p, 1e-9), 1 - 1e-9)));
        }
        return Scenarios.alike(draws);
    }

    /** The last session with a surface, at most five sessions old; −1 where there is none. */
    private static int lastSurface(History known) {
        for (int age = 0; age <= 5 && age < known.size(); age++) {
            if (!Double.isNaN(known.lag(Columns.at("nuRootT", TENOR_DAYS), age))) {
                return known.last() - age;
            }
        }
        return -1;
    }

    private RiskNeutralLaw law(History known, int session) {
        double years = settings.horizon() / SESSIONS_A_YEAR;
        return new RiskNeutralLaw(new SviSabr(
                known.at(Columns.at("alpha", TENOR_DAYS), session),
                known.at(Columns.at("nuRootT", TENOR_DAYS), session) / Math.sqrt(years),
                known.at(Columns.at("rho", TENOR_DAYS), session),
                years));
    }

    /** Indices of the known changes, by rising change, then session. */
    private static int[] ranked(double[] past) {
        return java.util.stream.IntStream.range(0, past.length)
                .filter(i -> !Double.isNaN(past[i]))
                .boxed()
                .sorted(java.util.Comparator.comparingDouble(i -> past[i]))
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
