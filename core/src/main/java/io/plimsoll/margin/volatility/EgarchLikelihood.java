package io.plimsoll.margin.volatility;

/** The log-likelihood of EGARCH(1,1), its gradient and its scores, in {@link EgarchCoordinates}. */
final class EgarchLikelihood implements LogLikelihood {

    /** Coordinates beyond this are not admitted; for atanh β it is a β that no double tells from 1. */
    private static final double EDGE = 15;

    /** Least |∂l_(t+1)/∂l_t| that counts, so that a single one near 0 does not hide many above 1. */
    private static final double LEAST_KEEP = 1e-3;

    private final double[] x;
    private final double mean;
    private final double meanSquare;
    private final EgarchCoordinates coordinates;
    private final double[] score = new double[EgarchCoordinates.PARAMETERS];
    private int evaluations;

    EgarchLikelihood(ChangeSeries series, EgarchCoordinates coordinates) {
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
        for (double coordinate : p) {
            if (!(Math.abs(coordinate) <= EDGE)) {
                return Double.NEGATIVE_INFINITY;
            }
        }
        double[] theta = coordinates.parameters(p);
        Scores scores = new Scores(EgarchCoordinates.PARAMETERS, information.length > 0);
        double value = sum(theta, UnitStudent.of(theta[5]), scores);
        scores.toFree(coordinates.jacobian(p, theta), gradient, information);
        return Double.isFinite(value) && scores.isFinite() ? value : Double.NEGATIVE_INFINITY;
    }

    /**
     * With l = ln σ², z = e·e^(−l/2), A = α sign z + γ: ∂ℓ/∂l = (wz² − 1)/2, ∂l_(t+1)/∂θ = (β − Az/2)·∂l_t/∂θ + the
     * direct term, where ∂z/∂μ at constant l is −1/σ. Where |β − Az/2| is 1 or more in geometric mean, the recursion does
     * not forget its start and the likelihood has spurious peaks (Wintenberger 2013): it counts as −∞.
     */
    private double sum(double[] theta, UnitStudent law, Scores scores) {
        double level = theta[0];
        double alpha = theta[1];
        double gamma = theta[2];
        double beta = theta[3];
        double mu = theta[4];
        boolean normal = law.isNormal();
        double d = theta[5];
        double perDegree = normal ? 0 : 1 / (d - 2);
        double weight = normal ? 1 : (d + 1) * perDegree;
        double square = meanSquare - 2 * mu * mean + mu * mu;
        double l = Math.log(square);
        double lLevel = 0;
        double lAlpha = 0;
        double lGamma = 0;
        double lBeta = 0;
        double lMu = -2 * (mean - mu) / square;
        double lDegrees = 0;
        double logVariances = 0;
        double squares = 0;
        LogOfProduct tails = new LogOfProduct();
        LogOfProduct memory = new LogOfProduct();
        for (double change : x) {
            double inverse = Math.exp(-0.5 * l);
            double z = (change - mu) * inverse;
            double q = z * z * perDegree;
            double w = weight / (1 + q);
            double slope = 0.5 * (w * z * z - 1);
            score[0] = slope * lLevel;
            score[1] = slope * lAlpha;
            score[2] = slope * lGamma;
            score[3] = slope * lBeta;
            score[4] = slope * lMu + w * z * inverse;
            logVariances += l;
            if (normal) {
                squares += z * z;
            } else {
                tails.multiply(1 + q);
                double direct = scores.each() ? law.constantSlope() - 0.5 * Math.log1p(q) : 0;
                score[5] = slope * lDegrees + 0.5 * w * q + direct;
            }
            scores.add(score);
            double absolute = Math.abs(z);
            double kick = z > 0 ? alpha + gamma : gamma - alpha;
            double keep = beta - 0.5 * kick * z;
            double away = l - level;
            double next = EgarchFit.guard(beta * away + alpha * (absolute - law.meanAbsolute()) + gamma * z);
            memory.multiply(Math.max(Math.abs(keep), LEAST_KEEP));
            if (Math.abs(next) == EgarchFit.FARTHEST) {
                keep = 0;
            }
            lLevel = 1 - beta + keep * lLevel;
            lAlpha = absolute - law.meanAbsolute() + keep * lAlpha;
            lGamma = z + keep * lGamma;
            lBeta = away + keep * lBeta;
            lMu = keep * lMu - kick * inverse;
            lDegrees = keep * lDegrees - alpha * law.meanAbsoluteSlope();
            l = level + next;
        }
        if (!normal && !scores.each()) {
            scores.add(5, x.length * law.constantSlope() - 0.5 * tails.value());
        }
        if (memory.value() >= 0) {
            return Double.NEGATIVE_INFINITY;
        }
        double tail = normal ? squares : (d + 1) * tails.value();
        return x.length * law.constant() - 0.5 * (logVariances + tail);
    }
}
