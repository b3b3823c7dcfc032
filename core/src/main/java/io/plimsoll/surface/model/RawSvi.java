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
}
