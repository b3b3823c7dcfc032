package io.plimsoll.surface.calibration;

/**
 * An explicit start: v = σ² obeys v = β₀ + β₁k + β₂k²/v, which is linear in β, with α² = β₀, αν = √(β₁² + 4β₂) and
 * ρ = β₁/√(β₁² + 4β₂). Solved by weighted least squares, then reweighted by absolute residuals so that a few gross errors do
 * not carry the start away.
 */
final class SviSabrStart {

    private static final int REWEIGHTINGS = 3;
    private static final double STEEPEST_RHO = 0.9;

    private final double[] k;
    private final double[] v;
    /** k²/v. */
    private final double[] bend;

    private final double[] weights;
    private double beta0;
    private double beta1;
    private double beta2;

    SviSabrStart(SmileQuotes quotes) {
        this.k = quotes.logMoneyness();
        this.v = new double[k.length];
        this.bend = new double[k.length];
        this.weights = new double[k.length];
        for (int i = 0; i < k.length; i++) {
            double vol = quotes.vols()[i];
            v[i] = vol * vol;
            bend[i] = k[i] * k[i] / v[i];
            // dv = 2σ dσ: the weight of a residual in v.
            this.weights[i] = quotes.weights()[i] / (2 * vol);
        }
    }

    /** Fills p = (ln α, ln(ν/α), atanh ρ); where the regression has no such shape, with what it is given instead. */
    void fill(double[] p, double alphaNearForward, double priorNu) {
        boolean solved = regress(0);
        for (int i = 0; solved && i < REWEIGHTINGS; i++) {
            solved = regress(1e-2 * meanResidual() + Double.MIN_NORMAL);
        }
        double alpha = solved && beta0 > 0 ? Math.sqrt(beta0) : alphaNearForward;
        double squared = beta1 * beta1 + 4 * beta2;
        boolean shaped = solved && squared > 0;
        double alphaNu = shaped ? Math.sqrt(squared) : alpha * priorNu;
        double rho = shaped ? Math.max(-STEEPEST_RHO, Math.min(STEEPEST_RHO, beta1 / alphaNu)) : 0;
        p[0] = Math.log(alpha);
        p[1] = Math.log(alphaNu / (alpha * alpha));
        p[2] = atanh(rho);
    }

    static double atanh(double x) {
        return 0.5 * Math.log((1 + x) / (1 - x));
    }

    /** Weighted least squares, or least absolute residuals by a step of reweighting where the floor is positive. */
    private boolean regress(double floor) {
        double n00 = 0;
        double n01 = 0;
        double n02 = 0;
        double n11 = 0;
        double n12 = 0;
        double n22 = 0;
        double r0 = 0;
        double r1 = 0;
        double r2 = 0;
        for (int i = 0; i < k.length; i++) {
            double w = weights[i] * weights[i];
            if (floor > 0) {
                w /= weights[i] * Math.abs(residual(i)) + floor;
            }
            double c = bend[i];
            n00 += w;
            n01 += w * k[i];
            n02 += w * c;
            n11 += w * k[i] * k[i];
            n12 += w * k[i] * c;
            n22 += w * c * c;
            r0 += w * v[i];
            r1 += w * k[i] * v[i];
            r2 += w * c * v[i];
        }
        return solve(n00, n01, n02, n11, n12, n22, r0, r1, r2);
    }

    /** By LDL′; whether the matrix was positive definite. */
    private boolean solve(
            double n00, double n01, double n02, double n11, double n12, double n22, double r0, double r1, double r2) {
        double l10 = n01 / n00;
        double l20 = n02 / n00;
        double d1 = n11 - l10 * n01;
        double e12 = n12 - l20 * n01;
        double l21 = e12 / d1;
        double d2 = n22 - l20 * n02 - l21 * e12;
        if (!(n00 > 0) || !(d1 > 1e-14 * n11) || !(d2 > 1e-14 * n22)) {
            return false;
        }
        double y1 = r1 - l10 * r0;
        double y2 = r2 - l20 * r0 - l21 * y1;
        beta2 = y2 / d2;
        beta1 = y1 / d1 - l21 * beta2;
        beta0 = r0 / n00 - l10 * beta1 - l20 * beta2;
        return Double.isFinite(beta0 + beta1 + beta2);
    }

    private double residual(int i) {
        return beta0 + beta1 * k[i] + beta2 * bend[i] - v[i];
    }

    private double meanResidual() {
        double sum = 0;
        for (int i = 0; i < k.length; i++) {
            sum += weights[i] * Math.abs(residual(i));
        }
        return sum / k.length;
    }
}
