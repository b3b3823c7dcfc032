package io.plimsoll.surface.model;

/**
 * The formula that SSVI and eSSVI slices share, with y = φk:
 *
 * <pre>w(k) = θ/2 · {1 + ρy + √((y + ρ)² + 1 − ρ²)}</pre>
 *
 * Source: Gatheral and Jacquier, "Arbitrage-free SVI volatility surfaces", 2014, equation 4.1.
 */
final class SsviForm {

    private SsviForm() {}

    static double totalVariance(double theta, double rho, double phi, double k) {
        double y = phi * k;
        return 0.5 * theta * (1 + rho * y + Math.sqrt(square(rho, y)));
    }

    static double slope(double theta, double rho, double phi, double k) {
        double y = phi * k;
        return 0.5 * theta * phi * (rho + (y + rho) / Math.sqrt(square(rho, y)));
    }

    static double curvature(double theta, double rho, double phi, double k) {
        double square = square(rho, phi * k);
        return 0.5 * theta * phi * phi * (1 - rho * rho) / (square * Math.sqrt(square));
    }

    private static double square(double rho, double y) {
        return (y + rho) * (y + rho) + 1 - rho * rho;
    }

    /** Raw SVI: a = θ(1 − ρ²)/2, b = θφ/2, m = −ρ/φ, σ = √(1 − ρ²)/φ. */
    static RawSvi raw(double theta, double rho, double phi, double years) {
        double steepness = (1 - rho) * (1 + rho);
        return new RawSvi(
                0.5 * theta * steepness, 0.5 * theta * phi, rho, -rho / phi, Math.sqrt(steepness) / phi, years);
    }

    /** SVI-JW: v = θ/T, ψ = ρφ√θ/2, p = (1 − ρ)φ√θ/2, c = (1 + ρ)φ√θ/2, ṽ = θ(1 − ρ²)/T. */
    static SviJw jw(double theta, double rho, double phi, double years) {
        double half = 0.5 * phi * Math.sqrt(theta);
        return new SviJw(
                theta / years,
                rho * half,
                (1 - rho) * half,
                (1 + rho) * half,
                theta * (1 - rho) * (1 + rho) / years,
                years);
    }
}
