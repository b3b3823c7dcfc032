package io.plimsoll.surface;

import java.util.Arrays;

/**
 * The robust sum of squares of one slice and its normal equations, in the parameters p = (ln α, ln(ν/α), atanh ρ). With
 * x = ν/α, y = xk, q = √(1 + 2ρy + y²):
 *
 * <pre>∂σ/∂ln α = σ,   ∂σ/∂ln x = α²/(4σ)·(ρy + (y² + ρy)/q),   ∂σ/∂ρ = α²/(4σ)·(y + y/q)</pre>
 *
 * Residuals are weight · (σ(k) − quoted σ), in units of the scale. Everything is kept in fields, so that evaluating allocates
 * nothing.
 */
final class SliceObjective {

    private static final double MAD_TO_SD = 1.4826;

    private final double[] k;
    private final double[] vols;
    private final double[] weights;
    private final double[] scratch;

    /** J′WJ in the order 00, 01, 02, 11, 12, 22, of the last {@link #linearise}. */
    final double[] normal = new double[6];

    /** J′CJ with the loss's curvatures for weights: half the cost's second derivative but for the slice's own curvature. */
    final double[] hessian = new double[6];

    /** J′Wu, half the cost's first derivative. */
    final double[] gradient = new double[3];

    double cost;
    /** Σw and Σwu² of the last {@link #linearise}, u the residual in units of the scale. */
    double weightSum;

    double weightedSquares;

    SliceObjective(double[] k, double[] vols, double[] weights) {
        this.k = k;
        this.vols = vols;
        this.weights = weights;
        this.scratch = new double[k.length];
    }

    /** Σρ(u) at p. */
    double cost(double[] p, RobustLoss loss, double scale) {
        double alpha = Math.exp(p[0]);
        double x = Math.exp(p[1]);
        double rho = Math.tanh(p[2]);
        double sum = 0;
        for (int i = 0; i < k.length; i++) {
            double y = x * k[i];
            double q = Math.sqrt(1 + y * (2 * rho + y));
            double sigma = alpha * Math.sqrt(0.5 * (1 + rho * y + q));
            sum += loss.loss(weights[i] * (sigma - vols[i]) / scale);
        }
        return sum;
    }

    /** Fills cost, gradient and normal equations at p. */
    void linearise(double[] p, RobustLoss loss, double scale) {
        double alpha = Math.exp(p[0]);
        double x = Math.exp(p[1]);
        double rho = Math.tanh(p[2]);
        double rhoByP2 = 1 - rho * rho;
        clear();
        for (int i = 0; i < k.length; i++) {
            double y = x * k[i];
            double q = Math.sqrt(1 + y * (2 * rho + y));
            double sigma = alpha * Math.sqrt(0.5 * (1 + rho * y + q));
            double unit = weights[i] / scale;
            double u = unit * (sigma - vols[i]);
            double factor = alpha * alpha / (4 * sigma);
            double byAlpha = sigma;
            double byX = factor * (rho * y + (y * y + rho * y) / q);
            double byRho = factor * (y + y / q) * rhoByP2;
            cost += loss.loss(u);
            accumulate(loss.weight(u), loss.curvature(u), u, unit * byAlpha, unit * byX, unit * byRho);
        }
    }

    private void clear() {
        cost = 0;
        weightSum = 0;
        weightedSquares = 0;
        Arrays.fill(normal, 0);
        Arrays.fill(hessian, 0);
        Arrays.fill(gradient, 0);
    }

    private void accumulate(double w, double c, double u, double j0, double j1, double j2) {
        weightSum += w;
        weightedSquares += w * u * u;
        gradient[0] += w * u * j0;
        gradient[1] += w * u * j1;
        gradient[2] += w * u * j2;
        addProducts(normal, w, j0, j1, j2);
        addProducts(hessian, c, j0, j1, j2);
    }

    private static void addProducts(double[] matrix, double w, double j0, double j1, double j2) {
        matrix[0] += w * j0 * j0;
        matrix[1] += w * j0 * j1;
        matrix[2] += w * j0 * j2;
        matrix[3] += w * j1 * j1;
        matrix[4] += w * j1 * j2;
        matrix[5] += w * j2 * j2;
    }

    /**
     * 1.4826 times the median of the absolute weighted residuals, leaving out the smallest ones, as many as there are fitted
     * parameters: those are small because they were fitted.
     */
    double scale(double[] p, int fitted, double floor) {
        double alpha = Math.exp(p[0]);
        double x = Math.exp(p[1]);
        double rho = Math.tanh(p[2]);
        for (int i = 0; i < k.length; i++) {
            double y = x * k[i];
            double sigma = alpha * Math.sqrt(0.5 * (1 + rho * y + Math.sqrt(1 + y * (2 * rho + y))));
            scratch[i] = Math.abs(weights[i] * (sigma - vols[i]));
        }
        Arrays.sort(scratch);
        int first = Math.min(fitted, k.length - 1);
        int count = k.length - first;
        int middle = first + count / 2;
        double median = count % 2 == 1 ? scratch[middle] : 0.5 * (scratch[middle - 1] + scratch[middle]);
        return Math.max(MAD_TO_SD * median, floor);
    }
}
