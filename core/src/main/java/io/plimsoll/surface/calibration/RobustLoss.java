package io.plimsoll.surface.calibration;

/**
 * A loss ρ(u) of a residual in units of its scale, with the weight ρ′(u)/(2u) and the curvature ρ″(u)/2. One class with
 * a switch rather than one subclass a loss: the calls are in the innermost loop, where a third subclass would end inlining.
 */
enum RobustLoss {
    /** ρ = u²: least squares. */
    SQUARE,
    /** ρ = 2(√(1 + u²) − 1): square in the middle, absolute far out; convex, so it leads from any start. */
    SOFT_L1,
    /** Tukey's biweight with c = 4.685: ρ = c²/3·(1 − (1 − (u/c)²)³), constant beyond c, so a gross error does not count. */
    TUKEY;

    private static final double TUKEY_SQUARE = 4.685 * 4.685;

    double loss(double u) {
        if (this == SQUARE) {
            return u * u;
        }
        if (this == SOFT_L1) {
            return 2 * (Math.sqrt(1 + u * u) - 1);
        }
        double z = 1 - u * u / TUKEY_SQUARE;
        return z > 0 ? TUKEY_SQUARE / 3 * (1 - z * z * z) : TUKEY_SQUARE / 3;
    }

    double weight(double u) {
        if (this == SQUARE) {
            return 1;
        }
        if (this == SOFT_L1) {
            return 1 / Math.sqrt(1 + u * u);
        }
        double z = 1 - u * u / TUKEY_SQUARE;
        return z > 0 ? z * z : 0;
    }

    /** May be negative. */
    double curvature(double u) {
        if (this == SQUARE) {
            return 1;
        }
        if (this == SOFT_L1) {
            return 1 / ((1 + u * u) * Math.sqrt(1 + u * u));
        }
        double z = 1 - u * u / TUKEY_SQUARE;
        return z > 0 ? z * (1 - 5 * u * u / TUKEY_SQUARE) : 0;
    }
}
