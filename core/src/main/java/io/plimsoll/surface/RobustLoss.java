package io.plimsoll.surface;

/** A loss ρ(u) of a residual in units of its scale, with the weight ρ′(u)/(2u) and the curvature ρ″(u)/2. */
enum RobustLoss {
    /** ρ = 2(√(1 + u²) − 1): square in the middle, absolute far out; convex, so it leads from any start. */
    SOFT_L1 {
        @Override
        double loss(double u) {
            return 2 * (Math.sqrt(1 + u * u) - 1);
        }

        @Override
        double weight(double u) {
            return 1 / Math.sqrt(1 + u * u);
        }

        @Override
        double curvature(double u) {
            return 1 / ((1 + u * u) * Math.sqrt(1 + u * u));
        }
    },
    /** Tukey's biweight with c = 4.685: ρ = c²/3·(1 − (1 − (u/c)²)³), constant beyond c, so a gross error does not count. */
    TUKEY {
        @Override
        double loss(double u) {
            double z = 1 - u * u / TUKEY_SQUARE;
            return z > 0 ? TUKEY_SQUARE / 3 * (1 - z * z * z) : TUKEY_SQUARE / 3;
        }

        @Override
        double weight(double u) {
            double z = 1 - u * u / TUKEY_SQUARE;
            return z > 0 ? z * z : 0;
        }

        @Override
        double curvature(double u) {
            double z = 1 - u * u / TUKEY_SQUARE;
            return z > 0 ? z * (1 - 5 * u * u / TUKEY_SQUARE) : 0;
        }
    };

    private static final double TUKEY_SQUARE = 4.685 * 4.685;

    abstract double loss(double u);

    abstract double weight(double u);

    /** May be negative. */
    abstract double curvature(double u);
}
