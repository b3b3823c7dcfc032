package io.plimsoll.margin.volatility;

/**
 * Free coordinates of GARCH(1,1) on changes of unit variance: ln ω; u and v with α = eᵘ/(1 + eᵘ + eᵛ) and β =
 * eᵛ/(1 + eᵘ + eᵛ), so that α, β &gt; 0 and α + β &lt; 1; then μ where it is estimated, then τ of {@link FreeDegrees} where
 * the innovations are Student's.
 */
record GarchCoordinates(Mean mean, Innovations innovations) {

    /** Parameters in the order ω, α, β, μ, d. */
    static final int PARAMETERS = 5;

    int dimension() {
        return 3 + (mean == Mean.CONSTANT ? 1 : 0) + (innovations == Innovations.STUDENT ? 1 : 0);
    }

    double[] parameters(double[] p) {
        double eu = Math.exp(p[1]);
        double ev = Math.exp(p[2]);
        double sum = 1 + eu + ev;
        return new double[] {
            Math.exp(p[0]),
            eu / sum,
            ev / sum,
            mean == Mean.CONSTANT ? p[3] : 0,
            innovations == Innovations.STUDENT ? FreeDegrees.of(p[p.length - 1]) : Double.POSITIVE_INFINITY
        };
    }

    double[] coordinates(double omega, double alpha, double beta, double mu, double degrees) {
        double rest = 1 - alpha - beta;
        double[] p = new double[dimension()];
        p[0] = Math.log(omega);
        p[1] = Math.log(alpha / rest);
        p[2] = Math.log(beta / rest);
        if (mean == Mean.CONSTANT) {
            p[3] = mu;
        }
        if (innovations == Innovations.STUDENT) {
            p[p.length - 1] = FreeDegrees.coordinate(degrees);
        }
        return p;
    }

    /** ∂parameter/∂coordinate. */
    double[][] jacobian(double[] p, double[] parameters) {
        double alpha = parameters[1];
        double beta = parameters[2];
        double[][] j = new double[PARAMETERS][p.length];
        j[0][0] = parameters[0];
        j[1][1] = alpha * (1 - alpha);
        j[1][2] = -alpha * beta;
        j[2][1] = -alpha * beta;
        j[2][2] = beta * (1 - beta);
        if (mean == Mean.CONSTANT) {
            j[3][3] = 1;
        }
        if (innovations == Innovations.STUDENT) {
            j[4][p.length - 1] = FreeDegrees.slope(p[p.length - 1]);
        }
        return j;
    }
}
