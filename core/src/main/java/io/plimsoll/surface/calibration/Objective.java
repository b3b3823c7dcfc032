package io.plimsoll.surface.calibration;

import java.util.Arrays;

/**
 * A sum of losses of weighted residuals in a few parameters, with its normal equations. The matrix is row by row in one array
 * of n² numbers, of which the lower triangle is filled. The arrays are made once a fit: evaluating allocates nothing.
 */
abstract class Objective {

    final int n;

    /** J′Wu, half the cost's first derivative. */
    final double[] gradient;

    /**
     * J′CJ with the loss's curvatures for weights, half the cost's second derivative but for the model's own curvature; J′WJ
     * where {@link #gaussNewton} says so.
     */
    final double[] matrix;

    /** The diagonal of J′WJ, by which steps are damped. */
    final double[] diagonal;

    /** Whether the matrix is J′WJ, from which standard errors follow. */
    boolean gaussNewton;

    RobustLoss loss = RobustLoss.SQUARE;
    double scale = 1;

    Objective(int n) {
        this.n = n;
        this.gradient = new double[n];
        this.matrix = new double[n * n];
        this.diagonal = new double[n];
    }

    /** The sum of losses at p. */
    abstract double cost(double[] p);

    /** Fills gradient and matrix at the p of the last {@link #cost}, whose roots it uses again. */
    abstract void linearise(double[] p);

    /** Σ(weight·value/scale)²: what the cost would be if the model said zero; changes are measured by it. */
    abstract double size();

    final void clear() {
        Arrays.fill(gradient, 0);
        Arrays.fill(matrix, 0);
        Arrays.fill(diagonal, 0);
    }

    /** Adds one residual u with its derivatives. */
    final void add(double u, double[] derivatives) {
        double w = loss.weight(u);
        double c = gaussNewton ? w : loss.curvature(u);
        for (int r = 0; r < n; r++) {
            double d = derivatives[r];
            double wd = w * d;
            double cd = c * d;
            gradient[r] += u * wd;
            diagonal[r] += d * wd;
            int row = r * n;
            for (int j = 0; j <= r; j++) {
                matrix[row + j] += cd * derivatives[j];
            }
        }
    }
}
