package io.plimsoll.surface.essvi;

import io.plimsoll.surface.calibration.FitErrors;
import io.plimsoll.surface.model.Essvi;
import java.util.List;
import java.util.Set;

/**
 * A surface fitted to all expiries at once, or the reason why there is none. Of a surface it is certain, whatever the quotes:
 *
 * <ul>
 *   <li>no butterfly arbitrage: ψ of each slice is within the settings' {@link PsiBound}, the exact one or the sufficient one;
 *   <li>no calendar arbitrage, at any k: θ and ψ(1 ± ρ) do not fall and φ does not rise from a slice to the next. The first
 *       three are necessary. The last is not: it makes them sufficient, and leaves out some surfaces without arbitrage.
 * </ul>
 *
 * The two least values are computed from the slices alone, so that a user can see it without trust in the coordinates.
 *
 * @param slices one an expiry, in the order of the quotes; empty where rejected
 * @param errors of each slice
 * @param alone of each slice fitted alone, without regard to butterfly or calendar arbitrage
 * @param leastG least g over all slices and k, not negative but for rounding (see {@link
 *     io.plimsoll.surface.arbitrage.Butterfly}); NaN where rejected
 * @param leastCalendarMargin least w(k, T_(i+1))/w(k, T_i) − 1 over neighbours, on a grid of k to twelve standard deviations
 *     and in the limit of both wings; positive infinity with one slice, NaN where rejected
 * @param flags what a user has to know
 * @param rejection why there are no slices, in words with values; empty where there are
 */
public record EssviFit(
        List<Essvi> slices,
        List<FitErrors> errors,
        List<FitErrors> alone,
        double leastG,
        double leastCalendarMargin,
        Set<EssviFlag> flags,
        String rejection) {

    /** Whether there is a surface. */
    public boolean calibrated() {
        return !slices.isEmpty();
    }

    /** Root mean square error in volatility basis points, the mean of all slices; NaN where rejected. */
    public double rmseVolBp() {
        return meanRmseVolBp(errors);
    }

    /**
     * What having no arbitrage costs: by how many volatility basis points the mean root mean square error is over that of
     * slices fitted alone. A robust fit may show a little less than nothing, as it minimises something else; NaN where rejected.
     */
    public double costVolBp() {
        return meanRmseVolBp(errors) - meanRmseVolBp(alone);
    }

    private static double meanRmseVolBp(List<FitErrors> errors) {
        return errors.stream().mapToDouble(FitErrors::rmseVolBp).average().orElse(Double.NaN);
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

    /** No surface, and why, in words with values. */
    public static EssviFit rejected(String why) {
        return new EssviFit(List.of(), List.of(), List.of(), Double.NaN, Double.NaN, Set.of(), why);
    }
}
