package io.plimsoll.surface.calibration;

/**
 * The errors of raw SVI with a penalty on butterfly arbitrage: μ·Σ min(0, g(k_j) − ε)² over log-moneyness k_j. With w, w′ and
 * w″ in p of {@link RawSviObjective} and R = √(y² + σ²), y = k − m:
 *
 * <pre>∂w′/∂l = l(y/R − 1),  ∂w′/∂r = r(y/R + 1),  ∂w′/∂m = −w″,  ∂w′/∂ln σ = −byσ²/R³
 * ∂w″/∂l = lσ²/R³,  ∂w″/∂r = rσ²/R³,  ∂w″/∂m = 3bσ²y/R⁵,  ∂w″/∂ln σ = bσ²(2/R³ − 3σ²/R⁵)</pre>
 */
final class ButterflyObjective extends Objective {

    /** ε: what g is kept over at the points of the penalty, for what lies between them. */
    private static final double MARGIN = 1e-4;

    private final RawSviObjective errors;
    private double[] k;
    private double[] shortfalls;
    private double mu;
    private final double[] derivatives = new double[5];

    ButterflyObjective(RawSviObjective errors, double[] k) {
        super(5);
        this.errors = errors;
        this.k = k;
        this.shortfalls = new double[k.length];
    }

    void penalise(double mu) {
        this.mu = mu;
    }

    /** Penalises at one more point. */
    void alsoAt(double point) {
        k = java.util.Arrays.copyOf(k, k.length + 1);
        k[k.length - 1] = point;
        shortfalls = new double[k.length];
    }

    @Override
    double cost(double[] p) {
        double sigma = Math.exp(p[RawSviObjective.LN_SIGMA]);
        double level = p[RawSviObjective.V] - sigma * p[RawSviObjective.L] * p[RawSviObjective.R];
        double l2 = p[RawSviObjective.L] * p[RawSviObjective.L];
        double r2 = p[RawSviObjective.R] * p[RawSviObjective.R];
        double b = 0.5 * (l2 + r2);
        double sum = 0;
        for (int i = 0; i < k.length; i++) {
            double at = k[i];
            double y = at - p[RawSviObjective.M];
            double root = Math.sqrt(y * y + sigma * sigma);
            double w = level + 0.5 * (r2 - l2) * y + b * root;
            double slope = 0.5 * (r2 - l2) + b * y / root;
            double curvature = b * sigma * sigma / (root * root * root);
            double a = 1 - 0.5 * at * slope / w;
            double g = a * a - 0.25 * slope * slope * (1 / w + 0.25) + 0.5 * curvature;
            double shortfall = Math.min(0, g - MARGIN);
            shortfalls[i] = shortfall;
            sum += shortfall * shortfall;
        }
        return errors.cost(p) + mu * sum;
    }

    @Override
    void linearise(double[] p) {
        errors.gaussNewton = gaussNewton;
        errors.linearise(p);
        System.arraycopy(errors.gradient, 0, gradient, 0, n);
        System.arraycopy(errors.diagonal, 0, diagonal, 0, n);
        System.arraycopy(errors.matrix, 0, matrix, 0, n * n);
        double sigma = Math.exp(p[RawSviObjective.LN_SIGMA]);
        double l = p[RawSviObjective.L];
        double r = p[RawSviObjective.R];
        double level = p[RawSviObjective.V] - sigma * l * r;
        double tilt = 0.5 * (r * r - l * l);
        double b = 0.5 * (l * l + r * r);
        double rootMu = Math.sqrt(mu);
        for (int i = 0; i < k.length; i++) {
            if (shortfalls[i] >= 0) {
                continue;
            }
            double at = k[i];
            double y = at - p[RawSviObjective.M];
            double root = Math.sqrt(y * y + sigma * sigma);
            double w = level + tilt * y + b * root;
            double cosine = y / root;
            double slope = tilt + b * cosine;
            double bend = sigma * sigma / (root * root * root);
            double curvature = b * bend;
            double a = 1 - 0.5 * at * slope / w;
            double byW = a * at * slope / (w * w) + 0.25 * slope * slope / (w * w);
            double bySlope = -a * at / w - 0.5 * slope * (1 / w + 0.25);
            double square = sigma * sigma / (root * root);
            derivatives[RawSviObjective.V] = rootMu * byW;
            derivatives[RawSviObjective.L] =
                    rootMu * (byW * (l * (root - y) - sigma * r) + bySlope * l * (cosine - 1) + 0.5 * l * bend);
            derivatives[RawSviObjective.R] =
                    rootMu * (byW * (r * (root + y) - sigma * l) + bySlope * r * (cosine + 1) + 0.5 * r * bend);
            derivatives[RawSviObjective.M] =
                    rootMu * (-byW * slope - bySlope * curvature + 1.5 * curvature * y / (root * root));
            derivatives[RawSviObjective.LN_SIGMA] = rootMu
                    * (byW * sigma * (b * sigma / root - l * r)
                            - bySlope * curvature * y
                            + 0.5 * curvature * (2 - 3 * square));
            double u = rootMu * shortfalls[i];
            add(u, derivatives);
        }
    }

    @Override
    double size() {
        return errors.size();
    }
}
