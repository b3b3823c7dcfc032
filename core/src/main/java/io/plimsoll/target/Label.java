package io.plimsoll.target;

/** What to do with a margin, as a classification would say it. */
public enum Label {
    /** The margin was too large. */
    LOWER,
    /** The margin was about right. */
    KEEP,
    /** The margin was too small. */
    RAISE;

    /**
     * The label of a multiplier.
     *
     * @param multiplier of the baseline margin; not NaN
     * @param deadBand distance from 1 within which a margin is kept, in (0, 1): 0.05 keeps 0.95 to 1.05
     */
    public static Label of(double multiplier, double deadBand) {
        if (Double.isNaN(multiplier)) {
            throw new IllegalArgumentException("a multiplier that is missing has no label");
        }
        if (multiplier > 1 + deadBand) {
            return RAISE;
        }
        return multiplier < 1 - deadBand ? LOWER : KEEP;
    }
}
