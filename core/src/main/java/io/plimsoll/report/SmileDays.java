package io.plimsoll.report;

import io.plimsoll.backtest.BacktestResult;
import io.plimsoll.margin.Side;
import io.plimsoll.report.ReportModel.Smile;
import io.plimsoll.report.ReportModel.SmileDay;
import io.plimsoll.surface.SliceFit;
import io.plimsoll.surface.SurfaceDay;
import io.plimsoll.surface.model.RawSvi;
import io.plimsoll.surface.model.SviSabr;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Chooses the days whose surfaces the report shows, by rule: the first, the one before the worst loss, the last. */
final class SmileDays {

    private static final int POINTS = 61;

    private SmileDays() {}

    static List<SmileDay> of(List<SurfaceDay> surfaces, BacktestResult backtest) {
        if (surfaces.isEmpty()) {
            return List.of();
        }
        Map<SurfaceDay, String> chosen = new LinkedHashMap<>();
        Side side = backtest.losses().keySet().iterator().next();
        double[] losses = Objects.requireNonNull(backtest.losses().get(side));
        int worst = 0;
        for (int t = 1; t < losses.length; t++) {
            worst = losses[t] > losses[worst] ? t : worst;
        }
        chosen.put(before(surfaces, backtest.dates().get(0)), "the close before the backtest begins");
        chosen.put(
                before(surfaces, backtest.dates().get(worst)),
                "the close before the largest loss of the " + side.label() + " side");
        chosen.put(surfaces.get(surfaces.size() - 1), "the last day");
        List<SmileDay> days = new ArrayList<>();
        chosen.forEach((day, why) -> days.add(new SmileDay(
                day.date(), why, day.slices().stream().map(s -> smile(day, s)).toList())));
        return days;
    }

    private static SurfaceDay before(List<SurfaceDay> surfaces, LocalDate date) {
        SurfaceDay best = surfaces.get(0);
        for (SurfaceDay day : surfaces) {
            if (day.date().isBefore(date)) {
                best = day;
            }
        }
        return best;
    }

    private static Smile smile(SurfaceDay day, SliceFit fit) {
        double[] k = fit.quotes().logMoneyness();
        RawSvi slice = fit.rawSvi().smile();
        double[] curve = new double[slice == null ? 0 : POINTS];
        double[] vols = new double[curve.length];
        if (slice != null) {
            double margin = 0.1 * (k[k.length - 1] - k[0]);
            Arrays.setAll(curve, i -> k[0] - margin + (k[k.length - 1] - k[0] + 2 * margin) * i / (POINTS - 1));
            Arrays.setAll(vols, i -> slice.vol(curve[i]));
        }
        return new Smile(
                fit.expiry(),
                ChronoUnit.DAYS.between(day.date(), fit.expiry()),
                fit.forward().price(),
                k,
                fit.quotes().vols(),
                fit.quotes().halfSpreadVols(),
                curve,
                vols,
                status(fit));
    }

    private static String status(SliceFit fit) {
        SviSabr p = fit.sviSabr().smile();
        if (p == null || !fit.calibrated()) {
            return "rejected: " + fit.rejection();
        }
        double[] errors = fit.sviSabr().standardErrors();
        String remarks = fit.remarks().isEmpty() ? "" : "; " + String.join(", ", fit.remarks());
        return String.format(
                Locale.ROOT,
                "α %.4f ± %.4f, ν %.3f ± %.3f, ρ %.3f ± %.3f; RMSE %.0f bp, of SVI-SABR %.0f bp%s",
                p.alpha(),
                errors[0],
                p.nu(),
                errors[1],
                p.rho(),
                errors[2],
                fit.rawSvi().errors().rmseVolBp(),
                fit.sviSabr().errors().rmseVolBp(),
                remarks);
    }
}
