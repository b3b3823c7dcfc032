package io.plimsoll.surface.moments;

import io.plimsoll.math.Normal;
import io.plimsoll.surface.model.Smile;
import java.util.ArrayList;
import java.util.List;

/**
 * The law of x = ln(S_T/F) that a smile implies: the second derivative of option prices in the strike (D. Breeden and R.
 * Litzenberger, "Prices of state-contingent claims implicit in option prices", Journal of Business 51 (1978), 621–651), in
 * closed form by w, w′ and w″.
 *
 * @param smile one expiry
 */
public record RiskNeutralLaw(Smile smile) {

    private static final int MOST_STEPS = 200;
    private static final double FURTHEST = 1e9;

    /** Density of x at k, per unit of log return: g(k)·n(d₋)/√w; 0 where w is 0. */
    public double density(double k) {
        double density = smile.density(k);
        return smile.totalVariance(k) > 0 && Double.isFinite(density) ? density : 0;
    }

    /** P(S_T &lt; Fe^k). */
    public double probabilityBelow(double k) {
        return below(smile, k);
    }

    /** P(S_T &gt; Fe^k), with the digits of a small probability. */
    public double probabilityAbove(double k) {
        return above(smile, k);
    }

    /**
     * The p-quantile of x, a log return: Fe^q is the price that S_T falls below with probability p.
     *
     * @return NaN where the distribution function does not reach p on both sides (a smile that does not close)
     * @throws IllegalArgumentException unless 0 &lt; p &lt; 1
     */
    public double quantile(double p) {
        if (!(p > 0 && p < 1)) {
            throw new IllegalArgumentException("a quantile needs 0 < p < 1, was " + p);
        }
        double root = Math.sqrt(smile.totalVariance(0));
        double guess = root * (Normal.quantile(p) - 0.5 * root);
        double low = bracket(guess, p, -1, root);
        double high = bracket(guess, p, 1, root);
        return Double.isNaN(low + high) ? Double.NaN : between(low, high, p);
    }

    /** Steps of doubling length from the guess until the excess over p has the sign of the direction. */
    private double bracket(double guess, double p, int direction, double root) {
        double step = Math.max(1e-6, 0.25 * root);
        double k = guess;
        while (!(direction * excess(k, p) >= 0)) {
            k += direction * step;
            step *= 2;
            if (!(step < FURTHEST)) {
                return Double.NaN;
            }
        }
        return k;
    }

    /** Newton's method, halving the bracket where a step leaves it or gains too little. */
    private double between(double low, double high, double p) {
        double k = 0.5 * (low + high);
        for (int i = 0; i < MOST_STEPS && high - low > 4 * Math.ulp(Math.abs(low) + Math.abs(high)); i++) {
            double excess = excess(k, p);
            if (excess == 0) {
                return k;
            }
            if (excess < 0) {
                low = k;
            } else {
                high = k;
            }
            double newton = k - excess / density(k);
            boolean inside = newton > low && newton < high && i % 4 != 3;
            double next = inside ? newton : 0.5 * (low + high);
            if (next == k) {
                return k;
            }
            k = next;
        }
        return k;
    }

    /** P(x &lt; k) − p, from the smaller of the two tails. */
    private double excess(double k, double p) {
        return p < 0.5 ? below(smile, k) - p : (1 - p) - above(smile, k);
    }

    /**
     * The law on equally spaced points.
     *
     * @param lowest k of the first point
     * @param highest k of the last point, &gt; lowest
     * @param points at least 2
     */
    public List<DensityPoint> grid(double lowest, double highest, int points) {
        if (!(lowest < highest) || points < 2) {
            throw new IllegalArgumentException("a grid needs lowest < highest and at least 2 points, was " + lowest
                    + ", " + highest + " and " + points);
        }
        List<DensityPoint> grid = new ArrayList<>(points);
        for (int i = 0; i < points; i++) {
            double k = lowest + (highest - lowest) * i / (points - 1);
            grid.add(new DensityPoint(k, density(k), probabilityBelow(k)));
        }
        return List.copyOf(grid);
    }

    /** N(−d₋) + n(d₋)·w′/(2√w); a smile without variance at k puts the price at the forward. */
    static double below(Smile smile, double k) {
        double w = smile.totalVariance(k);
        if (!(w > 0)) {
            return k > 0 ? 1 : 0;
        }
        double root = Math.sqrt(w);
        double z = k / root + 0.5 * root;
        return Normal.cumulative(z) + Normal.density(z) * smile.slope(k) / (2 * root);
    }

    /** N(d₋) − n(d₋)·w′/(2√w). */
    static double above(Smile smile, double k) {
        double w = smile.totalVariance(k);
        if (!(w > 0)) {
            return k < 0 ? 1 : 0;
        }
        double root = Math.sqrt(w);
        double z = k / root + 0.5 * root;
        return Normal.cumulative(-z) - Normal.density(z) * smile.slope(k) / (2 * root);
    }
}
