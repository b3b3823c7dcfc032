package io.plimsoll.surface.arbitrage;

import io.plimsoll.surface.model.RawSvi;

/**
 * Butterfly arbitrage of a raw SVI slice, decided for the whole line. With k = m + σ·sinh u and t = eᵘ &gt; 0 everything in
 * Gatheral and Jacquier's g is rational in t, and
 *
 * <pre>g·C³W² = A²C − N²C(2tW + W²/4)/4 + 4(b/σ)t³W²   with   w = W/2t,  w′ = N/C,  k = K/2t,  A = CW − KN/2,
 * C = 1 + t²,  W = bσ(1−ρ) + 2at + bσ(1+ρ)t²,  N = b(ρ−1) + b(ρ+1)t²,  K = −σ + 2mt + σt².</pre>
 *
 * The right-hand side has degree ten; its sign on t &gt; 0 is read from its Bernstein coefficients in s = t/(1 + t), which are
 * halved until every piece is decided.
 *
 * @param leastG the least g found, which is negative where the density is
 * @param at its log-moneyness; infinite where g falls towards its limit
 * @param free whether the density is nowhere negative
 */
public record Butterfly(double leastG, double at, boolean free) {

    private static final int DEGREE = 10;
    /** Rounding that g may show where it touches zero. */
    private static final double ROUNDING = 1e-10;
    /** Beyond u = ±9, k − m is 4,000 times σ, and g is at its limit. */
    private static final double WIDEST = 9;

    private static final int SCAN = 144;
    private static final double BRACKET = 1e-5;
    private static final double SMALLEST_PIECE = 1e-9;

    /** Checks a slice. */
    public static Butterfly of(RawSvi smile) {
        double s = firstNegative(smile);
        double found = Double.isNaN(s) ? Double.NaN : logMoneyness(smile, Math.log(s / (1 - s)));
        Butterfly least = lower(scan(smile), atInfinity(smile));
        least = Double.isNaN(s) ? least : lower(new Butterfly(smile.butterfly(found), found, false), least);
        return new Butterfly(least.leastG, least.at, Double.isNaN(s) && least.leastG >= -ROUNDING);
    }

    private static Butterfly lower(Butterfly first, Butterfly second) {
        return first.leastG < second.leastG ? first : second;
    }

    /** g → (1 − slope²/4)/4 where total variance grows without end. */
    private static Butterfly atInfinity(RawSvi smile) {
        double steepest = smile.b() * (1 + Math.abs(smile.rho()));
        double at = smile.rho() < 0 ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        return new Butterfly(steepest > 0 ? 0.25 - 0.0625 * steepest * steepest : 1, at, true);
    }

    /** Whether the density is nowhere negative: the verdict of {@link #of} without the search for the least g. */
    public static boolean free(RawSvi smile) {
        return Double.isNaN(firstNegative(smile));
    }

    private static double logMoneyness(RawSvi smile, double u) {
        return smile.m() + smile.sigma() * Math.sinh(u);
    }

