package io.plimsoll.margin.volatility;

/** A log-likelihood of free coordinates: every point is an admissible model. */
interface LogLikelihood {

    int dimension();

    /**
     * The log-likelihood at p, or −∞ where it is no number. Leaves its gradient in {@code gradient}.
     *
     * @param information where not empty, filled with the sum over t of the outer products of the scores, an estimate of
     *     minus the second derivatives (Berndt, Hall, Hall &amp; Hausman 1974)
     */
    double at(double[] p, double[] gradient, double[][] information);

    /** How often {@link #at} was called. */
    int evaluations();
}
