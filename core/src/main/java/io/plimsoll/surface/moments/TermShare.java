package io.plimsoll.surface.moments;

/** How much the nearer of two expiries counts at a horizon. */
final class TermShare {

    private TermShare() {}

    /** (N₂ − N)/(N₂ − N₁); outside [0, 1] where the horizon lies outside the expiries. */
    static double ofNear(double nearYears, double nextYears, double horizonYears) {
        if (!(nearYears > 0) || !(nextYears > nearYears) || !(horizonYears > 0)) {
            throw new IllegalArgumentException("an index needs 0 < near < next and horizon > 0 years, was near "
                    + nearYears + ", next " + nextYears + ", horizon " + horizonYears);
        }
        return (nextYears - horizonYears) / (nextYears - nearYears);
    }
}
