package io.plimsoll.simulate;

import io.plimsoll.surface.model.SviSabr;

/**
 * The smile and the forward that the market's state gives an expiry.
 *
 * <p>α² is the variance expected on average until expiry, θ̄ + (V − θ̄)(1 − e^(−κT))/(κT) with jumps added, times the
 * risk premium; ν = η/√(T + 0.1); ρ is one for all expiries. By construction total variance α²T and ψ(1 ± ρ) rise with T
 * and φ = ν/α falls, so that there is no calendar arbitrage, and η ≤ 1.1 keeps ανT(1 + |ρ|) &lt; 4 and ν²T(1 + |ρ|) ≤ 4,
 * so that there is no butterfly arbitrage (Gatheral &amp; Jacquier 2014, theorems 4.1 and 4.2).
 */
final class SimulatedSmile {

    private static final double USUAL_VARIANCE = 0.04;
    private static final double LASTING_YIELD = 0.015;
    private static final double YIELD_FADES = 5;

    private SimulatedSmile() {}

    static SviSabr of(MarketState state, double timeToExpiryYears) {
        double t = timeToExpiryYears;
        double fade = (1 - StrictMath.exp(-MarketState.REVERSION * t)) / (MarketState.REVERSION * t);
        double variance = USUAL_VARIANCE + (state.variance() - USUAL_VARIANCE) * fade + state.jumpVariance();
        double alpha = StrictMath.exp(state.premium()) * Math.sqrt(variance);
        return new SviSabr(alpha, eta(state) / Math.sqrt(t + 0.1), rho(state), t);
    }

    private static double eta(MarketState state) {
        double usual = state.stressed() ? 0.6 : 0.5;
        return clip(usual * StrictMath.exp(0.35 * state.logJumpRate() + state.wingNoise()), 0.2, 1.1);
    }

    private static double rho(MarketState state) {
        double usual = state.stressed() ? -0.5 : -0.35;
        return clip(usual - 0.15 * state.logJumpRate() + state.skewNoise(), -0.9, 0.3);
    }

    private static double clip(double value, double low, double high) {
        return Math.min(high, Math.max(low, value));
    }

    /** F = S(1 + rT)·exp(−lasting yield·T − short yield·(1 − e^(−5T))/5), price units. */
    static double forward(MarketState state, double spot, double timeToExpiryYears) {
        double t = timeToExpiryYears;
        double income = LASTING_YIELD * t + state.shortYield() * (1 - StrictMath.exp(-YIELD_FADES * t)) / YIELD_FADES;
        return spot * (1 + state.rate() * t) * StrictMath.exp(-income);
    }

    /** 1/(1 + rT). */
    static double discount(MarketState state, double timeToExpiryYears) {
        return 1 / (1 + state.rate() * timeToExpiryYears);
    }
}
