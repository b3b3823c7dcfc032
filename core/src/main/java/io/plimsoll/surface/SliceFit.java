package io.plimsoll.surface;

import io.plimsoll.surface.model.SviSabr;
import io.plimsoll.surface.moments.Moments;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What became of one expiry on one day: calibrated, or rejected with the reason. Never a start value handed on as a
 * result.
 *
 * @param expiry the last trading day of the options
 * @param timeToExpiryYears T, calendar days ÷ 365
 * @param forward F, in price units; NaN where none was found
 * @param discount the discount factor to expiry
 * @param usableStrikes strikes with a usable out-of-the-money quote
 * @param parameters the fitted slice, or null where it was rejected
 * @param standardErrors of α, ν, ρ; NaN for a parameter held at its prior; empty where rejected
 * @param rmseVolBp root mean square error in volatility basis points (0.0001), unweighted; NaN where rejected
 * @param maxErrorVolBp largest absolute error in volatility basis points; NaN where rejected
 * @param moments of the fitted slice, or null
 * @param flags what a user has to know
 * @param rejection why there are no parameters, in words with values; empty where there are
 * @param quotes what was fitted to
 */
public record SliceFit(
        LocalDate expiry,
        double timeToExpiryYears,
        double forward,
        double discount,
        int usableStrikes,
        @Nullable SviSabr parameters,
        double[] standardErrors,
        double rmseVolBp,
        double maxErrorVolBp,
        @Nullable Moments moments,
        Set<SliceFlag> flags,
        String rejection,
        SliceQuotes quotes) {

    /** Whether there are parameters. */
    public boolean calibrated() {
        return parameters != null;
    }
}
