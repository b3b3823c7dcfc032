package io.plimsoll.pricing;

/**
 * How finely {@link SpectralCollocation} works: Chebyshev points z = (1 + cos(iπ/N))/2 on [0, 1], the rule for the boundary's
 * integrals, the most fixed-point steps, and the rule for the premium.
 */
final class Collocation {

    /** Premiums to about 1e-11 of the strike where rate and yield are equal, 1e-11 to 1e-9 where not. */
    static final Collocation REFERENCE =
            new Collocation(24, QuadratureRule.gaussLegendre(40), 60, QuadratureRule.tanhSinh(101, 3));

    /** Premiums to about 1e-7 of the strike. */
    static final Collocation FAST =
            new Collocation(5, QuadratureRule.gaussLegendre(7), 2, QuadratureRule.tanhSinh(17, 1.6));

    private final int degree;
    private final int steps;
    private final QuadratureRule boundaryRule;
    private final QuadratureRule premiumRule;
    private final double[] points;
    private final double[] transform;

    Collocation(int degree, QuadratureRule boundaryRule, int steps, QuadratureRule premiumRule) {
        this.degree = degree;
        this.boundaryRule = boundaryRule;
        this.steps = steps;
        this.premiumRule = premiumRule;
        int size = degree + 1;
        this.points = new double[size];
        this.transform = new double[size * size];
        for (int i = 0; i < size; i++) {
            points[i] = i == degree ? 0 : 0.5 * (1 + Math.cos(Math.PI * i / degree));
            for (int k = 0; k < size; k++) {
                double share = (end(i) ? 0.5 : 1) * (end(k) ? 1 : 2) / degree;
                transform[k * size + i] = share * Math.cos(Math.PI * i * k / degree);
            }
        }
    }

    private boolean end(int i) {
        return i == 0 || i == degree;
    }

    int degree() {
        return degree;
    }

    int steps() {
        return steps;
    }

    QuadratureRule boundaryRule() {
        return boundaryRule;
    }

    QuadratureRule premiumRule() {
        return premiumRule;
    }

    /** zᵢ, from 1 down to 0. */
    double point(int i) {
        return points[i];
    }

    /** Chebyshev coefficients of the polynomial through values at the points. */
    void fit(double[] values, double[] coefficients) {
        int size = degree + 1;
        for (int k = 0; k < size; k++) {
            double sum = 0;
            for (int i = 0; i < size; i++) {
                sum += transform[k * size + i] * values[i];
            }
            coefficients[k] = sum;
        }
    }

    /** The polynomial at z by Clenshaw's recurrence. */
    double at(double z, double[] coefficients) {
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
