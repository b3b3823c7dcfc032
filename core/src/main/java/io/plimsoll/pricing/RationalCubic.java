package io.plimsoll.pricing;

/**
 * The shape-preserving rational cubic of R. Delbourgo and J. Gregory, "Shape preserving piecewise rational interpolation",
 * SIAM Journal on Scientific and Statistical Computing 6 (1985), 967–976, on one interval of width h with values y and
 * slopes d at its left and right ends. The control r is chosen to meet a second derivative at one end, as P. Jäckel does in
 * "Let's Be Rational" (2015), and is kept above −1 so that the denominator has no root.
 */
final class RationalCubic {

    private static final double LEAST_CONTROL = -0.999;
    private static final double MOST_CONTROL = 1e30;

    private RationalCubic() {}

    /**
     * The value at left + t·h, where u = 1 − t is passed as well so that it may be exact near the right end.
     *
     * @param r the control; 3 is the plain cubic, large r the straight line
     */
    static double value(double t, double u, double h, double yl, double yr, double dl, double dr, double r) {
        if (r >= MOST_CONTROL) {
            return yr * t + yl * u;
        }
        double top = yr * t * t * t + (r * yr - h * dr) * t * t * u + (r * yl + h * dl) * t * u * u + yl * u * u * u;
        return top / (1 + (r - 3) * t * u);
    }

    /** The control with which the second derivative at the left end is {@code bend}. */
    static double controlAtLeft(double h, double yl, double yr, double dl, double dr, double bend) {
        return control(0.5 * h * bend + (dr - dl), (yr - yl) / h - dl);
    }

    /** The control with which the second derivative at the right end is {@code bend}. */
    static double controlAtRight(double h, double yl, double yr, double dl, double dr, double bend) {
        return control(0.5 * h * bend + (dr - dl), dr - (yr - yl) / h);
    }

    private static double control(double top, double bottom) {
        double r = top / bottom;
        return r > LEAST_CONTROL ? Math.min(r, MOST_CONTROL) : LEAST_CONTROL;
    }
}
