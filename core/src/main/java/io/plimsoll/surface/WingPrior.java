package io.plimsoll.surface;

/**
 * What ν and ρ are held at where a slice has too few strikes to tell them. Such slices carry
 * {@link SliceFlag#WINGS_NOT_IDENTIFIED}, so that the prior is never taken for a measurement.
 *
 * @param nuRootT ν√T, &gt; 0: ν falls about as 1/√T along a term structure, so one number serves all expiries
 * @param rho ρ, in (−1, 1)
 */
public record WingPrior(double nuRootT, double rho) {

    public WingPrior {
        if (!(nuRootT > 0) || !(Math.abs(rho) < 1)) {
            throw new IllegalArgumentException(
                    "a wing prior needs nuRootT > 0 and |rho| < 1, was nuRootT " + nuRootT + ", rho " + rho);
        }
    }
}
