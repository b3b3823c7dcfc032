package io.plimsoll.margin.volatility;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * GARCH(1,1) (Bollerslev 1986, with Student's t 1987): x_t = μ + σ_t·z_t, σ²_(t+1) = ω + α(x_t − μ)² + βσ²_t. Before the
 * first change the squared error and the variance are taken to be m = mean((x − μ)²), so σ²_1 = ω + (α + β)m: the start of
 * Fiorentini, Calzolari &amp; Panattoni (1996), and "mci" of R's fGarch.
 *
 * @param mu μ, in the unit of the changes
 * @param omega ω &gt; 0, in squared units
 * @param alpha α &gt; 0, weight of the last squared error
 * @param beta β &gt; 0, weight of the last variance; α + β &lt; 1
 * @param degrees d of Student's t in (2.05, 500), or ∞ where the innovations are normal
 */
public record GarchFit(
        double mu, double omega, double alpha, double beta, double degrees, double logLikelihood, int evaluations)
        implements VolatilityFit {

    private static final double[] START_ALPHAS = {0.05, 0.12};
    private static final double[] START_PERSISTENCES = {0.85, 0.95, 0.99};
    private static final double START_DEGREES = 7;

    /** {@link #estimate(double[], Mean, Innovations, GarchFit)} without an estimate before. */
    public static GarchFit estimate(double[] changes, Mean mean, Innovations innovations) {
        return estimate(changes, mean, innovations, null);
    }

    /**
     * Maximum likelihood. Without an estimate before, the search starts at the two most likely of six points whose
     * long-run variance is that of the changes; with one, at the most likely of those and it.
     *
     * @param changes at least 50 that are not missing (NaN) and not all alike; missing ones are left out
     * @param previous an estimate on nearly the same changes, or null
     * @throws IllegalArgumentException for fewer changes, infinite ones, or changes that are all alike
     */
    public static GarchFit estimate(double[] changes, Mean mean, Innovations innovations, @Nullable GarchFit previous) {
        ChangeSeries series = ChangeSeries.of(changes);
        GarchCoordinates coordinates = new GarchCoordinates(mean, innovations);
        GarchLikelihood likelihood = new GarchLikelihood(series, coordinates);
        List<double[]> starts = starts(series, coordinates);
        if (previous != null) {
            double s = series.scale();
            starts.add(coordinates.coordinates(
                    previous.omega / (s * s), previous.alpha, previous.beta, previous.mu / s, previous.degrees));
        }
        LikelihoodSearch.Peak peak = LikelihoodSearch.best(likelihood, starts, previous == null ? 2 : 1);
        double[] theta = coordinates.parameters(peak.point());
        return new GarchFit(
                theta[3] * series.scale(),
                theta[0] * series.scale() * series.scale(),
                theta[1],
                theta[2],
                theta[4],
                peak.value() - series.x().length * Math.log(series.scale()),
                likelihood.evaluations());
    }

    private static List<double[]> starts(ChangeSeries series, GarchCoordinates coordinates) {
        List<double[]> starts = new ArrayList<>();
        for (double persistence : START_PERSISTENCES) {
            for (double alpha : START_ALPHAS) {
                double omega = 1 - persistence;
                starts.add(coordinates.coordinates(omega, alpha, persistence - alpha, series.mean(), START_DEGREES));
            }
        }
        return starts;
    }

    /** α + β, by which the distance of the variance from its long run shrinks in a session. */
    public double persistence() {
        return alpha + beta;
    }

    /** ω/(1 − α − β). */
    public double longRunVariance() {
        return omega / (1 - persistence());
    }

    @Override
    public double[] sigmas(double[] changes) {
        double[] sigma = new double[changes.length + 1];
        double variance = omega + persistence() * ChangeSeries.meanSquare(changes, mu, 1);
        for (int t = 0; t < changes.length; t++) {
            sigma[t] = Math.sqrt(variance);
            if (!Double.isNaN(changes[t])) {
                variance = nextVariance(variance, changes[t]);
            }
        }
        sigma[changes.length] = Math.sqrt(variance);
        return sigma;
    }

    /** σ²_(t+1) from σ²_t and x_t. */
    public double nextVariance(double variance, double change) {
        return omega + alpha * (change - mu) * (change - mu) + beta * variance;
    }

    @Override
    public double varianceAhead(double[] changes, int sessions) {
        double sigma = sigmas(changes)[changes.length];
        return varianceAhead(sigma * sigma, sessions);
    }

    /**
     * The expected sum of the next variances where the first is known: with v the long-run variance and p = α + β,
     * nv + (σ² − v)(1 − pⁿ)/(1 − p), summed step by step.
     */
    public double varianceAhead(double nextVariance, int sessions) {
        VolatilityFit.requireSessions(sessions);
        double variance = nextVariance;
        double sum = variance;
        for (int ahead = 1; ahead < sessions; ahead++) {
            variance = omega + persistence() * variance;
            sum += variance;
        }
        return sum;
    }
}
