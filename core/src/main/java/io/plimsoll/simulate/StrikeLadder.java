package io.plimsoll.simulate;

import java.util.ArrayList;
import java.util.List;

/**
 * The strikes of an expiry that a close shows: multiples of a step near the money, of twice the step further out. Steps are a
 * unit times a power of two, so that a strike stays on the ladder when the step changes with time and volatility.
 */
final class StrikeLadder {

    /** The step is the least that is not below this, in standard deviations. */
    private static final double STEP = 0.25;

    private static final double NEAR = 1.2;
    private static final double REACH = 3.2;
    private static final int FINEST = -6;
    private static final int COARSEST = 20;

    private StrikeLadder() {}

    /**
     * The strikes by rising price.
     *
     * @param forward price units
     * @param deviation standard deviation of the log price until expiry
     * @param unit price units
     */
    static List<Double> strikes(double forward, double deviation, double unit) {
        double step = step(STEP * deviation * forward, unit);
        double lowest = forward * StrictMath.exp(-REACH * deviation);
        double highest = forward * (1 + REACH * deviation);
        List<Double> strikes = new ArrayList<>();
        for (long i = (long) Math.ceil(lowest / step); i * step <= highest; i++) {
            boolean near = Math.abs(i * step / forward - 1) <= NEAR * deviation;
            if (i > 0 && (near || i % 2 == 0)) {
                strikes.add(Ticks.decimal(i * step));
            }
        }
        return strikes;
    }

    /** The least of unit·2^k that is not below {@code width}. */
    static double step(double width, double unit) {
        int power = FINEST;
        while (power < COARSEST && Math.scalb(unit, power) < width) {
            power++;
        }
        return Math.scalb(unit, power);
    }
}
