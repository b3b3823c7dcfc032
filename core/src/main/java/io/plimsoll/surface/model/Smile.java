package io.plimsoll.surface.model;

import io.plimsoll.math.Normal;

/**
 * One expiry's smile as a total implied variance w(k) = σ²(k)·T of log-moneyness k = ln(K/F), with its derivatives. What
 * follows from them alone stands here once, for every model.
 */
public interface Smile {

    /** T, &gt; 0. */
    double timeToExpiryYears();

    /** w(k) = σ²(k)·T. */
    double totalVariance(double k);

    /** w′(k). */
    double slope(double k);

    /** w″(k). */
    double curvature(double k);

    /** σ(k), a year, decimal (0.20 is 20 %). */
    default double vol(double k) {
        return Math.sqrt(totalVariance(k) / timeToExpiryYears());
    }

    /**
     * g(k) = (1 − kw′/2w)² − (w′²/4)(1/w + 1/4) + w″/2: the density is negative where g is (Gatheral &amp; Jacquier,
     * "Arbitrage-free SVI volatility surfaces", 2014, equation 2.1).
     */
    default double butterfly(double k) {
        double w = totalVariance(k);
        double slope = slope(k);
        double a = 1 - 0.5 * k * slope / w;
        return a * a - 0.25 * slope * slope * (1 / w + 0.25) + 0.5 * curvature(k);
    }

    /** Risk-neutral density of x = ln(S_T/F) at k: g(k)·n(d₋)/√w, d₋ = −k/√w − √w/2 (Gatheral &amp; Jacquier 2014, section 2.2). */
    default double density(double k) {
        double root = Math.sqrt(totalVariance(k));
        return butterfly(k) * Normal.density(-k / root - 0.5 * root) / root;
    }

    /** P(S_T &lt; Fe^k) = N(−d₋) + n(d₋)·w′/(2√w). */
    default double probabilityBelow(double k) {
        double root = Math.sqrt(totalVariance(k));
        double dMinus = -k / root - 0.5 * root;
        return Normal.cumulative(-dMinus) + Normal.density(dMinus) * slope(k) / (2 * root);
    }
}
