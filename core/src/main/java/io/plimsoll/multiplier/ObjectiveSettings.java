package io.plimsoll.multiplier;

/**
 * What a network is trained for.
 *
 * @param loss of one day's multiplier
 * @param inMarginUnits whether a day counts by the baseline margin of that day, so that losses are in the unit of the margin
 *     and a dollar missing weighs the same on every day; otherwise a percent missing does
 * @param path how the margin moves from day to day
 * @param recalibration settled days whose losses ÷ margins give the quantile that the margins are then multiplied by; 0 for
 *     none
 */
public record ObjectiveSettings(Loss loss, boolean inMarginUnits, PathSettings path, int recalibration) {

    /** The loss of one day's multiplier m against the ratio r of loss to baseline margin. */
    public enum Loss {
        /** {@link PinballObjective} at several levels. */
        PINBALL
    }

    /** Pinball losses of ratios, day by day. */
    public static final ObjectiveSettings STANDARD = new ObjectiveSettings(Loss.PINBALL, false, PathSettings.NONE, 0);

    public ObjectiveSettings {
        if (recalibration < 0) {
            throw new IllegalArgumentException(
                    "network.recalibration must be a number of days or 0, was " + recalibration);
        }
    }
}
