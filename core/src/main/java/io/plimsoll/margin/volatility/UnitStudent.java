package io.plimsoll.margin.volatility;

import io.plimsoll.math.Normal;
import io.plimsoll.math.StudentT;
import org.hipparchus.special.Gamma;

/**
 * Student's t scaled to variance 1: z = T·√((d − 2)/d), d &gt; 2. At d = ∞ it is the standard normal. Its log-density is
 * c(d) − (d + 1)/2·ln(1 + z²/(d − 2)).
 *
 * @param degrees d, or ∞
 * @param constant c(d) = ln Γ((d + 1)/2) − ln Γ(d/2) − ½ ln(π(d − 2))
 * @param constantSlope c′(d)
 * @param meanAbsolute E|z| = 2√(d − 2)·Γ((d + 1)/2) / ((d − 1)·√π·Γ(d/2))
 * @param meanAbsoluteSlope its derivative in d
 */
record UnitStudent(
        double degrees, double constant, double constantSlope, double meanAbsolute, double meanAbsoluteSlope) {

    private static final UnitStudent NORMAL =
            new UnitStudent(Double.POSITIVE_INFINITY, -0.5 * Math.log(2 * Math.PI), 0, Math.sqrt(2 / Math.PI), 0);

    static UnitStudent of(double d) {
        if (Double.isInfinite(d)) {
            return NORMAL;
        }
        double logGammas = Gamma.logGamma(0.5 * (d + 1)) - Gamma.logGamma(0.5 * d);
        double digammas = 0.5 * (Gamma.digamma(0.5 * (d + 1)) - Gamma.digamma(0.5 * d));
        double absolute = 2 * Math.sqrt((d - 2) / Math.PI) * Math.exp(logGammas) / (d - 1);
        return new UnitStudent(
                d,
                logGammas - 0.5 * Math.log(Math.PI * (d - 2)),
                digammas - 0.5 / (d - 2),
                absolute,
                absolute * (digammas + 0.5 / (d - 2) - 1 / (d - 1)));
    }

    boolean isNormal() {
        return Double.isInfinite(degrees);
    }

    /** The p-quantile of z. */
    static double quantile(double p, double d) {
        return Double.isInfinite(d) ? Normal.quantile(p) : StudentT.quantile(p, d) * Math.sqrt((d - 2) / d);
    }
}
