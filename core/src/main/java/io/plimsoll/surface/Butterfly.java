package io.plimsoll.surface;

/**
 * Whether a slice's density is positive everywhere: g(k) ≥ 0 with
 *
 * <pre>g = (1 − kw′/(2w))² − (w′²/4)(1/w + 1/4) + w″/2</pre>
 *
 * (J. Gatheral and A. Jacquier, "Arbitrage-free SVI volatility surfaces", Quantitative Finance 14 (2014), 59–71, lemma 2.2.)
 */
public final class Butterfly {

    private static final int GRID = 160;
    private static final double LOWEST_LOG = Math.log(1e-5);
    private static final double HIGHEST_LOG = Math.log(1e6);
    private static final double GOLDEN = 0.5 * (Math.sqrt(5) - 1);

    private Butterfly() {}

    /** g at k, from w and its first two derivatives there; the density of ln(S/F) is g·e^(−d₋²/2)/√(2πw). */
    public static double g(double k, double w, double slope, double curvature) {
        double linear = 1 - k * slope / (2 * w);
        return linear * linear - 0.25 * slope * slope * (1 / w + 0.25) + 0.5 * curvature;
    }

    /** Whether the slice is free of butterfly arbitrage. */
    public static boolean isFree(SviSabr slice) {
        double steep = 1 + Math.abs(slice.rho());
        double psi = slice.psi();
        // Gatheral and Jacquier's sufficient condition settles most slices: ψ(1 + |ρ|) < 4 and ψφ(1 + |ρ|) ≤ 4.
        if (psi * steep < 4 && psi * slice.nu() / slice.alpha() * steep <= 4) {
            return true;
        }
        return psi <= largestPsi(slice.theta(), slice.rho());
    }

    /**
     * The largest ψ = ανT without butterfly arbitrage: the smaller of 4/(1 + |ρ|) and the root of
     *
     * <pre>inf over l &gt; l₂ with positive denominator of 4θs·h²/(θs·g² − g₂)</pre>
     *
     * r = |ρ|, s = √(1 − r²), N = s + rl + √(l² + 1), g = N′/4, h = 1 − (l − r/s)N′/(2N), g₂ = N″ − N′²/(2N),
     * l₂ = 1/tan(arccos(−r)/3). Source: C. Martini and A. Mingone, "No arbitrage SVI", SIAM Journal on Financial Mathematics 13
     * (2022), 227–261, on SSVI slices.
     *
     * @param theta θ = α²T, &gt; 0
     * @param rho ρ, in (−1, 1)
     */
    public static double largestPsi(double theta, double rho) {
        double r = Math.abs(rho);
        if (!(theta > 0) || !(r < 1)) {
            throw new IllegalArgumentException(
                    "psi's bound needs theta > 0 and |rho| < 1, was theta " + theta + ", rho " + rho);
        }
        double smallest = Double.POSITIVE_INFINITY;
        double at = LOWEST_LOG;
        double stride = (HIGHEST_LOG - LOWEST_LOG) / GRID;
        for (int i = 0; i <= GRID; i++) {
            double u = LOWEST_LOG + i * stride;
            double value = squaredBound(theta, r, u);
            if (value < smallest) {
                smallest = value;
                at = u;
            }
        }
        smallest = Math.min(smallest, refine(theta, r, at - stride, at + stride));
        return Math.min(4 / (1 + r), Math.sqrt(smallest));
    }

    /** Golden-section search for the least value on [low, high]. */
    private static double refine(double theta, double r, double from, double to) {
        double low = from;
        double high = to;
        double left = high - GOLDEN * (high - low);
        double right = low + GOLDEN * (high - low);
        double valueLeft = squaredBound(theta, r, left);
        double valueRight = squaredBound(theta, r, right);
        while (high - low > 1e-9) {
            if (valueLeft < valueRight) {
                high = right;
                right = left;
                valueRight = valueLeft;
                left = high - GOLDEN * (high - low);
                valueLeft = squaredBound(theta, r, left);
            } else {
                low = left;
                left = right;
                valueLeft = valueRight;
                right = low + GOLDEN * (high - low);
                valueRight = squaredBound(theta, r, right);
            }
        }
        return Math.min(valueLeft, valueRight);
    }

    /** The quotient at l = l₂ + e^u, infinite where its denominator is not positive. */
    private static double squaredBound(double theta, double r, double u) {
        double s = Math.sqrt(1 - r * r);
        double l = 1 / Math.tan(Math.acos(-r) / 3) + Math.exp(u);
        double root = Math.sqrt(l * l + 1);
        double n = s + r * l + root;
        double n1 = r + l / root;
        double n2 = 1 / (root * root * root);
        double h = 1 - (l - r / s) * n1 / (2 * n);
        double g = 0.25 * n1;
        double g2 = n2 - n1 * n1 / (2 * n);
        double denominator = theta * s * g * g - g2;
        return denominator > 0 ? 4 * theta * s * h * h / denominator : Double.POSITIVE_INFINITY;
    }
}
