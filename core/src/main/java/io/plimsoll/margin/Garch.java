package io.plimsoll.margin;

import io.plimsoll.market.Columns;
import io.plimsoll.market.History;
import io.plimsoll.math.StudentT;
import java.util.Arrays;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * {@code garch}: GARCH(1,1) with Student-t innovations (Bollerslev 1987), estimated by maximum likelihood on the last
 * {@code lookback} changes every {@code garchRefit} sessions; the margin is the t quantile times the forecast σ. Between
 * two estimations the parameters stand and the variance is filtered on.
 */
final class Garch implements Baseline {

    private final BaselineSettings settings;
    /** Estimates by the session that they were made at; a cache, as an estimate depends on nothing else. */
    private final ConcurrentHashMap<Integer, GarchFit> fits = new ConcurrentHashMap<>();

    Garch(BaselineSettings settings) {
        this.settings = settings;
    }

    @Override
    public String name() {
        return "garch";
    }

    @Override
    public double margin(History known, Side side, double confidence) {
        int firstFit = firstFitSession(known);
        if (firstFit < 0) {
            return Double.NaN;
        }
        int age = (known.last() - firstFit) % settings.garchRefit();
        int fitSession = known.last() - age;
        GarchFit fit = fits.computeIfAbsent(fitSession, s -> GarchFit.estimate(changes(known.upTo(s))));
        double sigma = fit.forecast(changes(known));
        double t = StudentT.quantile(Ewma.tail(side, confidence), fit.degrees());
        return sigma * t * Math.sqrt((fit.degrees() - 2) / fit.degrees());
    }

    private int firstFitSession(History known) {
        int seen = 0;
        for (int i = 0; i < known.size(); i++) {
            if (!Double.isNaN(known.at(Columns.PNL, i)) && ++seen == settings.minHistory()) {
                return i;
            }
        }
        return -1;
    }

    private double[] changes(History known) {
        return Arrays.stream(known.window(Columns.PNL, settings.lookback()))
                .filter(x -> !Double.isNaN(x))
                .toArray();
    }

    /** The estimate made at a session, for tests; null where none was made. */
    @Nullable
    GarchFit fitAt(int session) {
        return fits.get(session);
    }
}
