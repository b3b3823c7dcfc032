package io.plimsoll.surface.essvi;

/**
 * How a surface is fitted.
 *
 * @param bound against butterfly arbitrage
 * @param mostEvaluations of the surface in each search, ≥ 10
 * @param restarts most searches after the first, each from where the last ended, moved off its bounds, ≥ 0
 */
public record EssviSettings(PsiBound bound, int mostEvaluations, int restarts) {

    public EssviSettings {
        if (mostEvaluations < 10 || restarts < 0) {
            throw new IllegalArgumentException("eSSVI needs at least 10 evaluations and restarts >= 0, was "
                    + mostEvaluations + " and " + restarts);
        }
    }

    /** The exact bound, 200 evaluations, two restarts. */
    public static EssviSettings standard() {
        return new EssviSettings(PsiBound.EXACT, 200, 2);
    }
}
