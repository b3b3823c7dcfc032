package io.plimsoll.surface.calibration;

/**
 * A sum of losses of weighted residuals in a few parameters, with its normal equations. Matrices are row by row in one array
 * of n² numbers, of which the lower triangle is filled. The arrays are made once a fit: evaluating allocates nothing.
 */
abstract class Objective {

    final int n;

    /** J′Wu, half the cost's first derivative. */
    final double[] gradient;

    /** J′WJ. */
    final double[] normal;

    /** J′CJ with the loss's curvatures for weights: half the cost's second derivative but for the model's own curvature. */
    final double[] hessian;

    /** Σw and Σwu² of the last {@link #linearise}, u the residual in units of the scale. */
    double weightSum;

    double weightedSquares;

    /** Σ(weight·vol/scale)²: what the residuals would be if the model said zero; sizes are measured by it. */
    double size;

    RobustLoss loss = RobustLoss.SQUARE;
    double scale = 1;

    Objective(int n) {
        this.n = n;
        this.gradient = new double[n];
        this.normal = new double[n * n];
        this.hessian = new double[n * n];
    }

    /** The sum of losses at p. */
    abstract double cost(double[] p);

    /** Fills gradient and normal equations at p; the sum of losses there. */
    abstract double linearise(double[] p);

    final void clear() {
        weightSum = 0;
        weightedSquares = 0;
        size = 0;
        java.util.Arrays.fill(gradient, 0);
        java.util.Arrays.fill(normal, 0);
        java.util.Arrays.fill(hessian, 0);
    }

    /** Adds one residual u with its derivatives. */
    final void add(double u, double[] derivatives) {
        double w = loss.weight(u);
        double c = loss.curvature(u);
        weightSum += w;
        weightedSquares += w * u * u;
        for (int r = 0; r < n; r++) {
            double d = derivatives[r];
            gradient[r] += w * u * d;
            double wd = w * d;
            double cd = c * d;
            int row = r * n;
            for (int j = 0; j <= r; j++) {
                normal[row + j] += wd * derivatives[j];
                hessian[row + j] += cd * derivatives[j];
            }
        }
    }
}
