package io.plimsoll.simulate;

import io.plimsoll.surface.model.SviSabr;
import java.time.LocalDate;

/**
 * The smile and the forward that a market's state gives an expiry.
 *
 * <p>α² is the variance of the forward expected on average until expiry, with jumps added, times the risk premium; ν =
 * η/√(T + 0.1); ρ is one for all expiries. With V the variance now and θ̄ its usual level,
 *
 * <pre>V̄(u) = (θ̄ + (V − θ̄)e^(−κu))·season(u),   s(τ) = 1 − 2ρ_δ c g(τ) + c² g(τ)²,   g(τ) = (1 − e^(−κ_δ τ))/κ_δ</pre>
 *
 * the spot's variance in u years and the forward's share of it at τ to expiry; α² takes the product of their means. Total
 * variance α²T and ψ(1 ± ρ) rise with T and φ = ν/α falls, so that there is no calendar arbitrage, and η ≤ 1.1 keeps ανT(1 +
 * |ρ|) &lt; 4 and ν²T(1 + |ρ|) ≤ 4, so that there is no butterfly arbitrage (Gatheral &amp; Jacquier 2014, theorems 4.1 and
 * 4.2).
 */
final class SimulatedSmile {

    /** Share of the time that is spent under stress, for the usual variance. */
    private static final double STRESSED_SHARE = 0.2;

    private static final int STEPS = 8;

    private SimulatedSmile() {}

    static SviSabr of(MarketState state, LocalDate date, double timeToExpiryYears) {
        double t = timeToExpiryYears;
        double variance =
                spotVariance(state, date, t) * forwardShare(state.profile().carry(), t) + state.jumpVariance();
        double alpha = StrictMath.exp(state.premium()) * Math.sqrt(variance);
        return new SviSabr(alpha, eta(state) / Math.sqrt(t + 0.1), rho(state), t);
    }

    /** Mean of V̄(u) over u in [0, T]. */
    private static double spotVariance(MarketState state, LocalDate date, double t) {
        AssetProfile.Volatility law = state.profile().volatility();
        double usual = usualVariance(law);
        double above = state.variance() - usual;
        double kappa = law.reversion();
        if (law.season() == 0) {
            return usual + above * fading(kappa, t) / t;
        }
        double sum = 0;
        for (int i = 0; i < STEPS; i++) {
            double u = (i + 0.5) * t / STEPS;
            double season = StrictMath.exp(law.season() * AssetProfile.winter(date, u));
            sum += season * (usual + above * StrictMath.exp(-kappa * u));
        }
        return sum / STEPS;
    }

    /** About the mean of V over all times: that of either regime is its level's times e^(ξ²/4κ). */
    private static double usualVariance(AssetProfile.Volatility law) {
        double levels =
                STRESSED_SHARE * law.stressed() * law.stressed() + (1 - STRESSED_SHARE) * law.calm() * law.calm();
        double xi = law.volOfLogVariance();
        return levels * StrictMath.exp(0.25 * xi * xi / law.reversion());
    }

    /** Mean of s(τ) over τ in [0, T]. */
    private static double forwardShare(AssetProfile.Carry carry, double t) {
        double c = carry.yieldVol();
        if (c == 0) {
            return 1;
        }
        double k = carry.fade();
        double h = fading(k, t);
        double first = (t - h) / k;
        double second = (t - 2 * h + fading(2 * k, t)) / (k * k);
        return 1 + (-2 * carry.spotLink() * c * first + c * c * second) / t;
    }

    /** (1 − e^(−kT))/k. */
    static double fading(double k, double t) {
        return (1 - StrictMath.exp(-k * t)) / k;
    }

    private static double eta(MarketState state) {
        AssetProfile.Smile smile = state.profile().smile();
        double usual = state.stressed() ? smile.stressedEta() : smile.calmEta();
        return clip(usual * StrictMath.exp(0.35 * state.logJumpRate() + state.wingNoise()), 0.2, 1.1);
    }

    /** The likelier a jump, the more the smile leans to the side that jumps go. */
    private static double rho(MarketState state) {
        AssetProfile.Smile smile = state.profile().smile();
        double usual = state.stressed() ? smile.stressedRho() : smile.calmRho();
        double lean = 0.15 * Math.signum(state.profile().jumps().mean());
        return clip(usual + lean * state.logJumpRate() + state.skewNoise(), -0.9, 0.9);
    }

    private static double clip(double value, double low, double high) {
        return Math.min(high, Math.max(low, value));
    }

    /** F as {@link AssetProfile.Carry} gives it, price units. */
    static double forward(MarketState state, LocalDate date, double spot, double timeToExpiryYears) {
        double t = timeToExpiryYears;
        AssetProfile.Carry carry = state.profile().carry();
        double income = carry.lasting() * t + state.shortYield() * fading(carry.fade(), t);
        double season = carry.season() * (AssetProfile.winter(date, t) - AssetProfile.winter(date));
        return spot * (1 + state.rate() * t) * StrictMath.exp(season - income);
    }

    /** 1/(1 + rT). */
    static double discount(MarketState state, double timeToExpiryYears) {
        return 1 / (1 + state.rate() * timeToExpiryYears);
    }
}
