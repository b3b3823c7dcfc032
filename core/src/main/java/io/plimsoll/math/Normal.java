package io.plimsoll.math;

import org.hipparchus.distribution.continuous.NormalDistribution;

/** The standard normal distribution. */
public final class Normal {

    private static final NormalDistribution STANDARD = new NormalDistribution(0, 1);
    private static final double ONE_OVER_ROOT_TWO_PI = 0.3989422804014327;

    private Normal() {}

    /** n(x), the density. */
    public static double density(double x) {
        return ONE_OVER_ROOT_TWO_PI * Math.exp(-0.5 * x * x);
    }

    /** N(x), the distribution function, with relative accuracy in the left tail. */
    public static double cumulative(double x) {
        return 0.5 * ErrorFunction.erfc(-x / Math.sqrt(2));
    }

    /** The p-quantile. */
    public static double quantile(double p) {
        return STANDARD.inverseCumulativeProbability(p);
    }
}
