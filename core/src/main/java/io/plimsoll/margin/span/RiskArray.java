package io.plimsoll.margin.span;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.stream.DoubleStream;

/** The losses of one long contract over a day in sixteen scenarios, in currency; a gain is negative. */
public final class RiskArray {

    private final double[] losses;

    private RiskArray(double[] losses) {
        this.losses = losses;
    }

    /** @throws IllegalArgumentException unless there are sixteen finite losses */
    public static RiskArray of(double... losses) {
        if (losses.length != ScanPoint.COUNT) {
            throw new IllegalArgumentException(
                    "a risk array must have " + ScanPoint.COUNT + " values, had " + losses.length);
        }
        double[] own = new double[ScanPoint.COUNT];
        for (int i = 0; i < own.length; i++) {
            own[i] = losses[i] + 0.0; // no negative zero: "00000-" and "00000+" are one loss
            if (!Double.isFinite(own[i])) {
                throw new IllegalArgumentException(
                        "value " + (i + 1) + " of a risk array must be a number, was " + own[i]);
            }
        }
        return new RiskArray(own);
    }

    /** The loss in a scenario, counted from 1. */
    public double loss(int point) {
        return losses[point - 1];
    }

    /** The losses in the order of the scenarios. */
    public double[] toArray() {
        return losses.clone();
    }

    /** The largest loss of one long contract, at least 0. */
    public double worst() {
        return Math.max(0, DoubleStream.of(losses).max().orElse(0));
    }

    /** Every loss rounded to so many decimals (negative: to tens, hundreds …), halves away from zero. */
    public RiskArray rounded(int decimals) {
        double[] rounded = new double[losses.length];
        for (int i = 0; i < rounded.length; i++) {
            rounded[i] = new BigDecimal(Double.toString(losses[i]))
                    .setScale(decimals, RoundingMode.HALF_UP)
                    .doubleValue();
        }
        return of(rounded);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RiskArray array && Arrays.equals(losses, array.losses);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(losses);
    }

    @Override
    public String toString() {
        return Arrays.toString(losses);
    }
}
