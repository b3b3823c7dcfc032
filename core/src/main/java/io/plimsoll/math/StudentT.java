package io.plimsoll.math;

import org.hipparchus.distribution.continuous.TDistribution;
import org.hipparchus.special.Gamma;

/** Student's t with d degrees of freedom, not scaled to unit variance. */
public final class StudentT {

    private StudentT() {}

    /** The p-quantile. */
    public static double quantile(double p, double degrees) {
        return new TDistribution(degrees).inverseCumulativeProbability(p);
    }

    /** ln of the density's constant Γ((d+1)/2) / (Γ(d/2)√(πd)). */
    public static double logDensityConstant(double degrees) {
        return Gamma.logGamma(0.5 * (degrees + 1)) - Gamma.logGamma(0.5 * degrees) - 0.5 * Math.log(Math.PI * degrees);
    }
}
