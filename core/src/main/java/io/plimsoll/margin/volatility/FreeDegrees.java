package io.plimsoll.margin.volatility;

/**
 * d as a function of a free coordinate τ: 1/d = 1/500 + (1/2.05 − 1/500)·logistic(τ). At 500 Student's t is the normal for
 * every use here; under 2.05 a variance would hardly exist.
 */
final class FreeDegrees {

    static final double LEAST = 2.05;
    static final double MOST = 500;

    private FreeDegrees() {}

    static double of(double tau) {
        return 1 / (1 / MOST + (1 / LEAST - 1 / MOST) * logistic(tau));
    }

    /** dd/dτ. */
    static double slope(double tau) {
        double d = of(tau);
        return -d * d * (1 / LEAST - 1 / MOST) * logistic(tau) * logistic(-tau);
    }

    static double coordinate(double degrees) {
        double inside = Math.min(Math.max(degrees, 1.001 * LEAST), 0.9 * MOST);
        double share = (1 / inside - 1 / MOST) / (1 / LEAST - 1 / MOST);
        return Math.log(share / (1 - share));
    }

    private static double logistic(double tau) {
        return 1 / (1 + Math.exp(-tau));
    }
}
