package io.plimsoll.margin.volatility;

/** The log-likelihood of GARCH(1,1), its gradient and its scores, in {@link GarchCoordinates}. */
final class GarchLikelihood implements LogLikelihood {

    /** Coordinates beyond this are not admitted. */
    private static final double EDGE = 25;
    /** ln of the least ω, as a share of the variance: else a run of equal prices has a likelihood without bound. */
    private static final double LEAST_LOG_OMEGA = Math.log(1e-6);

    private final double[] x;
    private final double mean;
    private final double meanSquare;
    private final GarchCoordinates coordinates;
    private final double[] score = new double[GarchCoordinates.PARAMETERS];
    private int evaluations;

    GarchLikelihood(ChangeSeries series, GarchCoordinates coordinates) {
        this.x = series.x();
        this.mean = series.mean();
        this.meanSquare = ChangeSeries.meanSquare(x, 0, 1);
        this.coordinates = coordinates;
    }

    @Override
    public int dimension() {
        return coordinates.dimension();
    }

    @Override
    public int evaluations() {
        return evaluations;
    }

    @Override
    public double at(double[] p, double[] gradient, double[][] information) {
        evaluations++;
        if (p[0] < LEAST_LOG_OMEGA) {
            return Double.NEGATIVE_INFINITY;
        }
        for (double coordinate : p) {
            if (!(Math.abs(coordinate) <= EDGE)) {
                return Double.NEGATIVE_INFINITY;
            }
        }
        double[] theta = coordinates.parameters(p);
        Scores scores = new Scores(GarchCoordinates.PARAMETERS, information.length > 0);
        double value = sum(theta, UnitStudent.of(theta[4]), scores);
        scores.toFree(coordinates.jacobian(p, theta), gradient, information);
        return Double.isFinite(value) && scores.isFinite() ? value : Double.NEGATIVE_INFINITY;
    }

    /**
     * With e = x − μ, h = σ², q = e²/(h(d − 2)) and w = (d + 1)/((d − 2)(1 + q)) (1 where normal):
     * ∂ℓ/∂h = (we²/h − 1)/(2h), ∂ℓ/∂e = −we/h, and ∂h_(t+1)/∂θ = ∂(ω + αe² + βh)/∂θ.
     */
    private double sum(double[] theta, UnitStudent law, Scores scores) {
        double omega = theta[0];
        double alpha = theta[1];
        double beta = theta[2];
        double mu = theta[3];
        boolean normal = law.isNormal();
        double d = theta[4];
        double perDegree = normal ? 0 : 1 / (d - 2);
        double weight = normal ? 1 : (d + 1) * perDegree;
        double square = meanSquare - 2 * mu * mean + mu * mu;
        double h = omega + (alpha + beta) * square;
        double hOmega = 1;
        double hAlpha = square;
        double hBeta = square;
        double hMu = -2 * (alpha + beta) * (mean - mu);
        double squares = 0;
        LogOfProduct variances = new LogOfProduct();
        LogOfProduct tails = new LogOfProduct();
        for (double change : x) {
            double e = change - mu;
            double inverse = 1 / h;
            double z2 = e * e * inverse;
            double q = z2 * perDegree;
            double w = weight / (1 + q);
            double slope = 0.5 * inverse * (w * z2 - 1);
            score[0] = slope * hOmega;
            score[1] = slope * hAlpha;
            score[2] = slope * hBeta;
            score[3] = slope * hMu + w * e * inverse;
            variances.multiply(h);
            if (normal) {
                squares += z2;
            } else {
                tails.multiply(1 + q);
                score[4] = 0.5 * w * q + (scores.each() ? law.constantSlope() - 0.5 * Math.log1p(q) : 0);
            }
            scores.add(score);
            hOmega = 1 + beta * hOmega;
            hAlpha = e * e + beta * hAlpha;
            hBeta = h + beta * hBeta;
            hMu = -2 * alpha * e + beta * hMu;
            h = omega + alpha * e * e + beta * h;
        }
        if (!normal && !scores.each()) {
            scores.add(4, x.length * law.constantSlope() - 0.5 * tails.value());
        }
        double tail = normal ? squares : (d + 1) * tails.value();
        return x.length * law.constant() - 0.5 * (variances.value() + tail);
    }
}
