package io.plimsoll.multiplier;

/**
 * What a network is trained for.
 *
 * @param loss of one day's multiplier
 * @param aim the multiplier that {@link Loss#SQUARED} and {@link Loss#CLASSES} are told was right; the others need none
 * @param window decisions that {@link Aim#BACKTEST} looks at
 * @param inMarginUnits whether a day counts by the baseline margin of that day, so that losses are in the unit of the margin
 *     and a dollar missing weighs the same on every day; otherwise a percent missing does
 * @param path how the margin moves from day to day
 * @param recalibration settled days whose losses ÷ margins give the quantile that the margins are then multiplied by; 0 for
 *     none
 * @param panelWeight what a day of another underlying of the panel counts against one of the underlying that is tested, &ge; 0
 */
public record ObjectiveSettings(
        Loss loss,
        Aim aim,
        int window,
        boolean inMarginUnits,
        PathSettings path,
        int recalibration,
        double panelWeight) {

    /** The loss of one day's multiplier m against the ratio r of loss to baseline margin. */
    public enum Loss {
        /** {@link PinballObjective} at several levels: m is to be the conditional quantile of r. */
        PINBALL,
        /** {@link SquaredObjective} of ln m against ln of the multiplier aimed at. */
        SQUARED,
        /** {@link JointObjective}: value at risk and expected shortfall together. */
        JOINT,
        /** {@link AsymmetricObjective}: the cost of the margin and of what it leaves uncovered. */
        ASYMMETRIC,
        /** {@link ClassObjective}: raise, keep or lower; m is the mean of what the classes stand for, in logarithms. */
        CLASSES;

        /** Whether it needs to be told the multiplier that was right. */
        public boolean needsAim() {
            return this == SQUARED || this == CLASSES;
        }
    }

    /** Which multiplier was right. */
    public enum Aim {
        /** The one that would have prevented the day's deficit, 1 where there was none. */
        DEFICIT,
        /** The least constant that covers the share of losses asked for, over the decisions from this one on. */
        BACKTEST
    }

    /** Pinball losses in units of the margin, along a path: what studies use where they say nothing else. */
    public static final ObjectiveSettings STANDARD =
            new ObjectiveSettings(Loss.PINBALL, Aim.BACKTEST, 60, true, PathSettings.STANDARD, 0, 0.5);

    /** Pinball losses of ratios, day by day. */
    public static final ObjectiveSettings PLAIN =
            new ObjectiveSettings(Loss.PINBALL, Aim.BACKTEST, 60, false, PathSettings.NONE, 0, 1);

    public ObjectiveSettings {
        require(recalibration >= 0, "recalibration must be a number of days or 0, was " + recalibration);
        require(
                panelWeight >= 0 && panelWeight < Double.POSITIVE_INFINITY,
                "panelWeight must be finite and not negative, was " + panelWeight);
        require(window > 0, "window must be a number of decisions, was " + window);
        require(
                loss != Loss.CLASSES || (!path.joinsDays() && !inMarginUnits),
                "classes are judged day by day and alike: no path and no marginUnits with loss: classes");
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException(rule);
        }
    }
}
