package io.plimsoll.backtest;

import java.util.OptionalDouble;
import org.hipparchus.distribution.continuous.ChiSquaredDistribution;
import org.hipparchus.special.Beta;

/**
 * Tests of breaches against the breach probability p, in logarithms with 0·ln 0 = 0 (Kupiec 1995; Christoffersen 1998).
 */
public final class CoverageTests {

    private static final ChiSquaredDistribution CHI_1 = new ChiSquaredDistribution(1);
    private static final ChiSquaredDistribution CHI_2 = new ChiSquaredDistribution(2);

    private CoverageTests() {}

    /**
     * Proportion of failures: −2[(N − x)ln(1 − p) + x ln p − (N − x)ln(1 − x/N) − x ln(x/N)].
     *
     * @param n days, &gt; 0
     * @param x breaches, 0..n
     */
    public static double kupiec(int n, int x, double p) {
        if (n <= 0 || x < 0 || x > n || !(p > 0 && p < 1)) {
            throw new IllegalArgumentException(
                    "0 <= x <= n, n > 0 and 0 < p < 1 must hold, were x " + x + ", n " + n + ", p " + p);
        }
        return Math.max(0, 2 * (likelihood(n - x, x, (double) x / n) - likelihood(n - x, x, p)));
    }

    /** p-value of {@link #kupiec}, χ² with one degree of freedom. */
    public static double kupiecP(int n, int x, double p) {
        return 1 - CHI_1.cumulativeProbability(kupiec(n, x, p));
    }

    /** Independence of breaches on following days; empty where no day or every day but the last is a breach. */
    public static OptionalDouble independence(boolean[] breaches) {
        int[][] count = new int[2][2];
        for (int i = 1; i < breaches.length; i++) {
            count[breaches[i - 1] ? 1 : 0][breaches[i] ? 1 : 0]++;
        }
        return independence(count[0][0], count[0][1], count[1][0], count[1][1]);
    }

    /** The statistic from transitions n_ij from state i to state j, 1 a breach. */
    static OptionalDouble independence(int n00, int n01, int n10, int n11) {
        int from0 = n00 + n01;
        int from1 = n10 + n11;
        if (from0 == 0 || from1 == 0) {
            return OptionalDouble.empty();
        }
        double pooled = (double) (n01 + n11) / (from0 + from1);
        double free = likelihood(n00, n01, (double) n01 / from0) + likelihood(n10, n11, (double) n11 / from1);
        double tied = likelihood(n00 + n10, n01 + n11, pooled);
        return OptionalDouble.of(Math.max(0, 2 * (free - tied)));
    }

    /** p-value of a statistic with one degree of freedom. */
    public static double pOfOne(double statistic) {
        return 1 - CHI_1.cumulativeProbability(statistic);
    }

    /** p-value of a statistic with two degrees of freedom: proportion of failures + independence. */
    public static double pOfTwo(double statistic) {
        return 1 - CHI_2.cumulativeProbability(statistic);
    }

    private static double likelihood(int quiet, int breaches, double p) {
        return times(quiet, 1 - p) + times(breaches, p);
    }

    private static double times(int n, double p) {
        return n == 0 ? 0 : n * Math.log(p);
    }

    /** Lower end of the two-sided Clopper–Pearson interval of x in n. */
    public static double lower(int n, int x, double confidence) {
        return x == 0 ? 0 : betaQuantile(0.5 * (1 - confidence), x, n - x + 1.0);
    }

    /** Upper end of the two-sided Clopper–Pearson interval of x in n. */
    public static double upper(int n, int x, double confidence) {
        return x == n ? 1 : betaQuantile(0.5 * (1 + confidence), x + 1.0, n - x);
    }

    private static double betaQuantile(double p, double a, double b) {
        double low = 0;
        double high = 1;
        for (int i = 0; i < 60; i++) {
            double middle = 0.5 * (low + high);
            if (Beta.regularizedBeta(middle, a, b) < p) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return 0.5 * (low + high);
    }
}
