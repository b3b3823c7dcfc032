package io.plimsoll.surface.model;

/**
 * An SSVI surface with the power law φ(θ) = η/(θ^γ·(1 + θ)^(1−γ)): every expiry's smile follows from its at-the-money
 * total variance. Source: Gatheral and Jacquier, "Arbitrage-free SVI volatility surfaces", 2014, section 4.3.
 *
 * @param rho ρ, in (−1, 1)
 * @param eta η, &gt; 0
 * @param gamma γ, in (0, 1)
 */
public record SsviSurface(double rho, double eta, double gamma) {

    public SsviSurface {
        if (!(Math.abs(rho) < 1) || !(eta > 0) || !(eta < Double.POSITIVE_INFINITY) || !(gamma > 0) || !(gamma < 1)) {
            throw new IllegalArgumentException("an SSVI surface needs |rho| < 1, eta > 0 and 0 < gamma < 1, was rho "
                    + rho + ", eta " + eta + ", gamma " + gamma);
        }
    }

    /** φ(θ). */
    public double phi(double theta) {
        return eta * Math.pow(theta, -gamma) * Math.pow(1 + theta, gamma - 1);
    }

    /** The smile of the expiry whose at-the-money total variance is θ. */
    public Ssvi slice(double theta, double timeToExpiryYears) {
        return new Ssvi(theta, rho, phi(theta), timeToExpiryYears);
    }

    /**
     * Whether γ ≤ ½ and η(1 + |ρ|) ≤ 2, which keeps the surface without static arbitrage for any rising θ: then θφ(1 +
     * |ρ|) &lt; 4, θφ²(1 + |ρ|) ≤ 4 and ∂(θφ)/∂θ = φ(1 − γ)/(1 + θ) ≤ φ (Theorems 4.1 and 4.2).
     */
    public boolean surelyWithoutArbitrage() {
        return gamma <= 0.5 && eta * (1 + Math.abs(rho)) <= 2;
    }
}
