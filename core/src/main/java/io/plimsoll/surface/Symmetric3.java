package io.plimsoll.surface;

/** Symmetric systems of three equations by Cholesky, the matrix in the order 00, 01, 02, 11, 12, 22. */
final class Symmetric3 {

    private static final double SMALLEST_PIVOT = 1e-13;

    private Symmetric3() {}

    /** Solves Ax = b; false, and x untouched, where A is not safely positive definite. */
    static boolean solve(double[] a, double[] b, double[] x) {
        return solve(a, 0, a, b, x);
    }

    /** Solves (A + λ diag D) x = b; false, and x untouched, where the matrix is not safely positive definite. */
    static boolean solve(double[] a, double lambda, double[] d, double[] b, double[] x) {
        double a00 = a[0] + lambda * d[0];
        double a11 = a[3] + lambda * d[3];
        double a22 = a[5] + lambda * d[5];
        if (!(a00 > 0)) {
            return false;
        }
        double l00 = Math.sqrt(a00);
        double l10 = a[1] / l00;
        double l20 = a[2] / l00;
        double p1 = a11 - l10 * l10;
        if (!(p1 > SMALLEST_PIVOT * Math.abs(a11))) {
            return false;
        }
        double l11 = Math.sqrt(p1);
        double l21 = (a[4] - l20 * l10) / l11;
        double p2 = a22 - l20 * l20 - l21 * l21;
        if (!(p2 > SMALLEST_PIVOT * Math.abs(a22))) {
            return false;
        }
        double l22 = Math.sqrt(p2);
        double y0 = b[0] / l00;
        double y1 = (b[1] - l10 * y0) / l11;
        double y2 = (b[2] - l20 * y0 - l21 * y1) / l22;
        x[2] = y2 / l22;
        x[1] = (y1 - l21 * x[2]) / l11;
        x[0] = (y0 - l10 * x[1] - l20 * x[2]) / l00;
        return true;
    }
}
