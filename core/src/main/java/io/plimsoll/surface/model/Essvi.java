package io.plimsoll.surface.model;

/**
 * One expiry's smile as an eSSVI slice: SSVI whose correlation may differ from expiry to expiry, with ψ = θφ, in which
 * the conditions against arbitrage are simplest:
 *
 * <pre>w(k) = ½ · {θ + ρψk + √((ψk + θρ)² + θ²(1 − ρ²))}</pre>
 *
 * Source: S. Hendriks and C. Martini, "The extended SSVI volatility surface", Journal of Computational Finance 22 (2019).
 *
 * @param theta θ = w(0), the at-the-money total variance, &gt; 0
 * @param rho ρ, in (−1, 1)
 * @param psi ψ, &gt; 0; the wings' slopes are ψ(1 ∓ ρ)/2
 * @param timeToExpiryYears T, &gt; 0
 */
public record Essvi(double theta, double rho, double psi, double timeToExpiryYears) implements Smile {

    public Essvi {
        boolean positive = theta > 0 && psi > 0 && timeToExpiryYears > 0;
        boolean finite = theta + psi + timeToExpiryYears < Double.POSITIVE_INFINITY;
        if (!positive || !finite || !(Math.abs(rho) < 1)) {
            throw new IllegalArgumentException("eSSVI needs theta > 0, |rho| < 1, psi > 0 and T > 0, was theta " + theta
                    + ", rho " + rho + ", psi " + psi + ", T " + timeToExpiryYears);
        }
    }

    /** φ = ψ/θ. */
    public double phi() {
        return psi / theta;
    }

    @Override
    public double totalVariance(double k) {
        return SsviForm.totalVariance(theta, rho, phi(), k);
    }

    @Override
    public double slope(double k) {
        return SsviForm.slope(theta, rho, phi(), k);
    }

    @Override
    public double curvature(double k) {
        return SsviForm.curvature(theta, rho, phi(), k);
    }

    /** The same smile with φ = ψ/θ in place of ψ. */
    public Ssvi ssvi() {
        return new Ssvi(theta, rho, phi(), timeToExpiryYears);
    }

    /** The same smile as SVI-SABR: α = √(θ/T), ν = αψ/θ. */
    public SviSabr sviSabr() {
        return ssvi().sviSabr();
    }

    /** The same smile as raw SVI: a = θ(1 − ρ²)/2, b = ψ/2, m = −ρθ/ψ, σ = √(1 − ρ²)·θ/ψ. */
    public RawSvi raw() {
        return SsviForm.raw(theta, rho, phi(), timeToExpiryYears);
    }

    /** Jump-wings view: v = θ/T, ψ_JW = ρψ/(2√θ), p = (1 − ρ)ψ/(2√θ), c = (1 + ρ)ψ/(2√θ), ṽ = θ(1 − ρ²)/T. */
    public SviJw jw() {
        return SsviForm.jw(theta, rho, phi(), timeToExpiryYears);
    }
}
