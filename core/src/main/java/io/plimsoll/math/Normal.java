package io.plimsoll.math;

import org.hipparchus.distribution.continuous.NormalDistribution;

/** The standard normal distribution. */
public final class Normal {

    private static final NormalDistribution STANDARD = new NormalDistribution(0, 1);

    private Normal() {}

    /** The p-quantile. */
    public static double quantile(double p) {
        return STANDARD.inverseCumulativeProbability(p);
    }
}
