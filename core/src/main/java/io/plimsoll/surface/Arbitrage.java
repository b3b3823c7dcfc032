package io.plimsoll.surface;

import io.plimsoll.surface.model.SviSabr;

/** No-arbitrage checks of SVI-SABR slices. */
public final class Arbitrage {

    private static final int GRID = 400;

    private Arbitrage() {}

    /**
     * The largest ψ = ανT for which the slice has no butterfly arbitrage, given θ = α²T and ρ (Martini &amp; Mingone 2022):
     * ψ ≤ 4/(1 + |ρ|) and ψ² ≤ inf over l &gt; l₂ with positive denominator of 4θs·h²/(θs·g² − g₂), where s = √(1 − ρ²),
     * N = s + |ρ|l + √(l² + 1), g = N′/4, h = 1 − (l − |ρ|/s)N′/(2N), g₂ = N″ − N′²/(2N), l₂ = 1/tan(arccos(−|ρ|)/3).
     */
    public static double greatestPsi(double theta, double rho) {
        double r = Math.abs(rho);
        double s = Math.sqrt(1 - r * r);
        double start = 1 / Math.tan(Math.acos(-r) / 3);
        double least = 4 / (1 + r);
        least *= least;
        double bestAt = 0;
        for (int i = 1; i < GRID; i++) {
            double u = (double) i / GRID;
            double bound = psiSquare(start + u / (1 - u), theta, r, s);
            if (bound < least) {
                least = bound;
                bestAt = u;
            }
        }
        return Math.sqrt(bestAt > 0 ? refine(bestAt, start, theta, r, s, least) : least);
    }

    /** Golden-section search around the best grid point. */
    private static double refine(double at, double start, double theta, double r, double s, double best) {
        double low = Math.max(1e-9, at - 1.0 / GRID);
        double high = Math.min(1 - 1e-9, at + 1.0 / GRID);
        double least = best;
        for (int i = 0; i < 80; i++) {
            double a = high - 0.6180339887498949 * (high - low);
            double b = low + 0.6180339887498949 * (high - low);
            double fa = psiSquare(start + a / (1 - a), theta, r, s);
            double fb = psiSquare(start + b / (1 - b), theta, r, s);
            if (fa < fb) {
                high = b;
            } else {
                low = a;
            }
            least = Math.min(least, Math.min(fa, fb));
        }
        return least;
    }

    private static double psiSquare(double l, double theta, double r, double s) {
        double root = Math.sqrt(l * l + 1);
        double n = s + r * l + root;
        double n1 = r + l / root;
        double n2 = 1 / (root * root * root);
        double g = n1 / 4;
        double h = 1 - (l - r / s) * n1 / (2 * n);
        double denominator = theta * s * g * g - (n2 - n1 * n1 / (2 * n));
        return denominator > 0 ? 4 * theta * s * h * h / denominator : Double.POSITIVE_INFINITY;
    }

    /** Whether the slice's density is negative somewhere. */
    public static boolean butterfly(SviSabr slice) {
        return slice.psi() > greatestPsi(slice.theta(), slice.rho()) * (1 + 1e-9);
    }

    /** g(k) = (1 − kw′/2w)² − (w′²/4)(1/w + 1/4) + w″/2; the density is negative where it is (Gatheral &amp; Jacquier). */
    public static double g(SviSabr slice, double k) {
        double w = slice.totalVariance(k);
        double slope = slice.slope(k);
        double a = 1 - 0.5 * k * slope / w;
        return a * a - 0.25 * slope * slope * (1 / w + 0.25) + 0.5 * slice.curvature(k);
    }

    /** Whether total variance falls from the earlier to the later slice somewhere within the strikes |k| ≤ width. */
    public static boolean calendar(SviSabr earlier, SviSabr later, double width) {
        for (int i = 0; i <= 100; i++) {
            double k = width * (i / 50.0 - 1);
            if (later.totalVariance(k) < earlier.totalVariance(k) * (1 - 1e-9)) {
                return true;
            }
        }
        return false;
    }
}
