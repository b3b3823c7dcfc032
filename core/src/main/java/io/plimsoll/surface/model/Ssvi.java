package io.plimsoll.surface.model;

/**
 * One expiry's smile as an SSVI slice:
 *
 * <pre>w(k) = θ/2 · {1 + ρφk + √((φk + ρ)² + 1 − ρ²)}</pre>
 *
 * Source: Gatheral and Jacquier, "Arbitrage-free SVI volatility surfaces", 2014, section 4.
 *
 * @param theta θ = w(0), the at-the-money total variance, &gt; 0
 * @param rho ρ, in (−1, 1)
 * @param phi φ, per unit of log-moneyness, &gt; 0
 * @param timeToExpiryYears T, &gt; 0
 */
public record Ssvi(double theta, double rho, double phi, double timeToExpiryYears) implements Smile {

    public Ssvi {
        boolean positive = theta > 0 && phi > 0 && timeToExpiryYears > 0;
        boolean finite = theta + phi + timeToExpiryYears < Double.POSITIVE_INFINITY;
        if (!positive || !finite || !(Math.abs(rho) < 1)) {
            throw new IllegalArgumentException("SSVI needs theta > 0, |rho| < 1, phi > 0 and T > 0, was theta " + theta
                    + ", rho " + rho + ", phi " + phi + ", T " + timeToExpiryYears);
        }
    }

    @Override
    public double totalVariance(double k) {
        return SsviForm.totalVariance(theta, rho, phi, k);
    }

    @Override
    public double slope(double k) {
        return SsviForm.slope(theta, rho, phi, k);
    }

    @Override
    public double curvature(double k) {
        return SsviForm.curvature(theta, rho, phi, k);
    }

    /** The same smile with ψ = θφ in place of φ. */
    public Essvi essvi() {
        return new Essvi(theta, rho, theta * phi, timeToExpiryYears);
    }

    /** The same smile as SVI-SABR: α = √(θ/T), ν = αφ. */
    public SviSabr sviSabr() {
        double alpha = Math.sqrt(theta / timeToExpiryYears);
        return new SviSabr(alpha, alpha * phi, rho, timeToExpiryYears);
    }

    /** The same smile as raw SVI: a = θ(1 − ρ²)/2, b = θφ/2, m = −ρ/φ, σ = √(1 − ρ²)/φ. */
    public RawSvi raw() {
        return SsviForm.raw(theta, rho, phi, timeToExpiryYears);
    }

    /** Jump-wings view: v = θ/T, ψ = ρφ√θ/2, p = (1 − ρ)φ√θ/2, c = (1 + ρ)φ√θ/2, ṽ = θ(1 − ρ²)/T. */
    public SviJw jw() {
        return SsviForm.jw(theta, rho, phi, timeToExpiryYears);
    }
}
