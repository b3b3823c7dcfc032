package io.plimsoll.surface.essvi;

import io.plimsoll.surface.calibration.Errors;

/**
 * How a surface is fitted.
 *
 * @param bound against butterfly arbitrage
 * @param errors whether gross errors count
 */
public record EssviSettings(PsiBound bound, Errors errors) {

    /** The exact bound; gross errors do not count. */
    public static EssviSettings standard() {
        return new EssviSettings(PsiBound.EXACT, Errors.ROBUST);
    }
}
