package io.plimsoll.simulate;

import java.time.LocalDate;

/**
 * What drives a simulated underlying, known at a close.
 *
 * <p>The log variance X reverts to a level that depends on a regime, moves with or against the price and leaps when the price
 * jumps; the probability of a jump has a persistent state of its own and rises under stress and with the world's fragility.
 * So volatility clusters, and the tails are fatter at some times than volatility alone tells. In the family of log-variance
 * models of Scott 1987 with regimes after Hamilton 1989.
 *
 * @param profile what is lasting
 * @param logVariance X, ln of the variance a year of the normal move, the season apart
 * @param joined whether it takes part in a common stress
 * @param ownStress whether it is under stress of its own
 * @param logJumpRate h, deviation of ln jump probability from its mean
 * @param fragility of the world
 * @param premium how far implied stands above expected volatility, ln
 * @param skewNoise what else moves the smile's correlation
 * @param wingNoise what else moves the smile's volatility of volatility, ln
 * @param rate simple rate a year, decimal
 * @param shortYield δ, yield of holding the underlying over the next weeks, beyond the lasting one, decimal a year
 */
record MarketState(
        AssetProfile profile,
        double logVariance,
        boolean joined,
        boolean ownStress,
        double logJumpRate,
        double fragility,
        double premium,
        double skewNoise,
        double wingNoise,
        double rate,
        double shortYield) {

    static final double SESSIONS_A_YEAR = 252;

    private static final double HIGHEST = StrictMath.log(1.4 * 1.4);
    private static final double OUT_OF_STRESS = 1.0 / 60;
    private static final double MOST_PROBABLE_JUMP = 0.2;
    private static final double JUMPS_WITH_FRAGILITY = 0.3;

    /** Where a market starts, and the state whose law returns keep for ever where there is no signal. */
    static MarketState usual(AssetProfile profile) {
        double calm = StrictMath.log(profile.volatility().calm());
        double premium = profile.smile().premium();
        return new MarketState(profile, 2 * calm, false, false, 0, 0, premium, 0, 0, 0.025, 0);
    }

    boolean stressed() {
        return joined || ownStress;
    }

    /** Variance a year of the normal move, the season apart. */
    double variance() {
        return StrictMath.exp(logVariance);
    }

    /** How far log variance stands above the calm level: the market's tension, about −1 to 3. */
    double tension() {
        return logVariance - 2 * StrictMath.log(profile.volatility().calm());
    }

    double jumpProbability() {
        AssetProfile.Jumps jumps = profile.jumps();
        double usual = stressed() ? jumps.stressedProbability() : jumps.calmProbability();
        return Math.min(MOST_PROBABLE_JUMP, usual * StrictMath.exp(logJumpRate + JUMPS_WITH_FRAGILITY * fragility));
    }

    /** Variance a year that jumps add. */
    double jumpVariance() {
        return SESSIONS_A_YEAR * jumpProbability() * profile.jumps().meanSquare();
    }

    /** The law of the next session's return in a market without seasons whose price is drawn nowhere. */
    DayLaw nextDay() {
        return law(variance(), 0);
    }

    /** The law of the return from the close of {@code today} at {@code spot} to that of {@code next}. */
    DayLaw nextDay(LocalDate today, LocalDate next, double spot) {
        double winter = AssetProfile.winter(next);
        double seasonal = StrictMath.exp(profile.volatility().season() * winter);
        double apart = StrictMath.log(spot / profile.startPrice());
        double change = profile.carry().season() * (winter - AssetProfile.winter(today));
        return law(variance() * seasonal, change - profile.trend().reversion() * apart / SESSIONS_A_YEAR);
    }

    private DayLaw law(double variance, double drawn) {
        AssetProfile.Jumps jumps = profile.jumps();
        double growth = (profile.trend().growth() - 0.5 * variance) / SESSIONS_A_YEAR;
        return new DayLaw(
                growth + drawn - jumpProbability() * jumps.relativeMean(),
                Math.sqrt(variance / SESSIONS_A_YEAR),
                jumpProbability(),
                jumps.mean(),
                jumps.deviation());
    }

    /**
     * The state at the next close.
     *
     * @param outcome the session as it came out
     * @param before the world at the close before
     * @param now the world at the close
     */
    MarketState after(DayLaw.Outcome outcome, CommonDay before, CommonDay now, Noise noise) {
        boolean joining = noise.happens(profile.common().joins());
        boolean stillJoined = now.stressed() && (before.stressed() ? joined : joining);
        boolean stillOwn =
                noise.happens(ownStress ? 1 - OUT_OF_STRESS : profile.common().ownStress());
        double usualPremium = profile.smile().premium() + (stressed() ? 0.03 : 0);
        return new MarketState(
                profile,
                nextLogVariance(outcome, noise),
                stillJoined,
                stillOwn,
                noise.pulled(logJumpRate, 0, 0.98, 0.12),
                now.fragility(),
                noise.pulled(premium, usualPremium, 0.97, 0.012),
                noise.pulled(skewNoise, 0, 0.95, 0.015),
                noise.pulled(wingNoise, 0, 0.95, 0.03),
                now.rate(),
                nextShortYield(outcome, noise));
    }

    private double nextLogVariance(DayLaw.Outcome outcome, Noise noise) {
        AssetProfile.Volatility law = profile.volatility();
        double level = 2 * StrictMath.log(stressed() ? law.stressed() : law.calm());
        double leverage = law.leverage();
        double shock = leverage * outcome.shock() + Math.sqrt(1 - leverage * leverage) * noise.normal();
        double next = logVariance
                + law.reversion() * (level - logVariance) / SESSIONS_A_YEAR
                + law.volOfLogVariance() * shock / Math.sqrt(SESSIONS_A_YEAR)
                + (outcome.jumped() ? law.leap() : 0);
        return Math.min(HIGHEST, next);
    }

    private double nextShortYield(DayLaw.Outcome outcome, Noise noise) {
        AssetProfile.Carry carry = profile.carry();
        double link = carry.spotLink();
        double shock = link * outcome.shock() + Math.sqrt(1 - link * link) * noise.normal();
        double towards = carry.tensionYield() * tension();
        return towards
                + (1 - carry.fade() / SESSIONS_A_YEAR) * (shortYield - towards)
                + carry.yieldVol() * Math.sqrt(variance() / SESSIONS_A_YEAR) * shock;
    }
}
