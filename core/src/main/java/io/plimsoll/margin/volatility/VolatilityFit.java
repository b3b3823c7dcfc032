package io.plimsoll.margin.volatility;

/** An estimated model of changes x_t = μ + σ_t·z_t, where σ_t is known before x_t and z has mean 0 and variance 1. */
public sealed interface VolatilityFit permits GarchFit, EgarchFit {

    /** The fewest changes that an estimate is made on. */
    int LEAST = 50;

    /** μ, in the unit of the changes. */
    double mu();

    /** d of Student's t, or ∞ where the innovations are normal. */
    double degrees();

    /** The largest log-likelihood found. */
    double logLikelihood();

    /** How often the log-likelihood was computed to find it. */
    int evaluations();

    /**
     * σ before each change, in the unit of the changes, and at index n the σ for the next one. A missing change (NaN)
     * leaves σ as it is.
     */
    double[] sigmas(double[] changes);

    /**
     * The expected sum of the variances of the next {@code sessions} changes, in squared units. Its root, for one session,
     * is the last of {@link #sigmas}.
     */
    double varianceAhead(double[] changes, int sessions);

    /** z_t = (x_t − μ)/σ_t; NaN where the change is missing. */
    default double[] standardised(double[] changes) {
        double[] sigma = sigmas(changes);
        double[] z = new double[changes.length];
        for (int t = 0; t < z.length; t++) {
            z[t] = (changes[t] - mu()) / sigma[t];
        }
        return z;
    }

    /** The p-quantile of z under the model; 0.01 gives a negative number. */
    default double innovationQuantile(double p) {
        return UnitStudent.quantile(p, degrees());
    }

    /** @throws IllegalArgumentException under one session */
    static void requireSessions(int sessions) {
        if (sessions < 1) {
            throw new IllegalArgumentException("sessions ahead must be at least 1, were " + sessions);
        }
    }
}
