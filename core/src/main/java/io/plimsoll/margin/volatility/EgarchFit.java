package io.plimsoll.margin.volatility;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * EGARCH(1,1) (Nelson 1991): x_t = μ + σ_t·z_t, ln σ²_(t+1) = ω + β ln σ²_t + α(|z_t| − E|z|) + γz_t. A fall raises the
 * variance more than a rise where γ &lt; 0. The recursion starts at ln σ²_1 = ln mean((x − μ)²). ln σ² is held within 25
 * of its mean m = ω/(1 − β), so that no series makes it explode.
 *
 * @param mu μ, in the unit of the changes
 * @param omega ω, for variances in squared units of the changes
 * @param alpha α, weight of the size of the last innovation
 * @param gamma γ, weight of its sign
 * @param beta β, |β| &lt; 1
 * @param degrees d of Student's t in (2.05, 500), or ∞ where the innovations are normal
 */
public record EgarchFit(
        double mu,
        double omega,
        double alpha,
        double gamma,
        double beta,
        double degrees,
        double logLikelihood,
        int evaluations)
        implements VolatilityFit {

    /** Farthest that ln σ² goes from its mean; a factor of 270,000 in σ. */
    static final double FARTHEST = 25;

    /** Largest |ẑ| that counts in a forecast. */
    private static final double FARTHEST_DRAW = 10;

    private static final double[] START_BETAS = {0.85, 0.95, 0.985};
    private static final double[] START_GAMMAS = {-0.08, 0, 0.08};
    private static final double START_ALPHA = 0.15;
    private static final double START_DEGREES = 7;

    /** {@link #estimate(double[], Mean, Innovations, EgarchFit)} without an estimate before. */
    public static EgarchFit estimate(double[] changes, Mean mean, Innovations innovations) {
        return estimate(changes, mean, innovations, null);
    }

    /**
     * Maximum likelihood. Without an estimate before, the search starts at the two most likely of nine points; with one,
     * at the most likely of those and it.
     *
     * @param changes at least 50 that are not missing (NaN) and not all alike; missing ones are left out
     * @param previous an estimate on nearly the same changes, or null
     * @throws IllegalArgumentException for fewer changes, infinite ones, or changes that are all alike
     */
    public static EgarchFit estimate(
            double[] changes, Mean mean, Innovations innovations, @Nullable EgarchFit previous) {
        ChangeSeries series = ChangeSeries.of(changes);
        EgarchCoordinates coordinates = new EgarchCoordinates(mean, innovations);
        EgarchLikelihood likelihood = new EgarchLikelihood(series, coordinates);
        double logScale = 2 * Math.log(series.scale());
        List<double[]> starts = starts(series, coordinates);
        if (previous != null) {
            starts.add(coordinates.coordinates(
                    previous.level() - logScale,
                    previous.alpha,
                    previous.gamma,
                    previous.beta,
                    previous.mu / series.scale(),
                    previous.degrees));
        }
        LikelihoodSearch.Peak peak = LikelihoodSearch.best(likelihood, starts, previous == null ? 2 : 1);
        double[] theta = coordinates.parameters(peak.point());
        return new EgarchFit(
                theta[4] * series.scale(),
                (theta[0] + logScale) * (1 - theta[3]),
                theta[1],
                theta[2],
                theta[3],
                theta[5],
                peak.value() - 0.5 * series.x().length * logScale,
                likelihood.evaluations());
    }

    private static List<double[]> starts(ChangeSeries series, EgarchCoordinates coordinates) {
        List<double[]> starts = new ArrayList<>();
        for (double beta : START_BETAS) {
            for (double gamma : START_GAMMAS) {
                starts.add(coordinates.coordinates(0, START_ALPHA, gamma, beta, series.mean(), START_DEGREES));
            }
        }
        return starts;
    }

    static double guard(double away) {
        return Math.min(Math.max(away, -FARTHEST), FARTHEST);
    }

    /** m = ω/(1 − β), the mean of ln σ². */
    public double level() {
        return omega / (1 - beta);
    }

    @Override
    public double[] sigmas(double[] changes) {
        double[] sigma = new double[changes.length + 1];
        double level = level();
        double meanAbsolute = UnitStudent.of(degrees).meanAbsolute();
        double away = guard(Math.log(ChangeSeries.meanSquare(changes, mu, 1)) - level);
        for (int t = 0; t < changes.length; t++) {
            sigma[t] = Math.exp(0.5 * (level + away));
            double z = (changes[t] - mu) / sigma[t];
            if (!Double.isNaN(z)) {
                away = guard(beta * away + news(z, meanAbsolute));
            }
        }
        sigma[changes.length] = Math.exp(0.5 * (level + away));
        return sigma;
    }

    private double news(double z, double meanAbsolute) {
        return alpha * (Math.abs(z) - meanAbsolute) + gamma * z;
    }

    /**
     * {@inheritDoc} Under Student's t no variance further ahead than one session has an expectation (Nelson 1991), as
     * e^|z| has none. The expectation is therefore taken under the law of the standardised changes themselves, ẑ, held
     * within ±10 so that a single one does not make it: E σ²_(n+k) = exp(m + β^(k−1)(ln σ²_(n+1) −
     * m))·Π_(j=0)^(k−2) mean_t exp(β^j(α(|ẑ_t| − E|z|) + γẑ_t)). That is the variance of filtered historical simulation
     * without its random draws. ln E σ² is held within 25 of m as ln σ² is.
     */
    @Override
    public double varianceAhead(double[] changes, int sessions) {
        VolatilityFit.requireSessions(sessions);
        double[] sigma = sigmas(changes);
        double[] news = newsOf(changes, sigma);
        double level = level();
        double away = 2 * Math.log(sigma[changes.length]) - level;
        double growth = 0;
        double power = 1;
        double sum = 0;
        for (int ahead = 1; ahead <= sessions; ahead++) {
            sum += Math.exp(level + guard(power * away + growth));
            growth += Math.log(meanExp(news, power));
            power *= beta;
        }
        return sum;
    }

    private double[] newsOf(double[] changes, double[] sigma) {
        double meanAbsolute = UnitStudent.of(degrees).meanAbsolute();
        double[] news = new double[changes.length];
        for (int t = 0; t < news.length; t++) {
            double z = (changes[t] - mu) / sigma[t];
            news[t] = news(Math.min(Math.max(z, -FARTHEST_DRAW), FARTHEST_DRAW), meanAbsolute);
        }
        return ChangeSeries.known(news);
    }

    private static double meanExp(double[] news, double power) {
        double sum = 0;
        for (double shock : news) {
            sum += Math.exp(power * shock);
        }
        return sum / news.length;
    }
}
