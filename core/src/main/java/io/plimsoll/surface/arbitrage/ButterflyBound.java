package io.plimsoll.surface.arbitrage;

import io.plimsoll.surface.model.SviSabr;

/**
 * The exact limit of an SVI-SABR (that is, SSVI) slice without butterfly arbitrage. Source: C. Martini and A. Mingone, "No
 * arbitrage SVI", SIAM Journal on Financial Mathematics 13 (2022), section 6.
 */
public final class ButterflyBound {

    /** The search over l − l₂ runs in its logarithm: the least bound may lie hundreds away, and close by. */
    private static final double FROM = -8;

    private static final double TO = 12;
    private static final double SPACING = 0.25;
    /** The bound is flat where it is least: a bracket of this width has it to rounding. */
    private static final double BRACKET = 1e-8;

    private ButterflyBound() {}

    /**
     * The largest ψ = ανT for which the slice has no butterfly arbitrage, given θ = α²T and ρ: ψ ≤ 4/(1 + |ρ|) and
     * ψ² ≤ inf over l &gt; l₂ with positive denominator of 4θs·h²/(θs·g² − g₂), where s = √(1 − ρ²), N = s + |ρ|l + √(l² + 1),
     * g = N′/4, h = 1 − (l − |ρ|/s)N′/(2N), g₂ = N″ − N′²/(2N), l₂ = 1/tan(arccos(−|ρ|)/3).
     */
    public static double greatestPsi(double theta, double rho) {
        double r = Math.abs(rho);
        double s = Math.sqrt((1 - r) * (1 + r));
        double start = 1 / Math.tan(Math.acos(-r) / 3);
        double wings = 4 / (1 + r);
        double least = wings * wings;
        double best = Double.NaN;
        for (double at = FROM; at <= TO; at += SPACING) {
            double bound = psiSquare(at, start, theta, r, s);
            if (bound < least) {
                least = bound;
                best = at;
            }
        }
        return Math.sqrt(Double.isNaN(best) ? least : refine(best, start, theta, r, s, least));
    }

    /** Golden-section search between the neighbours of the best grid point. */
    private static double refine(double best, double start, double theta, double r, double s, double found) {
        double golden = 0.6180339887498949;
        double low = best - SPACING;
        double high = best + SPACING;
        double a = high - golden * (high - low);
        double b = low + golden * (high - low);
        double fa = psiSquare(a, start, theta, r, s);
        double fb = psiSquare(b, start, theta, r, s);
        double least = Math.min(found, Math.min(fa, fb));
        while (high - low > BRACKET) {
            if (fa < fb) {
                high = b;
                b = a;
                fb = fa;
                a = high - golden * (high - low);
                fa = psiSquare(a, start, theta, r, s);
                least = Math.min(least, fa);
            } else {
                low = a;
                a = b;
                fa = fb;
                b = low + golden * (high - low);
                fb = psiSquare(b, start, theta, r, s);
                least = Math.min(least, fb);
            }
        }
        return least;
    }

    /** The bound on ψ² from one point l = start + eᵘ. */
    private static double psiSquare(double u, double start, double theta, double r, double s) {
        double l = start + Math.exp(u);
        double root = Math.sqrt(l * l + 1);
        double n = s + r * l + root;
        double n1 = r + l / root;
        double n2 = 1 / (root * root * root);
        double g = n1 / 4;
        double h = 1 - (l - r / s) * n1 / (2 * n);
        double denominator = theta * s * g * g - (n2 - n1 * n1 / (2 * n));
        return denominator > 0 ? 4 * theta * s * h * h / denominator : Double.POSITIVE_INFINITY;
    }

    /**
     * Whether the slice has no butterfly arbitrage. Most slices meet Gatheral and Jacquier's sufficient conditions,
     * ψ(1 + |ρ|) &lt; 4 and ψ²(1 + |ρ|) ≤ 4θ, which spare the search for the exact bound.
     */
    public static boolean free(SviSabr slice) {
        double psi = slice.psi();
        double wing = 1 + Math.abs(slice.rho());
        boolean surely = psi * wing < 4 && psi * psi * wing <= 4 * slice.theta();
        return surely || share(slice) <= 1;
    }

    /** ψ/ψ_max: the density is negative somewhere where this is over 1. */
    public static double share(SviSabr slice) {
        return slice.psi() / greatestPsi(slice.theta(), slice.rho());
    }
}
