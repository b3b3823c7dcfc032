package io.plimsoll.surface.calibration;

import io.plimsoll.surface.arbitrage.ButterflyBound;

/**
 * The errors of those SVI-SABR slices that lie on the exact butterfly bound ψ = ψ_max(θ, ρ), in p = (ln α, atanh ρ): the
 * third parameter follows from the bound, ln(ν/α) = ln ψ_max − ln θ, with its derivatives by central differences.
 */
final class SviSabrBoundObjective extends Objective {

    private static final double DIFFERENCE = 1e-5;
    /** Keeps the slice inside the bound by more than the rounding of its conversions. */
    private static final double INSIDE = 1 - 1e-9;

    private final SviSabrObjective whole;
    private final double years;
    private final double[] full = new double[3];

    SviSabrBoundObjective(SviSabrObjective whole, double years) {
        super(2);
        this.whole = whole;
        this.years = years;
    }

    /** Fills the three parameters of the slice on the bound. */
    void fill(double[] p, double[] into) {
        into[0] = p[0];
        into[1] = shape(p[0], p[1]);
        into[2] = p[1];
    }

    private double shape(double lnAlpha, double atanhRho) {
        double theta = Math.exp(2 * lnAlpha) * years;
        return Math.log(INSIDE * ButterflyBound.greatestPsi(theta, Math.tanh(atanhRho)) / theta);
    }

    @Override
    double cost(double[] p) {
        fill(p, full);
        return whole.cost(full);
    }

    @Override
    void linearise(double[] p) {
        fill(p, full);
        whole.gaussNewton = gaussNewton;
        whole.linearise(full);
        double byAlpha = (shape(p[0] + DIFFERENCE, p[1]) - shape(p[0] - DIFFERENCE, p[1])) / (2 * DIFFERENCE);
        double byRho = (shape(p[0], p[1] + DIFFERENCE) - shape(p[0], p[1] - DIFFERENCE)) / (2 * DIFFERENCE);
        gradient[0] = whole.gradient[0] + byAlpha * whole.gradient[1];
        gradient[1] = whole.gradient[2] + byRho * whole.gradient[1];
        double[] m = whole.matrix;
        matrix[0] = m[0] + 2 * byAlpha * m[3] + byAlpha * byAlpha * m[4];
        matrix[2] = m[6] + byAlpha * m[7] + byRho * m[3] + byAlpha * byRho * m[4];
        matrix[3] = m[8] + 2 * byRho * m[7] + byRho * byRho * m[4];
        // With C the derivatives of the three parameters by the two, the diagonal of C′MC is at most twice this.
        diagonal[0] = whole.diagonal[0] + byAlpha * byAlpha * whole.diagonal[1];
        diagonal[1] = whole.diagonal[2] + byRho * byRho * whole.diagonal[1];
    }

    @Override
    double size() {
        return whole.size();
    }
}
