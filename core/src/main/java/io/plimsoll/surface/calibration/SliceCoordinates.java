package io.plimsoll.surface.calibration;

/**
 * SVI-SABR slices that are fitted together as functions of shared coordinates, three a slice: slice i, from 0, depends on
 * the first 3(i + 1) of them. Parameters of a slice are (ln α, ln(ν/α), atanh ρ).
 */
public interface SliceCoordinates {

    /** The least value of each coordinate. */
    double[] low();

    /** The greatest. */
    double[] high();

    /** Fills in the parameters of each slice at x. */
    void parameters(double[] x, double[][] parameters);

    /** The same with the derivatives of parameter j of slice i by coordinate c in derivatives[i][j][c], c &lt; 3(i + 1). */
    void derivatives(double[] x, double[][] parameters, double[][][] derivatives);
}
