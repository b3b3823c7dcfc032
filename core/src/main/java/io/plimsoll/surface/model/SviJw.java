package io.plimsoll.surface.model;

import java.util.Optional;

/**
 * One expiry's SVI smile by what a trader reads off it (jump-wings), with w = vT:
 *
 * <pre>v = w(0)/T   ψ = ∂√w(k)/∂k at 0 = w′(0)/(2√w)   p = b(1 − ρ)/√w   c = b(1 + ρ)/√w   ṽ = min w(k)/T</pre>
 *
 * Source: Gatheral and Jacquier, "Arbitrage-free SVI volatility surfaces", 2014, section 3.3.
 *
 * @param v at-the-money variance a year, &gt; 0
 * @param psi ψ, at-the-money skew, −p &lt; 2ψ &lt; c
 * @param p slope of the left wing, ≥ 0
 * @param c slope of the right wing, ≥ 0
 * @param vTilde ṽ, least variance a year, in [0, v); equal to v where ψ = 0, and only there
 * @param timeToExpiryYears T, &gt; 0
 */
public record SviJw(double v, double psi, double p, double c, double vTilde, double timeToExpiryYears) {

    public SviJw {
        boolean signs = v > 0 && p >= 0 && c >= 0 && vTilde >= 0 && timeToExpiryYears > 0;
        boolean finite = v + p + c + timeToExpiryYears < Double.POSITIVE_INFINITY;
        boolean skew = -p < 2 * psi && 2 * psi < c;
        boolean least = psi == 0 ? vTilde == v : vTilde < v;
        if (!signs || !finite || !skew || !least) {
            throw new IllegalArgumentException("SVI-JW needs v > 0, -p < 2 psi < c, 0 <= vTilde < v (= v where psi ="
                    + " 0) and T > 0, was v " + v + ", psi " + psi + ", p " + p + ", c " + c + ", vTilde " + vTilde
                    + ", T " + timeToExpiryYears);
        }
    }

    /**
     * The same smile as raw SVI. With β = ρ − 2ψ√w/b = m/√(m² + σ²) and R = √(m² + σ²):
     *
     * <pre>w − ṽT = bR{1 − ρβ − √((1 − ρ²)(1 − β²))} = bR(ρ − β)²/{1 − ρβ + √((1 − ρ²)(1 − β²))}</pre>
     *
     * whose last form cancels nothing and needs no case for m = 0.
     *
     * @throws IllegalStateException where ψ = 0: then v = ṽ and σ stays open; see {@link #raw(double)}
     */
    public RawSvi raw() {
        if (psi == 0) {
            throw new IllegalStateException("SVI-JW with psi = 0 leaves raw SVI's sigma open, v " + v + ", p " + p
                    + ", c " + c + ", T " + timeToExpiryYears);
        }
        double root = Math.sqrt(v * timeToExpiryYears);
        double b = 0.5 * root * (c + p);
        double rho = (c - p) / (c + p);
        double difference = 4 * psi / (c + p);
        double beta = rho - difference;
        // 1 ± β without cancellation: 2(c − 2ψ)/(c + p) and 2(p + 2ψ)/(c + p)
        double oneLessBeta = 2 * (p + 2 * psi) / (c + p);
        double oneMoreBeta = 2 * (c - 2 * psi) / (c + p);
        double conjugate = 1 - rho * beta + 2 * Math.sqrt(p * c * oneLessBeta * oneMoreBeta) / (c + p);
        double radius = (v - vTilde) * timeToExpiryYears * conjugate / (b * difference * difference);
        return of(b, rho, radius * beta, radius * Math.sqrt(oneLessBeta * oneMoreBeta));
    }

    /** The smile with ψ = 0 (its least variance at the money) and the given σ: m = ρσ/√(1 − ρ²); p, c &gt; 0. */
    public RawSvi raw(double sigma) {
        if (psi != 0 || !(p > 0) || !(c > 0)) {
            throw new IllegalStateException(
                    "sigma is free only where psi = 0, p > 0 and c > 0, was psi " + psi + ", p " + p + ", c " + c);
        }
        double rho = (c - p) / (c + p);
        double b = 0.5 * Math.sqrt(v * timeToExpiryYears) * (c + p);
        return of(b, rho, sigma * (c - p) / (2 * Math.sqrt(p * c)), sigma);
    }

    private RawSvi of(double b, double rho, double m, double sigma) {
        double steepness = 2 * Math.sqrt(p * c) / (c + p);
        return new RawSvi(vTilde * timeToExpiryYears - b * sigma * steepness, b, rho, m, sigma, timeToExpiryYears);
    }

    /**
     * The nearest slice known to be without butterfly arbitrage that keeps level v and skew ψ: c′ = p + 2ψ and ṽ′ =
     * v·4pc′/(p + c′)² make it an SSVI slice (section 5.1), which has none where √w·max(p, c′) &lt; 2 and
     * (p + c′)·max(p, c′) ≤ 2 (Theorem 4.2). Where these fail, both wings are lowered alike until they hold; ψ = (c′ −
     * p)/2 stays.
     *
     * @return empty where no wings fit this skew: |2ψ| is itself over the bound
     */
    public Optional<SviJw> withoutButterfly() {
        double steepest = Math.max(p, p + 2 * psi);
        double spread = Math.abs(2 * psi);
        double byLevel = 2 / Math.sqrt(v * timeToExpiryYears) * (1 - 1e-12);
        double byCurvature = 0.25 * (spread + Math.sqrt(spread * spread + 16)) * (1 - 1e-15);
        double allowed = Math.min(byLevel, byCurvature);
        if (allowed <= spread) {
            return Optional.empty();
        }
        double lower = Math.max(0, steepest - allowed);
        double left = p - lower;
        double right = p + 2 * psi - lower;
        double least = psi == 0 ? v : v * 4 * left * right / ((left + right) * (left + right));
        return Optional.of(new SviJw(v, psi, left, right, least, timeToExpiryYears));
    }
}
