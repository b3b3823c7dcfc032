package io.plimsoll.multiplier;

/**
 * The range of the multiplier.
 *
 * @param lowest such as 0.8
 * @param highest such as 1.5
 */
public record Bounds(double lowest, double highest) {

    public Bounds {
        if (!(0 < lowest && lowest < 1 && 1 < highest)) {
            throw new IllegalArgumentException(
                    "bounds must satisfy 0 < lowest < 1 < highest, were " + lowest + " and " + highest);
        }
    }

    /** A log multiplier moved into the range. */
    public double clip(double logMultiplier) {
        return Math.min(Math.log(highest), Math.max(Math.log(lowest), logMultiplier));
    }
}
