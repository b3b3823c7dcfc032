package io.plimsoll.surface.essvi;

import io.plimsoll.surface.model.Essvi;
import java.util.List;
import java.util.Set;

/**
 * A surface fitted to all expiries at once, or the reason why there is none.
 *
 * @param slices one an expiry, in the order of the quotes; empty where rejected
 * @param rmseVolBp of each slice, root mean square error in volatility basis points (0.0001), unweighted
 * @param leastCalendarMargin least w(k, T_(i+1))/w(k, T_i) − 1 over neighbours and a dense grid of k; positive infinity
 *     with one slice, NaN where rejected
 * @param converged whether the search ended at a minimum
 * @param flags what a user has to know
 * @param rejection why there are no slices, in words with values; empty where there are
 */
public record EssviFit(
        List<Essvi> slices,
        double[] rmseVolBp,
        double leastCalendarMargin,
        boolean converged,
        Set<EssviFlag> flags,
        String rejection) {

    /** Whether there is a surface. */
    public boolean calibrated() {
        return !slices.isEmpty();
    }

    /**
     * The surface for any time to expiry.
     *
     * @throws IllegalStateException where there is none
     */
    public EssviSurface surface() {
        if (!calibrated()) {
            throw new IllegalStateException("there is no surface: " + rejection);
        }
        return new EssviSurface(slices);
    }

    static EssviFit rejected(String why) {
        return new EssviFit(List.of(), new double[0], Double.NaN, false, Set.of(), why);
    }
}
