package io.plimsoll.surface.model;

/**
 * One expiry's smile as raw SVI, in total variance:
 *
 * <pre>w(k) = a + b{ρ(k − m) + √((k − m)² + σ²)}</pre>
 *
 * Source: J. Gatheral and A. Jacquier, "Arbitrage-free SVI volatility surfaces", Quantitative Finance 14 (2014), section 3.1.
 *
 * @param a level, total variance
 * @param b slope of both wings together, ≥ 0; the left one is b(1 − ρ), the right one b(1 + ρ)
 * @param rho rotation, in [−1, 1]
 * @param m shift, in log-moneyness
 * @param sigma width of the bend at the bottom, in log-moneyness, &gt; 0
 * @param timeToExpiryYears T, &gt; 0
 */
public record RawSvi(double a, double b, double rho, double m, double sigma, double timeToExpiryYears)
        implements Smile {

    /** Rounding that a least total variance of zero may show. */
    private static final double ROUNDING = 1e-14;

    public RawSvi {
        boolean shape = b >= 0 && Math.abs(rho) <= 1 && sigma > 0 && timeToExpiryYears > 0;
        boolean finite = Math.abs(a) + b + Math.abs(m) + sigma + timeToExpiryYears < Double.POSITIVE_INFINITY;
        double least = a + b * sigma * Math.sqrt(Math.max(0, 1 - rho * rho));
        if (!shape || !finite || !(least >= -ROUNDING * (Math.abs(a) + b * sigma))) {
            throw new IllegalArgumentException(
                    "raw SVI needs b >= 0, |rho| <= 1, sigma > 0, T > 0 and a + b sigma sqrt(1 - rho^2) >= 0, was a "
                            + a
                            + ", b " + b + ", rho " + rho + ", m " + m + ", sigma " + sigma + ", T "
                            + timeToExpiryYears);
        }
    }

    @Override
    public double totalVariance(double k) {
        double y = k - m;
        return a + b * (rho * y + Math.sqrt(y * y + sigma * sigma));
    }

    @Override
    public double slope(double k) {
        double y = k - m;
        return b * (rho + y / Math.sqrt(y * y + sigma * sigma));
    }

    @Override
    public double curvature(double k) {
        double y = k - m;
        double square = y * y + sigma * sigma;
        return b * sigma * sigma / (square * Math.sqrt(square));
    }

    /** The least total variance, a + bσ√(1 − ρ²). */
    public double leastTotalVariance() {
        return a + b * sigma * Math.sqrt(Math.max(0, 1 - rho * rho));
    }

    /**
     * Jump-wings view, w = w(0): v = w/T, ψ = b(ρ − m/√(m² + σ²))/(2√w), p = b(1 − ρ)/√w, c = b(1 + ρ)/√w, ṽ = (a +
     * bσ√(1 − ρ²))/T (Gatheral &amp; Jacquier 2014, equation 3.5).
     *
     * @throws IllegalArgumentException where the smile has no at-the-money variance or no slope
     */
    public SviJw jw() {
        double w = totalVariance(0);
        double root = Math.sqrt(w);
        double psi = 0.5 * slope(0) / root;
        double v = w / timeToExpiryYears;
        // where the bottom of the smile is at the money the two are one number, up to rounding
        double least = psi == 0 ? v : Math.max(0, leastTotalVariance()) / timeToExpiryYears;
        return new SviJw(v, psi, b * (1 - rho) / root, b * (1 + rho) / root, least, timeToExpiryYears);
    }

    /**
     * The same smile as natural SVI: ω = 2bσ/√(1 − ρ²), Δ = a − ω(1 − ρ²)/2, μ = m + ρσ/√(1 − ρ²), ζ = √(1 − ρ²)/σ
     * (Gatheral &amp; Jacquier 2014, Lemma 3.1).
     *
     * @throws IllegalArgumentException where |ρ| = 1
     */
    public NaturalSvi natural() {
        double steepness = Math.sqrt((1 - rho) * (1 + rho));
        return new NaturalSvi(
                a - b * sigma * steepness,
                m + rho * sigma / steepness,
                rho,
                2 * b * sigma / steepness,
                steepness / sigma,
                timeToExpiryYears);
    }
}
