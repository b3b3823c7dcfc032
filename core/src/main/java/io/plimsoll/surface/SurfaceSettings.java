package io.plimsoll.surface;

import io.plimsoll.market.CleaningSettings;
import io.plimsoll.market.ExerciseStyle;
import java.util.Objects;

/**
 * How a chain becomes a surface.
 *
 * @param style when the options may be exercised; American options only on futures, where the forward does not depend on them
 * @param optionsOnFuture whether the underlying price of the day is the forward itself
 * @param cleaning the thresholds of the cleaning rules
 * @param wingPrior what ν and ρ are held at where a slice cannot tell them
 * @param minStrikes usable strikes that a slice needs at least, ≥ 1
 * @param forwardPairs call-put pairs nearest to the money that the forward is taken from, ≥ 2
 */
public record SurfaceSettings(
        ExerciseStyle style,
        boolean optionsOnFuture,
        CleaningSettings cleaning,
        WingPrior wingPrior,
        int minStrikes,
        int forwardPairs) {

    /** ν√T = 0.6 and ρ = 0: near the middle of equity-index and crude-oil smiles, and without a side. */
    private static final WingPrior DEFAULT_PRIOR = new WingPrior(0.6, 0);

    private static final int DEFAULT_MIN_STRIKES = 3;
    private static final int DEFAULT_FORWARD_PAIRS = 6;

    public SurfaceSettings {
        Objects.requireNonNull(style);
        Objects.requireNonNull(cleaning);
        Objects.requireNonNull(wingPrior);
        if (style == ExerciseStyle.AMERICAN && !optionsOnFuture) {
            throw new IllegalArgumentException(
                    "American options need optionsOnFuture: put-call parity, which the forward of "
                            + "other underlyings is taken from, does not hold for them");
        }
        if (minStrikes < 1 || forwardPairs < 2) {
            throw new IllegalArgumentException(
                    "minStrikes must be >= 1 and forwardPairs >= 2, were " + minStrikes + " and " + forwardPairs);
        }
    }

    /** European options on a spot underlying, the forward from put-call parity. */
    public static SurfaceSettings european() {
        return new SurfaceSettings(
                ExerciseStyle.EUROPEAN,
                false,
                CleaningSettings.DEFAULT,
                DEFAULT_PRIOR,
                DEFAULT_MIN_STRIKES,
                DEFAULT_FORWARD_PAIRS);
    }

    /** American options on a future, whose price is the forward. */
    public static SurfaceSettings americanOnFuture() {
        return new SurfaceSettings(
                ExerciseStyle.AMERICAN,
                true,
                CleaningSettings.DEFAULT,
                DEFAULT_PRIOR,
                DEFAULT_MIN_STRIKES,
                DEFAULT_FORWARD_PAIRS);
    }

    /** The same with other cleaning thresholds. */
    public SurfaceSettings withCleaning(CleaningSettings other) {
        return new SurfaceSettings(style, optionsOnFuture, other, wingPrior, minStrikes, forwardPairs);
    }

    /** The same with another prior. */
    public SurfaceSettings withWingPrior(WingPrior other) {
        return new SurfaceSettings(style, optionsOnFuture, cleaning, other, minStrikes, forwardPairs);
    }
}
