package io.plimsoll.surface;

import io.plimsoll.math.Quantiles;
import io.plimsoll.surface.model.SviSabr;
import io.plimsoll.surface.moments.Moments;
import io.plimsoll.surface.moments.MomentsIntegrator;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Fits one slice and says what a user has to know of it. */
final class SliceFitter {

    private static final int IDENTIFYING_STRIKES = 5;
    private static final int IDENTIFYING_A_SIDE = 2;
    private static final double MOMENT_ERROR = 1e-6;

    private SliceFitter() {}

    static SliceFit fit(
            LocalDate expiry,
            double years,
            double forward,
            double discount,
            SliceQuotes quotes,
            SurfaceSettings settings,
            boolean forwardByCarry,
            @Nullable SviSabr previous) {
        Set<SliceFlag> flags = EnumSet.noneOf(SliceFlag.class);
        if (forwardByCarry) {
            flags.add(SliceFlag.FORWARD_BY_CARRY);
        }
        if (quotes.size() < settings.minStrikes()) {
            String why = quotes.size() + " usable strikes, " + settings.minStrikes() + " are needed";
            return rejected(expiry, years, forward, discount, quotes, flags, why);
        }
        boolean identified = identified(quotes, years);
        if (!identified) {
            flags.add(SliceFlag.WINGS_NOT_IDENTIFIED);
        }
        double[] k = quotes.logMoneyness();
        SviSabrCalibrator.Fit fit = identified
                ? SviSabrCalibrator.fit(k, quotes.vols(), weights(quotes))
                : SviSabrCalibrator.fitLevel(
                        k,
                        quotes.vols(),
                        weights(quotes),
                        settings.priorNuRootT() / Math.sqrt(years),
                        settings.priorRho());
        if (fit == null) {
            String why = "no minimum with admissible parameters for " + quotes.size() + " strikes";
            return rejected(expiry, years, forward, discount, quotes, flags, why);
        }
        if (Math.abs(fit.rho()) >= SviSabrCalibrator.GREATEST_RHO - 1e-12) {
            flags.add(SliceFlag.RHO_AT_BOUND);
        }
        SviSabr slice = new SviSabr(fit.alpha(), fit.nu(), fit.rho(), years);
        Moments moments = check(slice, quotes, previous, flags);
        double[] errors = errors(slice, quotes);
        return new SliceFit(
                expiry,
                years,
                forward,
                discount,
                quotes.size(),
                slice,
                fit.standardErrors(),
                Math.sqrt(Arrays.stream(errors).map(e -> e * e).average().orElse(0)),
                Arrays.stream(errors).map(Math::abs).max().orElse(0),
                moments,
                flags,
                "",
                quotes);
    }

    /** Five strikes, two on each side, and a span of one standard deviation. */
    private static boolean identified(SliceQuotes quotes, double years) {
        double[] k = quotes.logMoneyness();
        long below = Arrays.stream(k).filter(x -> x < 0).count();
        double deviation = Quantiles.type7(quotes.vols(), 0.5) * Math.sqrt(years);
        return k.length >= IDENTIFYING_STRIKES
                && below >= IDENTIFYING_A_SIDE
                && k.length - below >= IDENTIFYING_A_SIDE
                && k[k.length - 1] - k[0] >= deviation;
    }

    /** Squared (vega ÷ half-spread), the half-spread floored at half its median; squared vega where nothing is quoted. */
    private static double[] weights(SliceQuotes quotes) {
        double[] vegas = quotes.vegas();
        double[] halfSpreads = quotes.halfSpreadVols();
        double[] known = Arrays.stream(halfSpreads).filter(h -> h > 0).toArray();
        double[] weights = new double[vegas.length];
        double greatest = Arrays.stream(vegas).max().orElse(1);
        double floor = known.length == 0 ? 0 : 0.5 * Quantiles.type7(known, 0.5);
        for (int i = 0; i < weights.length; i++) {
            double error = known.length < vegas.length ? greatest / vegas[i] : Math.max(floor, halfSpreads[i]);
            weights[i] = 1 / (error * error);
        }
        return weights;
    }

    private static @Nullable Moments check(
            SviSabr slice, SliceQuotes quotes, @Nullable SviSabr previous, Set<SliceFlag> flags) {
        if (Arbitrage.butterfly(slice)) {
            flags.add(SliceFlag.BUTTERFLY);
        }
        double[] k = quotes.logMoneyness();
        double width = Math.max(-k[0], k[k.length - 1]);
        if (previous != null && Arbitrage.calendar(previous, slice, width)) {
            flags.add(SliceFlag.CALENDAR);
        }
        Moments moments = MomentsIntegrator.of(slice);
        boolean closed = moments.massError() < MOMENT_ERROR && moments.martingaleError() < MOMENT_ERROR;
        if (!closed) {
            flags.add(SliceFlag.MOMENTS_NOT_CLOSED);
        }
        return closed ? moments : null;
    }

    private static double[] errors(SviSabr slice, SliceQuotes quotes) {
        double[] errors = new double[quotes.size()];
        Arrays.setAll(errors, i -> 1e4 * (slice.vol(quotes.logMoneyness()[i]) - quotes.vols()[i]));
        return errors;
    }

    private static SliceFit rejected(
            LocalDate expiry,
            double years,
            double forward,
            double discount,
            SliceQuotes quotes,
            Set<SliceFlag> flags,
            String why) {
        return new SliceFit(
                expiry,
                years,
                forward,
                discount,
                quotes.size(),
                null,
                new double[0],
                Double.NaN,
                Double.NaN,
                null,
                flags,
                why,
                quotes);
    }
}
