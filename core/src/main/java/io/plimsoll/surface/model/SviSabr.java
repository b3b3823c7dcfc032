package io.plimsoll.surface.model;

/**
 * One expiry's smile as SVI-SABR, in variance (not total variance):
 *
 * <pre>σ²(k) = α²/2 · {1 + ρ(ν/α)k + √((νk/α + ρ)² + 1 − ρ²)}</pre>
 *
 * with k = ln(K/F) and T in years. α is the at-the-money volatility, ν the volatility of volatility, ρ their
 * correlation. As an SSVI slice: θ = α²T, φ = ν/α, ψ = ανT (Gatheral &amp; Jacquier 2014).
 *
 * @param alpha at-the-money volatility a year, decimal (0.20 is 20 %), &gt; 0
 * @param nu volatility of volatility a year, decimal, &gt; 0
 * @param rho correlation, in (−1, 1)
 * @param timeToExpiryYears T, &gt; 0
 */
public record SviSabr(double alpha, double nu, double rho, double timeToExpiryYears) implements Smile {

    public SviSabr {
        if (!(alpha > 0) || !(nu > 0) || !(Math.abs(rho) < 1) || !(timeToExpiryYears > 0)) {
            throw new IllegalArgumentException("SVI-SABR needs alpha > 0, nu > 0, |rho| < 1 and T > 0, was alpha "
                    + alpha + ", nu " + nu + ", rho " + rho + ", T " + timeToExpiryYears);
        }
    }

    /** σ²(k), a year. */
    public double variance(double k) {
        double y = nu / alpha * k;
        return 0.5 * alpha * alpha * (1 + rho * y + Math.sqrt((y + rho) * (y + rho) + 1 - rho * rho));
    }

    @Override
    public double totalVariance(double k) {
        return variance(k) * timeToExpiryYears;
    }

    @Override
    public double slope(double k) {
        double x = nu / alpha;
        double y = x * k;
        double root = Math.sqrt((y + rho) * (y + rho) + 1 - rho * rho);
        return 0.5 * alpha * alpha * timeToExpiryYears * x * (rho + (y + rho) / root);
    }

    @Override
    public double curvature(double k) {
        double x = nu / alpha;
        double y = x * k;
        double square = (y + rho) * (y + rho) + 1 - rho * rho;
        return 0.5 * alpha * alpha * timeToExpiryYears * x * x * (1 - rho * rho) / (square * Math.sqrt(square));
    }

    /** θ = α²T, the at-the-money total variance. */
    public double theta() {
        return alpha * alpha * timeToExpiryYears;
    }

    /** ψ = ανT, which bounds the wings. */
    public double psi() {
        return alpha * nu * timeToExpiryYears;
    }

    /** The same smile as raw SVI: a = α²T(1 − ρ²)/2, b = ανT/2, m = −ρα/ν, σ = √(1 − ρ²)·α/ν. */
    public RawSvi raw() {
        double steepness = 1 - rho * rho;
        return new RawSvi(
                0.5 * theta() * steepness,
                0.5 * psi(),
                rho,
                -rho * alpha / nu,
                Math.sqrt(steepness) * alpha / nu,
                timeToExpiryYears);
    }

    /** The same smile as an eSSVI slice: θ = α²T, ψ = ανT. */
    public Essvi essvi() {
        return new Essvi(theta(), rho, psi(), timeToExpiryYears);
    }

    /** Jump-wings view: v = α², ψ_JW = ρν√T/2, p = (1 − ρ)ν√T/2, c = (1 + ρ)ν√T/2, ṽ = α²(1 − ρ²). */
    public SviJw jw() {
        double half = 0.5 * nu * Math.sqrt(timeToExpiryYears);
        return new SviJw(
                alpha * alpha,
                rho * half,
                (1 - rho) * half,
                (1 + rho) * half,
                alpha * alpha * (1 - rho) * (1 + rho),
                timeToExpiryYears);
    }
}
