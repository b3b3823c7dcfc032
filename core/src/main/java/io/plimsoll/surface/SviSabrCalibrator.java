package io.plimsoll.surface;

import io.plimsoll.math.Quantiles;
import java.util.Arrays;
import org.hipparchus.util.FastMath;
import org.jspecify.annotations.Nullable;

/**
 * Least squares in volatility for one slice: an explicit start, then Levenberg–Marquardt in (ln α, ln(ν/α), atanh ρ),
 * first with soft-L1, then with Tukey weights (c = 4.685), so that a tenth of wild quotes does not bend the smile. The
 * inner loop works on arrays made once a slice and allocates nothing.
 */
final class SviSabrCalibrator {

    private static final int MOST_STEPS = 100;
    private static final int REWEIGHTINGS = 12;
    private static final double TUKEY = 4.685;
    /** A scale under a tenth of a basis point is rounding in the quotes, not noise that could tell outliers. */
    private static final double LEAST_SCALE = 1e-9;

    private final double[] k;
    private final double[] vol;
    private final double[] base;
    private final double[] weight;
    private final double[] residual;
    /**
     * Steepest correlation that a fit may have. Smiles without curvature drive ρ to ±1, where it stops to mean anything:
     * then ρ is held here and α and ν are fitted.
     */
    static final double GREATEST_RHO = 0.995;

    /** Free parameters: α, ν/α and ρ; without ρ where it is at its bound; α alone where the wings are held. */
    private int free;

    private final double[] p = new double[3];
    private final double[] trial = new double[3];
    private final double[] gradient = new double[3];
    private final double[] step = new double[3];
    private final double[][] normal = new double[3][3];
    private final double[][] damped = new double[3][3];

    private SviSabrCalibrator(double[] k, double[] vol, double[] base, int free) {
        this.k = k;
        this.vol = vol;
        this.base = base;
        this.weight = base.clone();
        this.residual = new double[k.length];
        this.free = free;
    }

    /**
     * A fit.
     *
     * @param alpha α
     * @param nu ν
     * @param rho ρ
     * @param standardErrors of α, ν, ρ; NaN for what was held
     */
    record Fit(double alpha, double nu, double rho, double[] standardErrors) {}

    /**
     * Fits all three parameters; null where Levenberg–Marquardt finds no minimum inside the admissible range.
     *
     * @param weights of squared volatility errors
     */
    static @Nullable Fit fit(double[] k, double[] vol, double[] weights) {
        SviSabrCalibrator c = new SviSabrCalibrator(k, vol, weights, 3);
        c.explicitStart();
        return c.run();
    }

    /** Fits α alone with ν/α and ρ from a prior slice shape. */
    static @Nullable Fit fitLevel(double[] k, double[] vol, double[] weights, double nu, double rho) {
        SviSabrCalibrator c = new SviSabrCalibrator(k, vol, weights, 1);
        double start = Quantiles.type7(vol, 0.5);
        c.p[0] = Math.log(start);
        c.p[1] = Math.log(nu / start);
        c.p[2] = FastMath.atanh(rho);
        return c.run();
    }

    private @Nullable Fit run() {
        boolean converged = minimiseWithinBounds();
        for (int i = 0; i < REWEIGHTINGS && k.length > free + 1; i++) {
            double scale = scale();
            if (scale < LEAST_SCALE) {
                break;
            }
            reweight(scale, i < REWEIGHTINGS / 3);
            double before = p[0] + p[1] + p[2];
            converged = minimiseWithinBounds();
            if (i >= REWEIGHTINGS / 3 && Math.abs(p[0] + p[1] + p[2] - before) < 1e-12) {
                break;
            }
        }
        double alpha = Math.exp(p[0]);
        double nu = alpha * Math.exp(p[1]);
        double rho = Math.tanh(p[2]);
        boolean admissible = alpha > 1e-4 && alpha < 20 && nu > 1e-6 && nu < 1e4;
        return converged && admissible ? new Fit(alpha, nu, rho, standardErrors(alpha, nu, rho)) : null;
    }

