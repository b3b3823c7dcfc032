package io.plimsoll.surface.calibration;

/**
 * What the wings are taken to be where the quotes do not identify them.
 *
 * @param nuRootT ν√T, > 0
 * @param rho ρ, in (−1, 1)
 */
public record WingPrior(double nuRootT, double rho) {

    /** A moderate smile with a little skew to the left, as most index and commodity options have. */
    public static final WingPrior USUAL = new WingPrior(0.4, -0.2);

    public WingPrior {
        if (!(nuRootT > 0) || !(Math.abs(rho) < 1) || Double.isInfinite(nuRootT)) {
            throw new IllegalArgumentException(
                    "a prior of the wings needs nu sqrt(T) > 0 and |rho| < 1, was " + nuRootT + " and " + rho);
        }
    }
}
