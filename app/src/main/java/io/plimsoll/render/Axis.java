package io.plimsoll.render;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;

/**
 * Values along one edge of a plot.
 *
 * @param low the value at {@code from}
 * @param high the value at {@code to}
 * @param from pixels
 * @param to pixels; less than {@code from} on an axis that points up
 * @param log whether equal steps are equal ratios
 */
record Axis(double low, double high, double from, double to, boolean log) {

    private static final double[] STEPS = {1, 2, 5};

    Axis {
        if (!(low < high) || (log && !(low > 0))) {
            throw new IllegalArgumentException("an axis needs low < high, both > 0 on a logarithmic one, was " + low
                    + " and " + high + (log ? ", logarithmic" : ""));
        }
    }

    /** The pixel of a value. */
    double at(double value) {
        double share = log ? Math.log(value / low) / Math.log(high / low) : (value - low) / (high - low);
        return from + share * (to - from);
    }

    /** The value at a share of the way, in [0, 1]. */
    double value(double share) {
        return log ? low * Math.pow(high / low, share) : low + share * (high - low);
    }

    /** Round values with about that many steps between them; 1, 2 and 5 times powers of ten on a logarithmic axis. */
    List<BigDecimal> ticks(int about) {
        return log ? ratios(about) : steps(about);
    }

    private List<BigDecimal> steps(int about) {
        BigDecimal step = roundStep((high - low) / about);
        List<BigDecimal> ticks = new ArrayList<>();
        long first = (long) Math.ceil(low / step.doubleValue() - 1e-9);
        for (long i = first; i * step.doubleValue() <= high + 1e-9 * (high - low); i++) {
            ticks.add(step.multiply(BigDecimal.valueOf(i)));
        }
        return ticks;
    }

    /** The least of 1, 2 and 5 times a power of ten that is not under the width. */
    private static BigDecimal roundStep(double width) {
        int power = (int) Math.floor(Math.log10(width));
        for (double step : STEPS) {
            BigDecimal round = BigDecimal.valueOf(step).scaleByPowerOfTen(power);
            if (round.doubleValue() >= width * (1 - 1e-9)) {
                return round;
            }
        }
        return BigDecimal.ONE.scaleByPowerOfTen(power + 1);
    }

    private List<BigDecimal> ratios(int about) {
        List<BigDecimal> all = new ArrayList<>();
        List<BigDecimal> decades = new ArrayList<>();
        int last = (int) Math.ceil(Math.log10(high));
        for (int power = (int) Math.floor(Math.log10(low)); power <= last; power++) {
            for (double step : STEPS) {
                BigDecimal tick = BigDecimal.valueOf(step).scaleByPowerOfTen(power);
                if (tick.doubleValue() >= low * (1 - 1e-9) && tick.doubleValue() <= high * (1 + 1e-9)) {
                    all.add(tick);
                    if (step == 1) {
                        decades.add(tick);
                    }
                }
            }
        }
        return all.size() > 1.5 * about && decades.size() > 1 ? decades : all;
    }

    /** A tick as text, with a minus sign instead of a hyphen. */
    static String label(BigDecimal tick) {
        BigDecimal plain = tick.signum() == 0
                ? BigDecimal.ZERO
                : tick.round(new MathContext(6)).stripTrailingZeros();
        return plain.toPlainString().replace('-', '−');
    }
}
