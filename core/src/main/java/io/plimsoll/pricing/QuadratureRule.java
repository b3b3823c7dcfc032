package io.plimsoll.pricing;

import org.hipparchus.analysis.integration.gauss.GaussIntegrator;
import org.hipparchus.analysis.integration.gauss.GaussIntegratorFactory;

/** A quadrature rule for θ ∈ [0, π/2] that holds sin θ and cos θ at its nodes. */
final class QuadratureRule {

    private static final double HALF_PI = 0.5 * Math.PI;

    private final double[] sines;
    private final double[] cosines;
    private final double[] weights;

    private QuadratureRule(int size) {
        this.sines = new double[size];
        this.cosines = new double[size];
        this.weights = new double[size];
    }

    static QuadratureRule gaussLegendre(int size) {
        GaussIntegrator unit = new GaussIntegratorFactory().legendre(size, 0, 1);
        QuadratureRule rule = new QuadratureRule(size);
        for (int i = 0; i < size; i++) {
            rule.sines[i] = Math.sin(HALF_PI * unit.getPoint(i));
            rule.cosines[i] = Math.cos(HALF_PI * unit.getPoint(i));
            rule.weights[i] = HALF_PI * unit.getWeight(i);
        }
        return rule;
    }

    /**
     * The rule of Takahasi &amp; Mori (1974): the share of the interval is 1/(1 + e^(−π sinh t)) for evenly spaced t. Its nodes crowd
     * at both ends, where an option near the boundary has its premium.
     */
    static QuadratureRule tanhSinh(int size, double reach) {
        QuadratureRule rule = new QuadratureRule(size);
        double step = 2 * reach / (size - 1);
        for (int i = 0; i < size; i++) {
            double t = -reach + i * step;
            double e = Math.exp(-Math.PI * Math.abs(Math.sinh(t)));
            double near = HALF_PI * e / (1 + e);
            rule.sines[i] = t < 0 ? Math.sin(near) : Math.cos(near);
            rule.cosines[i] = t < 0 ? Math.cos(near) : Math.sin(near);
            rule.weights[i] = HALF_PI * step * Math.PI * Math.cosh(t) * e / ((1 + e) * (1 + e));
        }
        return rule;
    }

    int size() {
        return weights.length;
    }

    double sine(int i) {
        return sines[i];
    }

    double cosine(int i) {
        return cosines[i];
    }

    double weight(int i) {
        return weights[i];
    }
}
