package io.plimsoll.multiplier;

import java.util.Arrays;

/**
 * The days of a path, one after another.
 *
 * @param logBaselines by day, b_t, ln of the baseline margin
 * @param rises20 by day, the most that the margin may stand above its least of twenty sessions: R₂₀, or more where the
 *     path follows another model
 */
public record PathDays(double[] logBaselines, double[] rises20) {

    public PathDays {
        if (logBaselines.length != rises20.length) {
            throw new IllegalArgumentException("baselines and limits must have one value a day, were "
                    + logBaselines.length + " and " + rises20.length);
        }
    }

    /** Days with the same limit. */
    public static PathDays of(double[] logBaselines, PathSettings settings) {
        double[] rises20 = new double[logBaselines.length];
        Arrays.fill(rises20, settings.rise20());
        return new PathDays(logBaselines, rises20);
    }

    int count() {
        return rises20.length;
    }
}
