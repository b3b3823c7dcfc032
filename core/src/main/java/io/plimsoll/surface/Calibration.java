package io.plimsoll.surface;

import org.jspecify.annotations.Nullable;

/**
 * What a calibration came to: parameters with their standard errors and fit, or a rejection in words.
 *
 * @param parameters the slice, or null where it was rejected
 * @param standardErrors of α, ν, ρ; NaN for a parameter held at its prior or where no degree of freedom is left; empty where
 *     rejected
 * @param rmseVolBp root mean square error over all quotes, unweighted, in basis points of volatility; NaN where rejected
 * @param maxErrorVolBp largest absolute error in basis points of volatility; NaN where rejected
 * @param wingsIdentified whether ν and ρ were fitted rather than held at the prior
 * @param rejection why there are no parameters, with values; empty where there are
 */
public record Calibration(
        @Nullable SviSabr parameters,
        double[] standardErrors,
        double rmseVolBp,
        double maxErrorVolBp,
        boolean wingsIdentified,
        String rejection) {

    static Calibration rejected(String rejection) {
        return new Calibration(null, new double[0], Double.NaN, Double.NaN, false, rejection);
    }
}
