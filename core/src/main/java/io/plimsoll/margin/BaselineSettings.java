package io.plimsoll.margin;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Settings of the baselines.
 *
 * @param priceUnits whether profit and loss is in price units rather than relative to the price
 * @param horizon sessions that a margin has to last
 * @param rootOfTime whether changes over the horizon are one-day changes times √horizon; otherwise overlapping changes over
 *     the whole horizon
 * @param changes how past changes are brought to today's price
 * @param measure what is taken of the losses
 * @param lookback sessions whose losses give the measure, at most
 * @param minHistory losses below which there is no margin
 * @param brwLambda λ of {@code brw}
 * @param ewmaLambda λ of {@code ewma}
 * @param fhsLambda λ of {@code fhs}
 * @param garchRefit sessions between two estimations of {@code garch}, {@code egarch} and {@code fhs-garch}
 * @param smoothing of implied volatility
 * @param stress the stressed window
 * @param fixedFrom the first day that the margin {@code static} is for; null where it is never fixed
 * @param seed of {@code montecarlo}
 */
public record BaselineSettings(
        boolean priceUnits,
        int horizon,
        boolean rootOfTime,
        ChangeKind changes,
        RiskMeasure measure,
        int lookback,
        int minHistory,
        double brwLambda,
        double ewmaLambda,
        double fhsLambda,
        int garchRefit,
        Smoothing smoothing,
        Stress stress,
        @Nullable LocalDate fixedFrom,
        long seed) {

    /**
     * How implied volatility is smoothed and held back.
     *
     * @param halfLifeUp half-life in sessions of {@code ivsmoothed} and {@code ivcapped} when implied volatility rises
     * @param halfLifeDown half-life in sessions when it falls
     * @param termPower power of short ÷ long implied volatility in the scale of {@code ivcapped}
     * @param rise5 most that the scale of {@code ivcapped} may rise above its least of five sessions, 0.37 is 37 %
     * @param rise20 the same of twenty sessions
     * @param nowcast sessions from which is learnt what implied volatility will say next after today's change of the price;
     *     0 takes it as it is known
     */
    public record Smoothing(
            double halfLifeUp, double halfLifeDown, double termPower, double rise5, double rise20, int nowcast) {

        /** Half-lives of 2.5 sessions up and 10 down, power 0.7, rises of 37 % and 80 %, as it is known. */
        public static final Smoothing USUAL = new Smoothing(2.5, 10, 0.7, 0.37, 0.8, 0);

        public Smoothing {
            if (nowcast != 0 && nowcast < Nowcast.LEAST_PAIRS) {
                throw new IllegalArgumentException(
                        "ivNowcast must be 0 or " + Nowcast.LEAST_PAIRS + " sessions or more, was " + nowcast);
            }
            if (!(halfLifeUp > 0 && halfLifeDown > 0 && termPower >= 0 && rise5 > 0 && rise20 > 0)) {
                throw new IllegalArgumentException("half-lives and rises must be above 0 and the power of the term"
                        + " structure not below, were " + halfLifeUp + ", " + halfLifeDown + ", " + rise5 + ", "
                        + rise20 + " and " + termPower);
            }
        }
    }

    /**
     * Which sessions are the stressed window: those from one day to another as far as they are known, or, where no days are
     * given, the run of {@code sessions} known sessions with the largest mean square of changes.
     *
     * @param sessions length of the window, where it is searched for
     * @param from first day, or null
     * @param to last day, or null
     */
    public record Stress(
            int sessions,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {

        /** The worst 250 sessions known. */
        public static final Stress USUAL = new Stress(250, null, null);

        public Stress {
            if (sessions < 20) {
                throw new IllegalArgumentException("a stressed window must have 20 sessions or more, was " + sessions);
            }
            if ((from == null) != (to == null) || (from != null && to != null && to.isBefore(from))) {
                throw new IllegalArgumentException(
                        "a stressed window must have both its first and its last day, in this order, or neither; were "
                                + from + " and " + to);
            }
        }
    }

    public BaselineSettings {
        if (minHistory < 20 || lookback < minHistory) {
            throw new IllegalArgumentException(
                    "20 <= minHistory <= lookback must hold, were " + minHistory + " and " + lookback);
        }
        if (horizon < 1 || horizon > 30) {
            throw new IllegalArgumentException("a horizon must be 1 to 30 sessions, was " + horizon);
        }
        if (!(between(ewmaLambda) && between(fhsLambda) && between(brwLambda))) {
            throw new IllegalArgumentException("lambdas must be in (0, 1), were ewma " + ewmaLambda + ", fhs "
                    + fhsLambda + " and brw " + brwLambda);
        }
        if (garchRefit < 1) {
            throw new IllegalArgumentException("sessions between estimations must be 1 or more, were " + garchRefit);
        }
    }

    /** The settings where no study says anything: one day, 2,500 sessions, λ 0.995, 0.94 and 0.97. */
    public static BaselineSettings usual(boolean priceUnits) {
        return new BaselineSettings(
                priceUnits,
                1,
                false,
                ChangeKind.OF_STUDY,
                RiskMeasure.VAR,
                2500,
                250,
                0.995,
                0.94,
                0.97,
                20,
                Smoothing.USUAL,
                Stress.USUAL,
                null,
                1);
    }

    /** The same with another form of changes. */
    public BaselineSettings withChanges(ChangeKind kind) {
        return with(horizon, kind, measure, lookback, minHistory);
    }

    /** The same with another measure. */
    public BaselineSettings withMeasure(RiskMeasure other) {
        return with(horizon, changes, other, lookback, minHistory);
    }

    /** The same over another horizon. */
    public BaselineSettings withHorizon(int sessions) {
        return with(sessions, changes, measure, lookback, minHistory);
    }

    /** The same with other lengths of history. */
    public BaselineSettings withHistory(int longest, int least) {
        return with(horizon, changes, measure, longest, least);
    }

    /** The same with implied volatility smoothed in another way. */
    public BaselineSettings withSmoothing(Smoothing other) {
        return with(horizon, changes, measure, lookback, minHistory, other);
    }

    private BaselineSettings with(int sessions, ChangeKind kind, RiskMeasure taken, int longest, int least) {
        return with(sessions, kind, taken, longest, least, smoothing);
    }

    private BaselineSettings with(
            int sessions, ChangeKind kind, RiskMeasure taken, int longest, int least, Smoothing smoothed) {
        return new BaselineSettings(
                priceUnits,
                sessions,
                rootOfTime,
                kind,
                taken,
                longest,
                least,
                brwLambda,
                ewmaLambda,
                fhsLambda,
                garchRefit,
                smoothed,
                stress,
                fixedFrom,
                seed);
    }

    private static boolean between(double lambda) {
        return lambda > 0 && lambda < 1;
    }
}
