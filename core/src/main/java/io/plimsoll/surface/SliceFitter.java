package io.plimsoll.surface;

import io.plimsoll.surface.arbitrage.Butterfly;
import io.plimsoll.surface.arbitrage.ButterflyBound;
import io.plimsoll.surface.arbitrage.Calendar;
import io.plimsoll.surface.calibration.Calibration;
import io.plimsoll.surface.calibration.RawSviCalibrator;
import io.plimsoll.surface.calibration.SmileQuotes;
import io.plimsoll.surface.calibration.SviSabrCalibrator;
import io.plimsoll.surface.model.RawSvi;
import io.plimsoll.surface.model.SviSabr;
import io.plimsoll.surface.moments.MomentsIntegrator;
import io.plimsoll.surface.moments.SliceMoments;
import java.time.LocalDate;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Fits both models to one slice and checks them. */
final class SliceFitter {

    private static final double MOMENT_ERROR = 1e-6;
    private static final double[] NONE = {};

    private final SurfaceSettings settings;

    SliceFitter(SurfaceSettings settings) {
        this.settings = settings;
    }

    /**
     * Fits a slice.
     *
     * @param before the calibrated expiry before it, or null
     */
    SliceFit fit(LocalDate expiry, double years, Forward forward, SliceQuotes quotes, @Nullable SliceFit before) {
        if (quotes.size() < settings.minStrikes()) {
            String why = quotes.size() + " usable strikes, " + settings.minStrikes() + " are needed";
            return rejected(expiry, years, forward, quotes, Calibration.rejected(why));
        }
        SmileQuotes smileQuotes =
                SmileQuotes.of(years, quotes.logMoneyness(), quotes.vols(), quotes.vegas(), quotes.halfSpreadVols());
        Calibration<SviSabr> sviSabr =
                SviSabrCalibrator.fit(smileQuotes, settings.wingPrior(), null, settings.errors());
        SviSabr slice = sviSabr.smile();
        if (slice == null) {
            return rejected(expiry, years, forward, quotes, sviSabr);
        }
        Calibration<RawSvi> rawSvi = RawSviCalibrator.fit(smileQuotes, () -> sviSabr, settings.errors());
        RawSvi raw = rawSvi.smile();
        double[] k = quotes.logMoneyness();
        return new SliceFit(
                expiry,
                years,
                forward,
                quotes,
                sviSabr,
                rawSvi,
                ButterflyBound.share(slice),
                raw == null ? null : Butterfly.of(raw),
                raw == null || before == null ? NONE : crossings(before, raw, k),
                raw == null ? null : moments(raw, k));
    }

    private static SliceFit rejected(
            LocalDate expiry, double years, Forward forward, SliceQuotes quotes, Calibration<SviSabr> sviSabr) {
        Calibration<RawSvi> none = Calibration.rejected("not fitted, as SVI-SABR was rejected");
        return new SliceFit(expiry, years, forward, quotes, sviSabr, none, Double.NaN, null, NONE, null);
    }

    private static double[] crossings(SliceFit before, RawSvi later, double[] k) {
        RawSvi earlier = before.rawSvi().smile();
        if (earlier == null) {
            return NONE;
        }
        double[] earlierK = before.quotes().logMoneyness();
        double from = Math.min(k[0], earlierK[0]);
        double to = Math.max(k[k.length - 1], earlierK[earlierK.length - 1]);
        return Arrays.stream(Calendar.crossings(earlier, later))
                .filter(x -> x >= from && x <= to)
                .toArray();
    }

    private static @Nullable SliceMoments moments(RawSvi raw, double[] k) {
        SliceMoments moments = MomentsIntegrator.of(raw, k[0], k[k.length - 1]);
        return moments.full().closed(MOMENT_ERROR) ? moments : null;
    }
}
