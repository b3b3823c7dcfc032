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

    private final double[] derivatives = new double[3];
    private double priorShape;
    private double priorRho;
    private double ridge;

    SviSabrObjective(SmileQuotes quotes) {
        super(3, quotes);
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
        double sum = 0;
        for (int i = 0; i < k.length; i++) {
            double y = x * k[i];
            double q = Math.sqrt(1 + y * (2 * rho + y));
            double sigma = alpha * Math.sqrt(0.5 * (1 + rho * y + q));
            sum += loss.loss(weights[i] / scale * (sigma - vols[i]));
        }
        double a = ridge * (p[1] - priorShape);
        double b = ridge * (p[2] - priorRho);
        return sum + a * a + b * b;
    }

    @Override
    double linearise(double[] p) {
        double alpha = Math.exp(p[0]);
        double x = Math.exp(p[1]);
        double rho = Math.tanh(p[2]);
        double rhoByP2 = 1 - rho * rho;
        clear();
        double sum = 0;
        for (int i = 0; i < k.length; i++) {
            double y = x * k[i];
            double q = Math.sqrt(1 + y * (2 * rho + y));
            double sigma = alpha * Math.sqrt(0.5 * (1 + rho * y + q));
            double unit = weights[i] / scale;
            double u = unit * (sigma - vols[i]);
            double factor = unit * alpha * alpha / (4 * sigma);
            derivatives[0] = unit * sigma;
            derivatives[1] = factor * (rho * y + (y * y + rho * y) / q);
            derivatives[2] = factor * (y + y / q) * rhoByP2;
            sum += loss.loss(u);
            size += unit * unit * vols[i] * vols[i];
            add(u, derivatives);
        }
        return sum + (ridge > 0 ? linearisedRidge(p) : 0);
    }

    private double linearisedRidge(double[] p) {
        double a = p[1] - priorShape;
        double b = p[2] - priorRho;
        double square = ridge * ridge;
        gradient[1] += square * a;
        gradient[2] += square * b;
        for (int diagonal : new int[] {4, 8}) {
            normal[diagonal] += square;
            hessian[diagonal] += square;
        }
        return square * (a * a + b * b);
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
