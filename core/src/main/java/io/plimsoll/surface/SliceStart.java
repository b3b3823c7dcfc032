package io.plimsoll.surface;

import java.util.Arrays;

/**
 * An explicit start: v = σ² obeys v = β₀ + β₁k + β₂k²/v, which is linear in β, with α² = β₀, αν = √(β₁² + 4β₂) and
 * ρ = β₁/√(β₁² + 4β₂). Solved by weighted least squares, then reweighted by absolute residuals so that a few gross errors do
 * not carry the start away.
 */
final class SliceStart {

    private static final int REWEIGHTINGS = 8;
    private static final double STEEPEST_RHO = 0.9;

    private final double[] k;
    private final double[] v;
    private final double[] weights;
    private final double[] normal = new double[6];
    private final double[] right = new double[3];
    private final double[] beta = new double[3];

    SliceStart(double[] k, double[] vols, double[] weights) {
        this.k = k;
        this.v = new double[k.length];
        this.weights = new double[k.length];
        for (int i = 0; i < k.length; i++) {
            v[i] = vols[i] * vols[i];
            // dv = 2σ dσ: the weight of a residual in v.
            this.weights[i] = weights[i] / (2 * vols[i]);
        }
    }

    /** Fills p = (ln α, ln(ν/α), atanh ρ); where the regression has no such shape, the nearest one that does. */
    void fill(double[] p, double alphaNearForward, double priorNu) {
        boolean solved = regress(false);
        for (int i = 0; solved && i < REWEIGHTINGS; i++) {
            solved = regress(true);
        }
        double alpha = solved && beta[0] > 0 ? Math.sqrt(beta[0]) : alphaNearForward;
        double squared = beta[1] * beta[1] + 4 * beta[2];
        double alphaNu = solved && squared > 0 ? Math.sqrt(squared) : alpha * priorNu;
        double rho = solved ? Math.max(-STEEPEST_RHO, Math.min(STEEPEST_RHO, beta[1] / alphaNu)) : 0;
        p[0] = Math.log(alpha);
        p[1] = Math.log(alphaNu / (alpha * alpha));
        p[2] = 0.5 * Math.log((1 + rho) / (1 - rho));
    }

    private boolean regress(boolean reweight) {
        double floor = reweight ? 1e-2 * meanResidual() + Double.MIN_NORMAL : 0;
        Arrays.fill(normal, 0);
        Arrays.fill(right, 0);
        for (int i = 0; i < k.length; i++) {
            double w = weights[i] * weights[i];
            if (reweight) {
                w /= weights[i] * Math.abs(residual(i)) + floor;
            }
            double c = k[i] * k[i] / v[i];
            normal[0] += w;
            normal[1] += w * k[i];
            normal[2] += w * c;
            normal[3] += w * k[i] * k[i];
            normal[4] += w * k[i] * c;
            normal[5] += w * c * c;
            right[0] += w * v[i];
            right[1] += w * k[i] * v[i];
            right[2] += w * c * v[i];
        }
        return Symmetric3.solve(normal, right, beta);
    }

    private double residual(int i) {
        return beta[0] + beta[1] * k[i] + beta[2] * k[i] * k[i] / v[i] - v[i];
    }

    private double meanResidual() {
        double sum = 0;
        for (int i = 0; i < k.length; i++) {
            sum += weights[i] * Math.abs(residual(i));
        }
        return sum / k.length;
    }
}
