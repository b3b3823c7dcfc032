package io.plimsoll.simulate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * One session of what all underlyings share.
 *
 * @param date the session
 * @param shocks of the session
 * @param stressed the common regime at the close
 * @param fragility how far ln of the chance that stress begins stands above its mean, at the close
 * @param logVariance ln of the variance a year of a broad market, at the close
 * @param rate simple rate a year, decimal, at the close
 */
record CommonDay(LocalDate date, Shocks shocks, boolean stressed, double fragility, double logVariance, double rate) {

    /** Chance a session that stress begins at usual fragility, and that it ends. */
    private static final double INTO_STRESS = 1.0 / 350;

    private static final double OUT_OF_STRESS = 1.0 / 50;
    private static final double CALM_LEVEL = StrictMath.log(0.15 * 0.15);
    private static final double STRESSED_LEVEL = StrictMath.log(0.33 * 0.33);
    private static final double USUAL_RATE = 0.025;

    /** The days of a world, in date order. */
    static List<CommonDay> path(List<LocalDate> dates, Noise shocks, Noise states) {
        List<CommonDay> path = new ArrayList<>(dates.size());
        CommonDay day = usual(dates.get(0));
        for (LocalDate date : dates) {
            day = day.next(date, Shocks.of(shocks), states);
            path.add(day);
        }
        return path;
    }

    /** Where the world starts. */
    static CommonDay usual(LocalDate date) {
        return new CommonDay(date, new Shocks(0, 0, 1), false, 0, CALM_LEVEL, USUAL_RATE);
    }

    /** How far log variance stands above its calm level: about −1 to 3. */
    double tension() {
        return logVariance - CALM_LEVEL;
    }

    private CommonDay next(LocalDate nextDate, Shocks drawn, Noise states) {
        double begin = Math.min(0.1, INTO_STRESS * StrictMath.exp(fragility));
        boolean nextStressed = states.happens(stressed ? 1 - OUT_OF_STRESS : begin);
        double level = nextStressed ? STRESSED_LEVEL : CALM_LEVEL;
        double shock = -0.7 * drawn.normal() + Math.sqrt(1 - 0.49) * states.normal();
        return new CommonDay(
                nextDate,
                drawn,
                nextStressed,
                states.pulled(fragility, 0, 0.985, 0.1),
                logVariance
                        + 5 * (level - logVariance) / MarketState.SESSIONS_A_YEAR
                        + 1.8 * shock / Math.sqrt(MarketState.SESSIONS_A_YEAR),
                Math.max(0.001, states.pulled(rate, nextStressed ? 0.01 : USUAL_RATE, 0.998, 0.0004)));
    }
}
