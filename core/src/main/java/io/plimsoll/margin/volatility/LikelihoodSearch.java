package io.plimsoll.margin.volatility;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.RealMatrix;

/**
 * Largest log-likelihood: BFGS that starts from the outer product of the scores as the metric, so that the first step is
 * one of Berndt, Hall, Hall &amp; Hausman. It ends when the next step promises under 10⁻¹¹, or two steps brought under
 * 10⁻⁸ each, of log-likelihood.
 */
final class LikelihoodSearch {

    private static final int MOST_STEPS = 100;
    private static final int MOST_HALVINGS = 12;
    private static final double PROMISE = 1e-11;
    private static final double GAIN = 1e-8;
    /** Longest step in one free coordinate: they are logarithms and logits. */
    private static final double REACH = 2;

    private static final double[][] NONE = {};

    private final LogLikelihood likelihood;
    private final int n;
    private double[] point;
    private double[] gradient;
    private double value;
    private double[][] metric;

    /** A point and the log-likelihood there. */
    record Peak(double[] point, double value) {}

    private LikelihoodSearch(LogLikelihood likelihood, double[] start) {
        this.likelihood = likelihood;
        this.n = likelihood.dimension();
        this.point = start.clone();
        this.gradient = new double[n];
        this.metric = new double[n][n];
        restart();
    }

    /** The best of the searches from those {@code searches} of the starts that have the largest log-likelihood. */
    static Peak best(LogLikelihood likelihood, List<double[]> starts, int searches) {
        double[] unused = new double[likelihood.dimension()];
        return starts.stream()
                .map(s -> new Peak(s, likelihood.at(s, unused, NONE)))
                .sorted(Comparator.comparingDouble(Peak::value).reversed())
                .limit(searches)
                .map(s -> new LikelihoodSearch(likelihood, s.point).climb())
                .max(Comparator.comparingDouble(Peak::value))
                .orElseThrow();
    }

    private Peak climb() {
        int idle = 0;
        boolean fresh = true;
        for (int step = 0; step < MOST_STEPS && idle < 2; step++) {
            double[] direction = direction();
            double slope = dot(direction, gradient);
            if (slope < PROMISE && fresh) {
                break;
            }
            double before = value;
            if (slope < PROMISE || !advance(direction, slope)) {
                if (fresh) {
                    break;
                }
                restart();
                fresh = true;
                continue;
            }
            fresh = false;
            idle = value - before < GAIN ? idle + 1 : 0;
        }
        return new Peak(point, value);
    }

    /** Sets the metric to the inverse of the outer product of the scores, with a small ridge. */
    private void restart() {
        double[][] information = new double[n][n];
        value = likelihood.at(point, gradient, information);
        double largest = 0;
        for (int i = 0; i < n; i++) {
            largest = Math.max(largest, information[i][i]);
        }
        for (int i = 0; i < n; i++) {
            information[i][i] += 1e-3 * information[i][i] + 1e-8 * largest + 1e-12;
        }
        RealMatrix matrix = new Array2DRowRealMatrix(information, false);
        metric = new CholeskyDecomposition(matrix, 1e-10, 0)
                .getSolver()
                .getInverse()
                .getData();
    }

    private double[] direction() {
        double[] direction = new double[n];
        double longest = 0;
        for (int i = 0; i < n; i++) {
            direction[i] = dot(metric[i], gradient);
            longest = Math.max(longest, Math.abs(direction[i]));
        }
        double shorten = longest > REACH ? REACH / longest : 1;
        return Arrays.stream(direction).map(d -> d * shorten).toArray();
    }

    /** Goes along the direction as far as the log-likelihood rises enough (Armijo); false where it rises nowhere. */
    private boolean advance(double[] direction, double slope) {
        double[] next = new double[n];
        double[] nextGradient = new double[n];
        double length = 1;
        for (int halving = 0; halving < MOST_HALVINGS; halving++) {
            for (int i = 0; i < n; i++) {
                next[i] = point[i] + length * direction[i];
            }
            double nextValue = likelihood.at(next, nextGradient, NONE);
            if (nextValue >= value + 1e-4 * length * slope) {
                update(next, nextGradient);
                value = nextValue;
                return true;
            }
            // The top of the parabola through value, slope and the new value, kept within a tenth and a half.
            double drop = value + length * slope - nextValue;
            double top = 0.5 * length * slope / drop;
            length *= top > 0.1 && top < 0.5 ? top : top >= 0.5 ? 0.5 : 0.1;
        }
        return false;
    }

    private void update(double[] next, double[] nextGradient) {
        double[] s = new double[n];
        double[] y = new double[n];
        for (int i = 0; i < n; i++) {
            s[i] = next[i] - point[i];
            y[i] = gradient[i] - nextGradient[i];
        }
        point = next;
        gradient = nextGradient;
        double sy = dot(s, y);
        // Where the function is not concave along the step, the metric stands.
        if (sy > 1e-10 * Math.sqrt(dot(s, s) * dot(y, y))) {
            broydenFletcherGoldfarbShanno(s, y, sy);
        }
    }

    private void broydenFletcherGoldfarbShanno(double[] s, double[] y, double sy) {
        double[] hy = new double[n];
        for (int i = 0; i < n; i++) {
            hy[i] = dot(metric[i], y);
        }
        double factor = (1 + dot(y, hy) / sy) / sy;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                metric[i][j] += factor * s[i] * s[j] - (s[i] * hy[j] + hy[i] * s[j]) / sy;
            }
        }
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
