package io.plimsoll.surface.calibration;

import io.plimsoll.surface.model.RawSvi;

/**
 * Weighted volatility errors of raw SVI in p = (V, l, r, m, ln σ), where V = a + bσ√(1 − ρ²) is the least total variance and
 * l² = b(1 − ρ), r² = b(1 + ρ) are the slopes of the wings. With y = k − m and R = √(y² + σ²),
 *
 * <pre>w = V − σlr + (r² − l²)/2·y + (r² + l²)/2·R,</pre>
 *
 * so that a variance that is nowhere negative (V ≥ 0), b ≥ 0, |ρ| ≤ 1 and Lee's bound (l², r² ≤ 2) are bounds of single
 * parameters. Derivatives: ∂w/∂V = 1, ∂w/∂l = l(R − y) − σr, ∂w/∂r = r(R + y) − σl,
 * ∂w/∂m = −[(r² − l²)/2 + (r² + l²)/2·y/R], ∂w/∂ln σ = σ(−lr + (r² + l²)/2·σ/R).
 */
final class RawSviObjective extends SmileObjective {

    static final int V = 0;
    static final int L = 1;
    static final int R = 2;
    static final int M = 3;
    static final int LN_SIGMA = 4;

    private final double years;
    private final double[] derivatives = new double[5];
    private final double[] roots;
    private final double[] fitted;
    private final double[] residuals;

    RawSviObjective(SmileQuotes quotes) {
        super(5, quotes);
        this.years = quotes.timeToExpiryYears();
        this.roots = new double[k.length];
        this.fitted = new double[k.length];
        this.residuals = new double[k.length];
    }

    @Override
    double cost(double[] p) {
        double sigma = Math.exp(p[LN_SIGMA]);
        double m = p[M];
        double square = sigma * sigma;
        double level = p[V] - sigma * p[L] * p[R];
        double tilt = 0.5 * (p[R] * p[R] - p[L] * p[L]);
        double b = 0.5 * (p[R] * p[R] + p[L] * p[L]);
        double perYear = 1 / years;
        double perScale = 1 / scale;
        double sum = 0;
        for (int i = 0; i < k.length; i++) {
            double y = k[i] - m;
            double root = Math.sqrt(y * y + square);
            double vol = Math.sqrt((level + tilt * y + b * root) * perYear);
            double u = weights[i] * perScale * (vol - vols[i]);
            roots[i] = root;
            fitted[i] = vol;
            residuals[i] = u;
            sum += loss.loss(u);
        }
        return sum;
    }

    @Override
    void linearise(double[] p) {
        double sigma = Math.exp(p[LN_SIGMA]);
        double l = p[L];
        double r = p[R];
        double m = p[M];
        double tilt = 0.5 * (r * r - l * l);
        double b = 0.5 * (l * l + r * r);
        double perScale = 1 / scale;
        double half = 0.5 / years;
        clear();
        for (int i = 0; i < k.length; i++) {
            double y = k[i] - m;
            double root = roots[i];
            double unit = weights[i] * perScale;
            double byVariance = unit * half / fitted[i];
            double perRoot = 1 / root;
            derivatives[V] = byVariance;
            derivatives[L] = byVariance * (l * (root - y) - sigma * r);
            derivatives[R] = byVariance * (r * (root + y) - sigma * l);
            derivatives[M] = -byVariance * (tilt + b * y * perRoot);
            derivatives[LN_SIGMA] = byVariance * sigma * (b * sigma * perRoot - l * r);
            add(residuals[i], derivatives);
        }
    }

    @Override
    double unitResidual(int i) {
        return residuals[i];
    }

    @Override
    void fillVols(double[] p, double[] into) {
        double sigma = Math.exp(p[LN_SIGMA]);
        double level = p[V] - sigma * p[L] * p[R];
        double tilt = 0.5 * (p[R] * p[R] - p[L] * p[L]);
        double b = 0.5 * (p[R] * p[R] + p[L] * p[L]);
        for (int i = 0; i < k.length; i++) {
            double y = k[i] - p[M];
            into[i] = Math.sqrt((level + tilt * y + b * Math.sqrt(y * y + sigma * sigma)) / years);
        }
    }

    static void fill(RawSvi smile, double[] into) {
        into[V] = Math.max(0, smile.leastTotalVariance());
        into[L] = Math.sqrt(smile.b() * (1 - smile.rho()));
        into[R] = Math.sqrt(smile.b() * (1 + smile.rho()));
        into[M] = smile.m();
        into[LN_SIGMA] = Math.log(smile.sigma());
    }

    static RawSvi smile(double[] p, double years) {
        double sigma = Math.exp(p[LN_SIGMA]);
        double b = 0.5 * (p[L] * p[L] + p[R] * p[R]);
        double rho = b > 0 ? 0.5 * (p[R] * p[R] - p[L] * p[L]) / b : 0;
        return new RawSvi(p[V] - sigma * p[L] * p[R], b, rho, p[M], sigma, years);
    }
}