    /** v = β₀ + β₁k + β₂k²/v, linear in β; α² = β₀, αν = √(β₁² + 4β₂), ρ = β₁/√(β₁² + 4β₂). */
    private void explicitStart() {
        double[][] a = new double[3][4];
        for (int i = 0; i < k.length; i++) {
            double v = vol[i] * vol[i];
            double w = base[i] / (v * v);
            double[] row = {1, k[i], k[i] * k[i] / v, v};
            for (int r = 0; r < 3; r++) {
                for (int c = 0; c < 4; c++) {
                    a[r][c] += w * row[r] * row[c];
                }
            }
        }
        double[] beta = solve(a);
        double middle = Quantiles.type7(vol, 0.5);
        boolean usable = beta[0] > 0 && beta[1] * beta[1] + 4 * beta[2] > 1e-12;
        double alpha = usable ? Math.sqrt(beta[0]) : middle;
        double alphaNu = usable ? Math.sqrt(beta[1] * beta[1] + 4 * beta[2]) : middle;
        double rho = usable ? Math.max(-0.95, Math.min(0.95, beta[1] / alphaNu)) : 0;
        p[0] = Math.log(alpha);
        p[1] = Math.log(alphaNu / (alpha * alpha));
        p[2] = FastMath.atanh(rho);
    }

    private static double[] solve(double[][] a) {
        for (int c = 0; c < 3; c++) {
            int pivot = c;
            for (int r = c + 1; r < 3; r++) {
                pivot = Math.abs(a[r][c]) > Math.abs(a[pivot][c]) ? r : pivot;
            }
            double[] swap = a[c];
            a[c] = a[pivot];
            a[pivot] = swap;
            for (int r = c + 1; r < 3; r++) {
                double factor = a[r][c] / a[c][c];
                for (int j = c; j < 4; j++) {
                    a[r][j] -= factor * a[c][j];
                }
            }
        }
        double[] x = new double[3];
        for (int r = 2; r >= 0; r--) {
            double sum = a[r][3];
            for (int c = r + 1; c < 3; c++) {
                sum -= a[r][c] * x[c];
            }
            x[r] = sum / a[r][r];
        }
        return x;
    }

    /** Levenberg–Marquardt with the weights as they stand; whether it reached a minimum. */
    private boolean minimise() {
        double cost = assemble();
        double damping = 1e-4;
        for (int i = 0; i < MOST_STEPS; i++) {
            if (!takeStep(damping)) {
                return false;
            }
            double change = 0;
            for (int j = 0; j < 3; j++) {
                trial[j] = p[j] + (j < free ? step[j] : 0);
                change = Math.max(change, Math.abs(trial[j] - p[j]));
            }
            if (change < 1e-14) {
                return Double.isFinite(cost);
            }
            double next = costAt(trial);
            if (next < cost) {
                System.arraycopy(trial, 0, p, 0, 3);
                cost = assemble();
                damping = Math.max(1e-14, damping * 0.1);
            } else if (damping > 1e8 || change < 1e-10) {
                return Double.isFinite(cost);
            } else {
                damping *= 10;
            }
        }
        return false;
    }

    private boolean minimiseWithinBounds() {
        boolean converged = minimise();
        if (free == 3 && !(Math.abs(Math.tanh(p[2])) < GREATEST_RHO)) {
            p[2] = Math.copySign(FastMath.atanh(GREATEST_RHO), p[2]);
            free = 2;
            converged = minimise();
        }
        return converged;
    }

    private double costAt(double[] at) {
        double alpha = Math.exp(at[0]);
        double x = Math.exp(at[1]);
        double rho = Math.tanh(at[2]);
        double sum = 0;
        for (int i = 0; i < k.length; i++) {
            double y = x * k[i];
            double q = Math.sqrt(1 + 2 * rho * y + y * y);
            double error = alpha * Math.sqrt(0.5 * (1 + rho * y + q)) - vol[i];
            sum += weight[i] * error * error;
        }
        return sum;
    }

