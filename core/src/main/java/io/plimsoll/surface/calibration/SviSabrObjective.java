package io.plimsoll.surface.calibration;

import io.plimsoll.surface.model.SviSabr;

/**
 * Weighted volatility errors of SVI-SABR in p = (ln α, ln(ν/α), atanh ρ). With x = ν/α, y = xk, q = √(1 + 2ρy + y²):
 *
 * <pre>∂σ/∂ln α = σ,   ∂σ/∂ln x = α²/(4σ)·(ρy + (y² + ρy)/q),   ∂σ/∂ρ = α²/(4σ)·(y + y/q)</pre>
 *
 * A ridge, where there is one, adds ((p₁ − prior)/width)² and the same for p₂.
 */
final class SviSabrObjective extends SmileObjective {

    private final double[] roots;
    private final double[] sigmas;
    private final double[] residuals;
    private double priorShape;
    private double priorRho;
    private double ridge;

    SviSabrObjective(SmileQuotes quotes) {
        super(3, quotes);
        this.roots = new double[k.length];
        this.sigmas = new double[k.length];
        this.residuals = new double[k.length];
    }

    /** Draws ln(ν/α) and atanh ρ to a prior: each is worth one residual of {@code ridge} units of the scale per 1.0. */
    void draw(double shape, double rho, double ridge) {
        this.priorShape = shape;
        this.priorRho = rho;
        this.ridge = ridge;
    }

    @Override
    double cost(double[] p) {
        double alpha = Math.exp(p[0]);
        double x = Math.exp(p[1]);
        double rho = Math.tanh(p[2]);
        double perScale = 1 / scale;
        double sum = 0;
        for (int i = 0; i < k.length; i++) {
            double y = x * k[i];
            double q = Math.sqrt(1 + y * (2 * rho + y));
            double sigma = alpha * Math.sqrt(0.5 * (1 + rho * y + q));
            double u = weights[i] * perScale * (sigma - vols[i]);
            roots[i] = q;
            sigmas[i] = sigma;
            residuals[i] = u;
            sum += loss.loss(u);
        }
        double a = ridge * (p[1] - priorShape);
        double b = ridge * (p[2] - priorRho);
        return sum + a * a + b * b;
    }

    @Override
    void linearise(double[] p) {
        double alpha = Math.exp(p[0]);
        double x = Math.exp(p[1]);
        double rho = Math.tanh(p[2]);
        double rhoByP2 = 1 - rho * rho;
        double quarter = 0.25 * alpha * alpha;
        double perScale = 1 / scale;
        double g0 = 0;
        double g1 = 0;
        double g2 = 0;
        double d0 = 0;
        double d1 = 0;
        double d2 = 0;
        double m00 = 0;
        double m10 = 0;
        double m11 = 0;
        double m20 = 0;
        double m21 = 0;
        double m22 = 0;
        // Sums in locals: this loop is most of a fit's time.
        for (int i = 0; i < k.length; i++) {
            double y = x * k[i];
            double unit = weights[i] * perScale;
            double factor = unit * quarter / sigmas[i];
            double perRoot = 1 / roots[i];
            double u = residuals[i];
            double a = unit * sigmas[i];
            double b = factor * (rho * y + (y * y + rho * y) * perRoot);
            double c = factor * (y + y * perRoot) * rhoByP2;
            double w = loss.weight(u);
            double v = gaussNewton ? w : loss.curvature(u);
            g0 += w * u * a;
            g1 += w * u * b;
            g2 += w * u * c;
            d0 += w * a * a;
            d1 += w * b * b;
            d2 += w * c * c;
            m00 += v * a * a;
            m10 += v * a * b;
            m11 += v * b * b;
            m20 += v * a * c;
            m21 += v * b * c;
            m22 += v * c * c;
        }
        gradient[0] = g0;
        gradient[1] = g1;
        gradient[2] = g2;
        diagonal[0] = d0;
        diagonal[1] = d1;
        diagonal[2] = d2;
        matrix[0] = m00;
        matrix[3] = m10;
        matrix[4] = m11;
        matrix[6] = m20;
        matrix[7] = m21;
        matrix[8] = m22;
        if (ridge > 0) {
            lineariseRidge(p);
        }
    }

    private void lineariseRidge(double[] p) {
        double square = ridge * ridge;
        gradient[1] += square * (p[1] - priorShape);
        gradient[2] += square * (p[2] - priorRho);
        diagonal[1] += square;
        diagonal[2] += square;
        matrix[4] += square;
        matrix[8] += square;
    }

    @Override
    double unitResidual(int i) {
        return residuals[i];
    }

    @Override
    void fillVols(double[] p, double[] into) {
        double alpha = Math.exp(p[0]);
        double x = Math.exp(p[1]);
        double rho = Math.tanh(p[2]);
        for (int i = 0; i < k.length; i++) {
            double y = x * k[i];
            into[i] = alpha * Math.sqrt(0.5 * (1 + rho * y + Math.sqrt(1 + y * (2 * rho + y))));
        }
    }

    static SviSabr smile(double[] p, double years) {
        return new SviSabr(Math.exp(p[0]), Math.exp(p[0] + p[1]), Math.tanh(p[2]), years);
    }
}
