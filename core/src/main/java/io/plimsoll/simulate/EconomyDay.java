package io.plimsoll.simulate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * What an economy is like on a day, before anyone publishes anything about it. It follows the world that states hear: its
 * shocks, its tension, its stress, and its fragility, which nothing else shows so plainly.
 *
 * @param date the session
 * @param common the world at the close
 * @param momentum sum of the world's shocks, each day's weight 0.95 of the next, in standard deviations
 * @param longRate simple rate a year for ten years, decimal
 * @param creditNoise what else moves credit spreads, ln
 * @param dollar index
 * @param jobless how far ln of jobless claims stands above its usual level
 * @param inflation percent a year
 * @param policyNoise what else moves policy uncertainty, ln
 * @param politics geopolitical risk, ln over its usual level
 */
record EconomyDay(
        LocalDate date,
        CommonDay common,
        double momentum,
        double longRate,
        double creditNoise,
        double dollar,
        double jobless,
        double inflation,
        double policyNoise,
        double politics) {

    private static final double FADING = 0.95;
    private static final double USUAL_DOLLAR = 100;
    private static final double USUAL_INFLATION = 2.2;

    /** The economy's days beside those of the world. */
    static List<EconomyDay> path(List<CommonDay> world, long seed) {
        Noise noise = Streams.of(seed, "economy");
        List<EconomyDay> days = new ArrayList<>(world.size());
        CommonDay start = world.get(0);
        EconomyDay day = new EconomyDay(start.date(), start, 0, 0.035, 0, USUAL_DOLLAR, 0, USUAL_INFLATION, 0, 0);
        for (CommonDay common : world) {
            day = day.next(common, noise);
            days.add(day);
        }
        return days;
    }

    private EconomyDay next(CommonDay now, Noise noise) {
        double shock = now.shocks().normal();
        double policyRate = 100 * (now.rate() - 0.025);
        return new EconomyDay(
                now.date(),
                now,
                FADING * momentum + Math.sqrt(1 - FADING * FADING) * shock,
                noise.pulled(longRate, 0.025 + 0.4 * now.rate(), 0.998, 0.0005) + 0.0002 * shock,
                noise.pulled(creditNoise, 0, 0.98, 0.012),
                dollar
                        * StrictMath.exp(0.0005 * StrictMath.log(USUAL_DOLLAR / dollar)
                                - 0.001 * shock
                                + 0.003 * noise.normal()),
                noise.pulled(jobless, now.stressed() ? 0.6 : 0, 0.985, 0.008),
                noise.pulled(inflation, USUAL_INFLATION + 0.3 * policyRate, 0.995, 0.05),
                noise.pulled(policyNoise, 0, 0.9, 0.15),
                noise.pulled(politics, 0.3 * now.fragility(), 0.96, 0.08));
    }

    double rate() {
        return common.rate();
    }

    /** Yield of risky over safe debt, percent. */
    double creditSpread() {
        return 3.8 * StrictMath.exp(0.25 * common.tension() + 0.25 * common.fragility() + creditNoise);
    }

    /** Financial conditions: 0 is usual, above is tight. */
    double conditions() {
        return 0.6 * (common.tension() - 0.35) + 0.5 * common.fragility() + 2 * creditNoise;
    }

    /** First claims in a week, thousands. */
    double claims() {
        return 230 * StrictMath.exp(jobless);
    }

    /** 0 is fear, 100 greed. */
    double mood() {
        return 56 + 14 * momentum - 12 * common.tension() - 6 * common.fragility();
    }

    double policyUncertainty() {
        return 95 * StrictMath.exp(0.2 * common.tension() + 0.3 * common.fragility() + policyNoise);
    }

    double geopoliticalRisk() {
        return 100 * StrictMath.exp(politics);
    }

    /** Percent of those asked. */
    double bullish() {
        return 40 + 6 * momentum - 4 * common.tension();
    }

    /** Percent of those asked. */
    double bearish() {
        return 28 - 5 * momentum + 5 * common.tension() + 2 * common.fragility();
    }
}