    /** Residuals, gradient and normal matrix at p; the cost. */
    private double assemble() {
        double alpha = Math.exp(p[0]);
        double x = Math.exp(p[1]);
        double rho = Math.tanh(p[2]);
        clear();
        double sum = 0;
        for (int i = 0; i < k.length; i++) {
            double y = x * k[i];
            double q = Math.sqrt(1 + 2 * rho * y + y * y);
            double sigma = alpha * Math.sqrt(0.5 * (1 + rho * y + q));
            double common = alpha * alpha / (4 * sigma);
            double d1 = common * (rho * y + (y * y + rho * y) / q);
            double d2 = common * (y + y / q) * (1 - rho * rho);
            residual[i] = sigma - vol[i];
            double w = weight[i];
            sum += w * residual[i] * residual[i];
            add(w, residual[i], sigma, d1, d2);
        }
        return sum;
    }

    private void clear() {
        for (int r = 0; r < 3; r++) {
            gradient[r] = 0;
            Arrays.fill(normal[r], 0);
        }
    }

    private void add(double w, double error, double d0, double d1, double d2) {
        gradient[0] += w * error * d0;
        gradient[1] += w * error * d1;
        gradient[2] += w * error * d2;
        normal[0][0] += w * d0 * d0;
        normal[0][1] += w * d0 * d1;
        normal[0][2] += w * d0 * d2;
        normal[1][1] += w * d1 * d1;
        normal[1][2] += w * d1 * d2;
        normal[2][2] += w * d2 * d2;
    }

    /** Solves (N + damping·diag N)·step = −gradient by Cholesky; whether the matrix was positive definite. */
    private boolean takeStep(double damping) {
        for (int c = 0; c < free; c++) {
            for (int r = c; r < free; r++) {
                double sum = normal[c][r] * (r == c ? 1 + damping : 1);
                for (int j = 0; j < c; j++) {
                    sum -= damped[r][j] * damped[c][j];
                }
                if (r == c && !(sum > 0)) {
                    return false;
                }
                damped[r][c] = r == c ? Math.sqrt(sum) : sum / damped[c][c];
            }
        }
        for (int r = 0; r < free; r++) {
            double sum = -gradient[r];
            for (int j = 0; j < r; j++) {
                sum -= damped[r][j] * step[j];
            }
            step[r] = sum / damped[r][r];
        }
        for (int r = free - 1; r >= 0; r--) {
            for (int j = r + 1; j < free; j++) {
                step[r] -= damped[j][r] * step[j];
            }
            step[r] /= damped[r][r];
        }
        return true;
    }

    /** 1.4826 · median |weighted residual|. */
    private double scale() {
        double[] absolute = new double[k.length];
        for (int i = 0; i < k.length; i++) {
            absolute[i] = Math.sqrt(base[i]) * Math.abs(residual[i]);
        }
        return 1.4826 * Quantiles.type7(absolute, 0.5);
    }

    private void reweight(double scale, boolean soft) {
        for (int i = 0; i < k.length; i++) {
            double u = Math.sqrt(base[i]) * residual[i] / scale;
            double inside = u / TUKEY;
            double tukey = Math.abs(inside) < 1 ? (1 - inside * inside) * (1 - inside * inside) : 0;
            weight[i] = base[i] * (soft ? 1 / Math.sqrt(1 + u * u) : tukey);
        }
    }

    /** From the weighted normal matrix: s²·(JᵀWJ)⁻¹, carried from the fit's coordinates to α, ν, ρ. */
    private double[] standardErrors(double alpha, double nu, double rho) {
        double[] errors = {Double.NaN, Double.NaN, Double.NaN};
        double variance = assemble() / Math.max(1, k.length - free);
        double[][] covariance = new double[free][free];
        for (int column = 0; column < free; column++) {
            Arrays.fill(gradient, 0);
            gradient[column] = -1;
            if (!takeStep(0)) {
                return errors;
            }
            for (int row = 0; row < free; row++) {
                covariance[row][column] = step[row] * variance;
            }
        }
        errors[0] = alpha * Math.sqrt(covariance[0][0]);
        if (free >= 2) {
            errors[1] = nu * Math.sqrt(covariance[0][0] + 2 * covariance[0][1] + covariance[1][1]);
        }
        if (free == 3) {
            errors[2] = (1 - rho * rho) * Math.sqrt(covariance[2][2]);
        }
        return errors;
    }
}
