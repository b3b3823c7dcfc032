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
        this.products = new double[3][n];
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
    void linearise(double[] x) {
        coordinates.derivatives(x, parameters, derivatives);
        clear();
        for (int i = 0; i < slices.length; i++) {
            SviSabrObjective slice = slices[i];
            double counts = square(slice.scale);
            slice.gaussNewton = gaussNewton;
            slice.linearise(parameters[i]);
            double[][] d = derivatives[i];
            for (int c = 0; c < d[0].length; c++) {
                double d0 = d[0][c];
                double d1 = d[1][c];
                double d2 = d[2][c];
                gradient[c] += counts * (slice.gradient[0] * d0 + slice.gradient[1] * d1 + slice.gradient[2] * d2);
                // Of D′MD with M's diagonal alone: a scale for the damping need not be exact.
                diagonal[c] += counts
                        * (slice.diagonal[0] * d0 * d0 + slice.diagonal[1] * d1 * d1 + slice.diagonal[2] * d2 * d2);
            }
            project(slice, counts, d);
        }
    }

    @Override
    double size() {
        double sum = 0;
        for (SviSabrObjective slice : slices) {
            sum += square(slice.scale) * slice.size();
        }
        return sum;
    }

    /** Adds counts·D′MD for the slice's matrix M. */
    private void project(SviSabrObjective slice, double counts, double[][] d) {
        multiply(slice.matrix, counts, d);
        double[] a0 = products[0];
        double[] a1 = products[1];
        double[] a2 = products[2];
        for (int r = 0; r < d[0].length; r++) {
            double d0 = d[0][r];
            double d1 = d[1][r];
            double d2 = d[2][r];
            int row = r * n;
            for (int c = 0; c <= r; c++) {
                matrix[row + c] += d0 * a0[c] + d1 * a1[c] + d2 * a2[c];
            }
        }
    }

    /** counts·MD, of M's lower triangle. */
    private void multiply(double[] m, double counts, double[][] d) {
        for (int c = 0; c < d[0].length; c++) {
            double d0 = counts * d[0][c];
            double d1 = counts * d[1][c];
            double d2 = counts * d[2][c];
            products[0][c] = m[0] * d0 + m[3] * d1 + m[6] * d2;
            products[1][c] = m[3] * d0 + m[4] * d1 + m[7] * d2;
            products[2][c] = m[6] * d0 + m[7] * d1 + m[8] * d2;
        }
    }

    private static double square(double x) {
        return x * x;
    }
}
