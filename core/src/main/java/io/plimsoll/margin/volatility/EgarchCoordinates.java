package io.plimsoll.margin.volatility;

/**
 * Free coordinates of EGARCH(1,1) on changes of unit variance: m, α, γ, atanh β; then μ where it is estimated, then τ of
 * {@link FreeDegrees} where the innovations are Student's.
 */
record EgarchCoordinates(Mean mean, Innovations innovations) {

    /** Parameters in the order m, α, γ, β, μ, d. */
    static final int PARAMETERS = 6;

    int dimension() {
        return 4 + (mean == Mean.CONSTANT ? 1 : 0) + (innovations == Innovations.STUDENT ? 1 : 0);
    }

    double[] parameters(double[] p) {
        return new double[] {
            p[0],
            p[1],
            p[2],
            Math.tanh(p[3]),
            mean == Mean.CONSTANT ? p[4] : 0,
            innovations == Innovations.STUDENT ? FreeDegrees.of(p[p.length - 1]) : Double.POSITIVE_INFINITY
        };
    }

    double[] coordinates(double level, double alpha, double gamma, double beta, double mu, double degrees) {
        double[] p = new double[dimension()];
        p[0] = level;
        p[1] = alpha;
        p[2] = gamma;
        p[3] = 0.5 * Math.log((1 + beta) / (1 - beta));
        if (mean == Mean.CONSTANT) {
            p[4] = mu;
        }
        if (innovations == Innovations.STUDENT) {
            p[p.length - 1] = FreeDegrees.coordinate(degrees);
        }
        return p;
    }

    /** ∂parameter/∂coordinate. */
    double[][] jacobian(double[] p, double[] parameters) {
        double[][] j = new double[PARAMETERS][p.length];
        j[0][0] = 1;
        j[1][1] = 1;
        j[2][2] = 1;
        j[3][3] = 1 - parameters[3] * parameters[3];
        if (mean == Mean.CONSTANT) {
            j[4][4] = 1;
        }
        if (innovations == Innovations.STUDENT) {
            j[5][p.length - 1] = FreeDegrees.slope(p[p.length - 1]);
        }
        return j;
    }
}
