package io.plimsoll.surface;

import io.plimsoll.market.CleaningSettings;
import io.plimsoll.market.ExerciseStyle;
import io.plimsoll.pricing.EarlyExercise;
import io.plimsoll.surface.calibration.RawSviCalibrator;
import io.plimsoll.surface.calibration.WingPrior;

/**
 * How surfaces are built.
 *
 * @param exercise of the options; the early-exercise premium of American ones is taken off
 * @param earlyExercise how the premium of American options is found
 * @param optionsOnFuture whether the underlying's price is the forward of every expiry
 * @param cleaning the filters
 * @param forward how forwards are taken from put-call parity, where the underlying is not the options' future
 * @param minStrikes usable strikes under which a slice is rejected
 * @param wingPrior ν√T and ρ of a slice whose quotes do not identify its wings
 * @param rawSviErrors whether gross errors count in raw SVI's fit
 */
public record SurfaceSettings(
        ExerciseStyle exercise,
        EarlyExercise earlyExercise,
        boolean optionsOnFuture,
        CleaningSettings cleaning,
        ForwardSettings forward,
        int minStrikes,
        WingPrior wingPrior,
        RawSviCalibrator.Errors rawSviErrors) {

    /** Strikes under which a slice is rejected where nothing else is said. */
    public static final int FEWEST_STRIKES = 3;

    public SurfaceSettings {
        if (minStrikes < 1) {
            throw new IllegalArgumentException("surface.minStrikes must be at least 1, was " + minStrikes);
        }
    }

    /** What a study file that says nothing of surfaces has. */
    public static SurfaceSettings of(ExerciseStyle exercise, boolean optionsOnFuture, CleaningSettings cleaning) {
        return new SurfaceSettings(
                exercise,
                EarlyExercise.SPECTRAL,
                optionsOnFuture,
                cleaning,
                ForwardSettings.STANDARD,
                FEWEST_STRIKES,
                WingPrior.USUAL,
                RawSviCalibrator.Errors.ROBUST);
    }
}
