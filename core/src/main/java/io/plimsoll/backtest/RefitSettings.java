package io.plimsoll.backtest;

/**
 * What a refit learns from.
 *
 * @param rollingWindow it learns from decisions of the last so many sessions of each underlying that are known at the refit;
 *     0 for all
 */
public record RefitSettings(int rollingWindow) {

    /** On a growing past. */
    public static final RefitSettings STANDARD = new RefitSettings(0);

    public RefitSettings {
        require(rollingWindow >= 0, "rollingWindow must be a number of sessions or 0, was " + rollingWindow);
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException(rule);
        }
    }
}
