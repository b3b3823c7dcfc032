package io.plimsoll.target;

/**
 * Between which bounds multipliers lie, and which of them change nothing.
 *
 * @param lowest multiplier, in (0, 1]
 * @param highest multiplier, &ge; 1
 * @param deadBand distance from 1 within which the label is {@link Label#KEEP}, in (0, 1)
 */
public record TargetSettings(double lowest, double highest, double deadBand) {

    /** 0.8 to 1.5, kept within 5 %. */
    public static final TargetSettings STANDARD = new TargetSettings(0.8, 1.5, 0.05);

    public TargetSettings {
        if (!(lowest > 0 && lowest <= 1 && highest >= 1 && highest < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "bounds of multipliers must be finite with 0 < lowest <= 1 <= highest, were " + lowest + " and "
                            + highest);
        }
        if (!(deadBand > 0 && deadBand < 1)) {
            throw new IllegalArgumentException("the dead band must be in (0, 1), was " + deadBand);
        }
    }

    /** A multiplier moved to the nearer bound where it lies outside; NaN stays NaN. */
    public double clipped(double multiplier) {
        return Math.min(highest, Math.max(lowest, multiplier));
    }
}
