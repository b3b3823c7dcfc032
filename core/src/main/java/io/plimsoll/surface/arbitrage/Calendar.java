package io.plimsoll.surface.arbitrage;

import io.plimsoll.surface.model.RawSvi;
import java.util.Arrays;
import org.hipparchus.analysis.solvers.LaguerreSolver;
import org.hipparchus.complex.Complex;

/**
 * Calendar arbitrage between two raw SVI slices: total variance at a log-moneyness may not fall from the earlier to the later
 * expiry (Gatheral &amp; Jacquier 2014, lemma 2.1). The slices cross where a quartic has a real root (their section 3.3), so
 * between the roots, and outside them, one point tells the sign.
 */
public final class Calendar {

    private static final double NEGLIGIBLE = 1e-14;
    private static final int HALVINGS = 200;
    /** A share of total variance by which slices that touch may differ by rounding. */
    private static final double ROUNDING = 1e-12;

    private Calendar() {}

    /** The log-moneyness at which the later slice's total variance goes from over to under the earlier one's or back, rising. */
    public static double[] crossings(RawSvi earlier, RawSvi later) {
        double[] points = between(candidates(earlier, later));
        double[] found = new double[points.length];
        int count = 0;
        for (int i = 1; i < points.length; i++) {
            double before = gap(earlier, later, points[i - 1]);
            double after = gap(earlier, later, points[i]);
            if (before * after < 0) {
                found[count++] = bisect(earlier, later, points[i - 1], points[i]);
            }
        }
        return Arrays.copyOf(found, count);
    }

    /** Whether the later slice lies nowhere under the earlier one between two log-moneyness. */
    public static boolean free(RawSvi earlier, RawSvi later, double from, double to) {
        double[] crossings = crossings(earlier, later);
        double last = from;
        for (double k : crossings) {
            if (k > from && k < to) {
                if (gap(earlier, later, 0.5 * (last + k)) < 0) {
                    return false;
                }
                last = k;
            }
        }
        return gap(earlier, later, 0.5 * (last + to)) >= 0;
    }

    /** w₂ − w₁, zero where it is rounding. */
    private static double gap(RawSvi earlier, RawSvi later, double k) {
        double w = earlier.totalVariance(k);
        double gap = later.totalVariance(k) - w;
        return Math.abs(gap) <= ROUNDING * w ? 0 : gap;
    }

    /**
     * The real parts of the roots of (P² + c₁²R₁² − c₂²R₂²)² = 4P²c₁²R₁², which w₁ = w₂ implies, where w₁ − w₂ = P + c₁R₁ − c₂R₂
     * and P is linear.
     */
    private static double[] candidates(RawSvi first, RawSvi second) {
        double intercept =
                first.a() - second.a() - first.b() * first.rho() * first.m() + second.b() * second.rho() * second.m();
        double slope = first.b() * first.rho() - second.b() * second.rho();
        double[] p = {intercept, slope};
        double[] r1 = squaredRoot(first);
        double[] r2 = squaredRoot(second);
        double[] p2 = product(p, p);
        double[] q = new double[3];
        for (int i = 0; i < 3; i++) {
            q[i] = p2[i] + r1[i] - r2[i];
        }
        double[] quartic = product(q, q);
        double[] right = product(p2, r1);
        double size = 0;
        for (int i = 0; i < 5; i++) {
            size = Math.max(size, Math.abs(quartic[i]) + 4 * Math.abs(right[i]));
            quartic[i] -= 4 * right[i];
        }
        int degree = 4;
        while (degree > 0 && Math.abs(quartic[degree]) <= NEGLIGIBLE * size) {
            degree--;
        }
        if (degree == 0) {
            return new double[] {0};
        }
        Complex[] roots = new LaguerreSolver().solveAllComplex(Arrays.copyOf(quartic, degree + 1), 0);
        double[] real = new double[roots.length];
        Arrays.setAll(real, i -> roots[i].getReal());
        Arrays.sort(real);
        return real;
    }

    /** b²((k − m)² + σ²) by rising power of k. */
    private static double[] squaredRoot(RawSvi smile) {
        double b2 = smile.b() * smile.b();
        double m = smile.m();
        return new double[] {b2 * (m * m + smile.sigma() * smile.sigma()), -2 * b2 * m, b2};
    }

    private static double[] product(double[] x, double[] y) {
        double[] z = new double[x.length + y.length - 1];
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < y.length; j++) {
                z[i + j] += x[i] * y[j];
            }
        }
        return z;
    }

    /** A point before the first, between each two, and after the last. */
    private static double[] between(double[] sorted) {
        int n = sorted.length;
        double reach = 1 + Math.max(Math.abs(sorted[0]), Math.abs(sorted[n - 1]));
        double[] points = new double[n + 1];
        points[0] = sorted[0] - reach;
        points[n] = sorted[n - 1] + reach;
        for (int i = 1; i < n; i++) {
            points[i] = 0.5 * (sorted[i - 1] + sorted[i]);
        }
        return points;
    }

    private static double bisect(RawSvi earlier, RawSvi later, double from, double to) {
        double low = from;
        double high = to;
        boolean risesFrom = gap(earlier, later, from) < 0;
        for (int i = 0; i < HALVINGS && high - low > Math.ulp(low) + Math.ulp(high); i++) {
            double middle = 0.5 * (low + high);
            if (gap(earlier, later, middle) < 0 == risesFrom) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return 0.5 * (low + high);
    }
}