    private static Butterfly scan(RawSvi smile) {
        RationalG g = new RationalG(smile);
        double width = 2 * WIDEST / SCAN;
        double growth = Math.exp(width);
        double t = Math.exp(-WIDEST);
        double best = t;
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i <= SCAN; i++) {
            double value = g.at(t);
            if (value < least) {
                least = value;
                best = t;
            }
            t *= growth;
        }
        return refine(smile, g, Math.log(best) - width, Math.log(best) + width);
    }

    /** Golden-section search. */
    private static Butterfly refine(RawSvi smile, RationalG g, double from, double to) {
        double golden = 0.6180339887498949;
        double low = from;
        double high = to;
        double a = high - golden * (high - low);
        double b = low + golden * (high - low);
        double ga = g.at(Math.exp(a));
        double gb = g.at(Math.exp(b));
        while (high - low > BRACKET) {
            if (ga < gb) {
                high = b;
                b = a;
                gb = ga;
                a = high - golden * (high - low);
                ga = g.at(Math.exp(a));
            } else {
                low = a;
                a = b;
                ga = gb;
                b = low + golden * (high - low);
                gb = g.at(Math.exp(b));
            }
        }
        double k = logMoneyness(smile, ga < gb ? a : b);
        return new Butterfly(smile.butterfly(k), k, true);
    }

    /** An s in (0, 1) where g is negative; NaN where there is none. */
    private static double firstNegative(RawSvi smile) {
        double[] bernstein = polynomial(smile);
        double binomial = 1;
        for (int j = 0; j <= DEGREE; j++) {
            bernstein[j] /= binomial;
            binomial = binomial * (DEGREE - j) / (j + 1);
        }
        return firstNegative(smile, bernstein, 0, 1);
    }

    private static double firstNegative(RawSvi smile, double[] bernstein, double from, double to) {
        double least = Double.POSITIVE_INFINITY;
        for (double c : bernstein) {
            least = Math.min(least, c);
        }
        if (least >= 0 || to - from < SMALLEST_PIECE) {
            return Double.NaN;
        }
        double middle = 0.5 * (from + to);
        double[] left = new double[DEGREE + 1];
        double[] right = bernstein.clone();
        for (int j = 0; j <= DEGREE; j++) {
            left[j] = right[0];
            for (int i = 0; i < DEGREE - j; i++) {
                right[i] = 0.5 * (right[i] + right[i + 1]);
            }
        }
        // right[0] is the value in the middle; g itself tells a real sign from rounding.
        if (right[0] < 0 && smile.butterfly(logMoneyness(smile, Math.log(middle / (1 - middle)))) < -ROUNDING) {
            return middle;
        }
        double found = firstNegative(smile, left, from, middle);
        return Double.isNaN(found) ? firstNegative(smile, right, middle, to) : found;
    }

    /** The coefficients of g·C³W² by rising power of t. */
    private static double[] polynomial(RawSvi smile) {
        RationalG g = new RationalG(smile);
        double[] c = {1, 0, 1};
        double[] a = product(g.w, c);
        double[] half = product(g.k, g.slope);
        for (int i = 0; i < a.length; i++) {
            a[i] -= 0.5 * half[i];
        }
        double[] w2 = product(g.w, g.w);
        double[] variance = new double[5];
        for (int i = 0; i < 5; i++) {
            variance[i] = 0.0625 * w2[i] + (i > 0 && i < 4 ? 0.5 * g.w[i - 1] : 0);
        }
        double[] sum = product(product(a, a), c);
        double[] minus = product(product(product(g.slope, g.slope), c), variance);
        for (int i = 0; i <= DEGREE; i++) {
            sum[i] -= minus[i];
            sum[i] += i >= 3 && i <= 7 ? 4 * smile.b() / smile.sigma() * w2[i - 3] : 0;
        }
        return sum;
    }

    /** g as a function of t: W, N and K of the class's formula. */
    private static final class RationalG {

        final double[] w;
        final double[] slope;
        final double[] k;
        final double bend;

        RationalG(RawSvi smile) {
            double b = smile.b();
            double rho = smile.rho();
            double sigma = smile.sigma();
            w = new double[] {b * sigma * (1 - rho), 2 * smile.a(), b * sigma * (1 + rho)};
            slope = new double[] {b * (rho - 1), 0, b * (rho + 1)};
            k = new double[] {-sigma, 2 * smile.m(), sigma};
            bend = 4 * b / sigma;
        }

        double at(double t) {
            double perC = 1 / (1 + t * t);
            double variance = (w[0] + t * (w[1] + t * w[2])) / (2 * t);
            double gradient = (slope[0] + t * t * slope[2]) * perC;
            double half = (k[0] + t * (k[1] + t * k[2])) / (4 * t);
            double perVariance = 1 / variance;
            double a = 1 - half * gradient * perVariance;
            double s = t * perC;
            return a * a - 0.25 * gradient * gradient * (perVariance + 0.25) + bend * s * s * s;
        }
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
}
