package io.plimsoll.simulate;

/**
 * What drives the simulated market, known at a close.
 *
 * <p>The log variance X reverts to a level that depends on a regime, moves against the price (leverage) and leaps when
 * the price jumps; the probability of a jump has a persistent state of its own and rises under stress. So volatility
 * clusters, and the tails are fatter at some times than volatility alone tells. In the family of log-variance models of
 * Scott 1987 with regimes after Hamilton 1989.
 *
 * @param logVariance X, ln of the variance a year of the normal move
 * @param stressed the regime
 * @param logJumpRate h, deviation of ln jump probability from its mean
 * @param premium how far implied stands above expected volatility, ln
 * @param skewNoise what else moves the smile's correlation
 * @param wingNoise what else moves the smile's volatility of volatility, ln
 * @param rate simple rate a year, decimal
 * @param shortYield yield of holding the underlying over the next weeks, beyond the lasting one, decimal a year
 */
record MarketState(
        double logVariance,
        boolean stressed,
        double logJumpRate,
        double premium,
        double skewNoise,
        double wingNoise,
        double rate,
        double shortYield) {

    static final double SESSIONS_A_YEAR = 252;

    /** Speed at which log variance reverts, a year. */
    static final double REVERSION = 4;

    private static final double CALM_LEVEL = StrictMath.log(0.16 * 0.16);
    private static final double STRESSED_LEVEL = StrictMath.log(0.36 * 0.36);
    private static final double HIGHEST = StrictMath.log(1.2 * 1.2);
    private static final double VOL_OF_LOG_VARIANCE = 1.8;
    private static final double LEVERAGE = -0.65;
    private static final double LEAP = 0.25;
    private static final double INTO_STRESS = 1.0 / 250;
    private static final double OUT_OF_STRESS = 1.0 / 60;
    private static final double CALM_JUMP_PROBABILITY = 0.008;
    private static final double STRESSED_JUMP_PROBABILITY = 0.03;
    private static final double GROWTH = 0.04;

    /** Where the market starts, and the law that returns keep for ever where there is no signal. */
    static MarketState usual() {
        return new MarketState(CALM_LEVEL, false, 0, 0.06, 0, 0, 0.025, 0);
    }

    /** Variance a year of the normal move. */
    double variance() {
        return StrictMath.exp(logVariance);
    }

    /** How far log variance stands above the calm level: the market's tension, about −1 to 3. */
    double tension() {
        return logVariance - CALM_LEVEL;
    }

    double jumpProbability() {
        double usual = stressed ? STRESSED_JUMP_PROBABILITY : CALM_JUMP_PROBABILITY;
        return Math.min(0.2, usual * StrictMath.exp(logJumpRate));
    }

    /** Variance a year that jumps add. */
    double jumpVariance() {
        double square = DayLaw.JUMP_MEAN * DayLaw.JUMP_MEAN + DayLaw.JUMP_DEVIATION * DayLaw.JUMP_DEVIATION;
        return SESSIONS_A_YEAR * jumpProbability() * square;
    }

    /** The law of the next session's return; its drift makes the price grow by 4 % a year on average. */
    DayLaw nextDay() {
        double jump = StrictMath.exp(DayLaw.JUMP_MEAN + 0.5 * DayLaw.JUMP_DEVIATION * DayLaw.JUMP_DEVIATION) - 1;
        double drift = (GROWTH - 0.5 * variance()) / SESSIONS_A_YEAR - jumpProbability() * jump;
        return new DayLaw(drift, Math.sqrt(variance() / SESSIONS_A_YEAR), jumpProbability());
    }

    /** The state at the next close, after a session that came out so. */
    MarketState after(DayLaw.Outcome outcome, Noise noise) {
        boolean nextStressed = noise.happens(stressed ? 1 - OUT_OF_STRESS : INTO_STRESS);
        return new MarketState(
                nextLogVariance(outcome, noise),
                nextStressed,
                pulled(logJumpRate, 0, 0.98, 0.12, noise),
                pulled(premium, stressed ? 0.09 : 0.06, 0.97, 0.012, noise),
                pulled(skewNoise, 0, 0.95, 0.015, noise),
                pulled(wingNoise, 0, 0.95, 0.03, noise),
                Math.max(0.001, pulled(rate, 0.025, 0.998, 0.0004, noise)),
                pulled(shortYield, 0.03 * tension(), 0.97, 0.01, noise));
    }

    private double nextLogVariance(DayLaw.Outcome outcome, Noise noise) {
        double level = stressed ? STRESSED_LEVEL : CALM_LEVEL;
        double shock = LEVERAGE * outcome.shock() + Math.sqrt(1 - LEVERAGE * LEVERAGE) * noise.normal();
        double next = logVariance
                + REVERSION * (level - logVariance) / SESSIONS_A_YEAR
                + VOL_OF_LOG_VARIANCE * shock / Math.sqrt(SESSIONS_A_YEAR)
                + (outcome.jumped() ? LEAP : 0);
        return Math.min(HIGHEST, next);
    }

    private static double pulled(double value, double towards, double persistence, double deviation, Noise noise) {
        return towards + persistence * (value - towards) + deviation * noise.normal();
    }
}
