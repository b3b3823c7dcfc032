package io.plimsoll.surface;

/**
 * Volatilities too far off a quadratic: ln σ = c₀ + c₁k + c₂k² by least squares, and the residuals against their own standard
 * deviation. Constantinides, Jackwerth &amp; Savov, "The Puzzle of Index Option Returns" (2013), appendix B.
 */
final class IvOutliers {

    private static final int LEAST_STRIKES = 6;

    private IvOutliers() {}

    /** Residual ÷ standard deviation of the residuals, by quote; zeros where there are too few to tell. */
    static double[] deviations(double[] k, double[] vols, int size) {
        double[] deviations = new double[size];
        double width = 0;
        for (int i = 0; i < size; i++) {
            width = Math.max(width, Math.abs(k[i]));
        }
        if (size < LEAST_STRIKES || !(width > 0)) {
            return deviations;
        }
        double[] c = fit(k, vols, size, width);
        double squares = 0;
        for (int i = 0; i < size; i++) {
            double x = k[i] / width;
            deviations[i] = Math.log(vols[i]) - (c[0] + x * (c[1] + x * c[2]));
            squares += deviations[i] * deviations[i];
        }
        double deviation = Math.sqrt(squares / (size - 3));
        for (int i = 0; i < size; i++) {
            // A perfect fit has no outliers, only rounding.
            deviations[i] = deviation > 1e-12 ? deviations[i] / deviation : 0;
        }
        return deviations;
    }

    /** By Gram–Schmidt on 1, x, x², which does not lose digits; a direction without extent gets no coefficient. */
    private static double[] fit(double[] k, double[] vols, int size, double width) {
        double m = 0;
        for (int i = 0; i < size; i++) {
            m += k[i] / width / size;
        }
        double xx = 0;
        double xxx = 0;
        for (int i = 0; i < size; i++) {
            double u = k[i] / width - m;
            xx += u * u;
            xxx += u * u * u;
        }
        double tilt = xx > 0 ? xxx / xx : 0;
        double mean = xx / size;
        double qq = 0;
        double[] y = new double[3];
        for (int i = 0; i < size; i++) {
            double u = k[i] / width - m;
            double q = u * u - tilt * u - mean;
            double value = Math.log(vols[i]);
            qq += q * q;
            y[0] += value;
            y[1] += value * u;
            y[2] += value * q;
        }
        double b0 = y[0] / size;
        double b1 = xx > 1e-12 ? y[1] / xx : 0;
        double b2 = qq > 1e-12 ? y[2] / qq : 0;
        // b0 + b1·u + b2·(u² − tilt·u − mean), u = x − m, in powers of x.
        double linear = b1 - b2 * tilt;
        return new double[] {b0 - b2 * mean - linear * m + b2 * m * m, linear - 2 * b2 * m, b2};
    }
}
