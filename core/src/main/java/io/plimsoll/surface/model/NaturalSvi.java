package io.plimsoll.surface.model;

/**
 * One expiry's smile as natural SVI, in total variance:
 *
 * <pre>w(k) = Δ + ω/2 · {1 + ζρ(k − μ) + √((ζ(k − μ) + ρ)² + 1 − ρ²)}</pre>
 *
 * An SSVI slice is natural SVI with Δ = μ = 0, ω = θ, ζ = φ. Source: Gatheral and Jacquier, "Arbitrage-free SVI
 * volatility surfaces", 2014, section 3.2.
 *
 * @param delta Δ, level, total variance
 * @param mu μ, shift, in log-moneyness
 * @param rho ρ, in (−1, 1)
 * @param omega ω, total variance, ≥ 0
 * @param zeta ζ, per unit of log-moneyness, &gt; 0
 * @param timeToExpiryYears T, &gt; 0
 */
public record NaturalSvi(double delta, double mu, double rho, double omega, double zeta, double timeToExpiryYears)
        implements Smile {

    /** Rounding that a least total variance of zero may show. */
    private static final double ROUNDING = 1e-14;

    public NaturalSvi {
        boolean shape = Math.abs(rho) < 1 && omega >= 0 && zeta > 0 && timeToExpiryYears > 0;
        boolean finite = Math.abs(delta) + Math.abs(mu) + omega + zeta + timeToExpiryYears < Double.POSITIVE_INFINITY;
        double least = delta + omega * (1 - rho) * (1 + rho);
        if (!shape || !finite || !(least >= -ROUNDING * (Math.abs(delta) + omega))) {
            throw new IllegalArgumentException("natural SVI needs |rho| < 1, omega >= 0, zeta > 0, T > 0 and delta +"
                    + " omega (1 - rho^2) >= 0, was delta " + delta + ", mu " + mu + ", rho " + rho + ", omega "
                    + omega + ", zeta " + zeta + ", T " + timeToExpiryYears);
        }
    }

    @Override
    public double totalVariance(double k) {
        return delta + SsviForm.totalVariance(omega, rho, zeta, k - mu);
    }

    @Override
    public double slope(double k) {
        return SsviForm.slope(omega, rho, zeta, k - mu);
    }

    @Override
    public double curvature(double k) {
        return SsviForm.curvature(omega, rho, zeta, k - mu);
    }

    /** The same smile as raw SVI: a = Δ + ω(1 − ρ²)/2, b = ωζ/2, m = μ − ρ/ζ, σ = √(1 − ρ²)/ζ (Lemma 3.1). */
    public RawSvi raw() {
        double steepness = (1 - rho) * (1 + rho);
        return new RawSvi(
                delta + 0.5 * omega * steepness,
                0.5 * omega * zeta,
                rho,
                mu - rho / zeta,
                Math.sqrt(steepness) / zeta,
                timeToExpiryYears);
    }
}
