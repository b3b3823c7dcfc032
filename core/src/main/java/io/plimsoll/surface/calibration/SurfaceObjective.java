package io.plimsoll.surface.calibration;

import java.util.List;

/**
 * The errors of several SVI-SABR slices in shared coordinates. Each slice has its own scale s, which says what an outlier
 * is, and counts as its losses times s²: so where none is an outlier, quotes count across slices by their weights alone.
 */
final class SurfaceObjective extends Objective {

    private final SliceCoordinates coordinates;
    private final SviSabrObjective[] slices;
    private final double[][] parameters;
    private final double[][][] derivatives;
    private final double[][] products;

    SurfaceObjective(SliceCoordinates coordinates, List<SviSabrObjective> slices) {
        super(3 * slices.size());
        this.coordinates = coordinates;
        this.slices = slices.toArray(SviSabrObjective[]::new);
        this.parameters = new double[slices.size()][3];
        this.derivatives = new double[slices.size()][3][];
        this.products = new double[6][n];
        for (int i = 0; i < slices.size(); i++) {
            for (int j = 0; j < 3; j++) {
                derivatives[i][j] = new double[3 * (i + 1)];
            }
        }
    }

    /** The parameters of each slice at x; in arrays that the next call overwrites. */
    double[][] parameters(double[] x) {
        coordinates.parameters(x, parameters);
        return parameters;
    }

    @Override
    double cost(double[] x) {
        coordinates.parameters(x, parameters);
        double sum = 0;
        for (int i = 0; i < slices.length; i++) {
            sum += square(slices[i].scale) * slices[i].cost(parameters[i]);
        }
        return sum;
    }

    @Override
    double linearise(double[] x) {
        coordinates.derivatives(x, parameters, derivatives);
        clear();
        double sum = 0;
        for (int i = 0; i < slices.length; i++) {
            SviSabrObjective slice = slices[i];
            double counts = square(slice.scale);
            sum += counts * slice.linearise(parameters[i]);
            size += counts * slice.size;
            weightSum += slice.weightSum;
            weightedSquares += counts * slice.weightedSquares;
            double[][] d = derivatives[i];
            for (int c = 0; c < d[0].length; c++) {
                gradient[c] += counts
                        * (slice.gradient[0] * d[0][c] + slice.gradient[1] * d[1][c] + slice.gradient[2] * d[2][c]);
            }
            project(slice, counts, d);
        }
        return sum;
    }

    /** Adds counts·D′MD for the slice's two matrices M. */
    private void project(SviSabrObjective slice, double counts, double[][] d) {
        multiply(slice.normal, counts, d, 0);
        multiply(slice.hessian, counts, d, 3);
        double[] a0 = products[0];
        double[] a1 = products[1];
        double[] a2 = products[2];
        double[] b0 = products[3];
        double[] b1 = products[4];
        double[] b2 = products[5];
        for (int r = 0; r < d[0].length; r++) {
            double d0 = d[0][r];
            double d1 = d[1][r];
            double d2 = d[2][r];
            int row = r * n;
            for (int c = 0; c <= r; c++) {
                normal[row + c] += d0 * a0[c] + d1 * a1[c] + d2 * a2[c];
                hessian[row + c] += d0 * b0[c] + d1 * b1[c] + d2 * b2[c];
            }
        }
    }

    /** counts·MD in three rows of the products, of M's lower triangle. */
    private void multiply(double[] m, double counts, double[][] d, int to) {
        for (int c = 0; c < d[0].length; c++) {
            double d0 = counts * d[0][c];
            double d1 = counts * d[1][c];
            double d2 = counts * d[2][c];
            products[to][c] = m[0] * d0 + m[3] * d1 + m[6] * d2;
            products[to + 1][c] = m[3] * d0 + m[4] * d1 + m[7] * d2;
            products[to + 2][c] = m[6] * d0 + m[7] * d1 + m[8] * d2;
        }
    }

    private static double square(double x) {
        return x * x;
    }
}
