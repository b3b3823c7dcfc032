package io.plimsoll.pricing;

/** The polynomial through the squares of values at the Chebyshev points z = (1 + cos(iπ/N))/2 of [0, 1]. */
final class ChebyshevSeries {

    private final int degree;
    private final double[] cosines;
    private final double[] coefficients;

    ChebyshevSeries(int degree) {
        this.degree = degree;
        this.coefficients = new double[degree + 1];
        this.cosines = new double[2 * degree];
        for (int i = 0; i < cosines.length; i++) {
            cosines[i] = Math.cos(Math.PI * i / degree);
        }
    }

    /** Takes values at i = 0..N. */
    void fit(double[] values) {
        for (int k = 0; k <= degree; k++) {
            double sum = 0;
            for (int i = 0; i <= degree; i++) {
                double end = i == 0 || i == degree ? 0.5 : 1;
                sum += end * values[i] * values[i] * cosines[i * k % (2 * degree)];
            }
            coefficients[k] = sum * (k == 0 || k == degree ? 1 : 2) / degree;
        }
    }

    /** The value at z by Clenshaw's recurrence. */
    double at(double z) {
        double twice = 4 * z - 2;
        double b1 = 0;
        double b2 = 0;
        for (int k = degree; k > 0; k--) {
            double b = coefficients[k] + twice * b1 - b2;
            b2 = b1;
            b1 = b;
        }
        return coefficients[0] + 0.5 * twice * b1 - b2;
    }
}
