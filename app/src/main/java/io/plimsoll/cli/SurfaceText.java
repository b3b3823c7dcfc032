package io.plimsoll.cli;

import io.plimsoll.market.ImportedFile;
import io.plimsoll.runs.FittedSurfaces;
import io.plimsoll.runs.TogetherFit;
import io.plimsoll.surface.ConstantMaturity;
import io.plimsoll.surface.Forward;
import io.plimsoll.surface.SliceFit;
import io.plimsoll.surface.SurfaceDay;
import io.plimsoll.surface.arbitrage.Butterfly;
import io.plimsoll.surface.essvi.EssviFit;
import io.plimsoll.surface.model.Essvi;
import io.plimsoll.surface.model.SviSabr;
import io.plimsoll.surface.moments.Moments;
import io.plimsoll.surface.moments.SliceMoments;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/** Fitted surfaces as tables for a terminal. */
final class SurfaceText {

    private static final int COMPARABLE_DAYS = 30;
    private static final int MOST_FILES = 4;

    private final StringBuilder text = new StringBuilder();

    private SurfaceText() {}

    static String of(FittedSurfaces fitted) {
        SurfaceText text = new SurfaceText();
        text.line("%s", files(fitted.files()));
        fitted.days().forEach(text::day);
        return text.text.toString();
    }

    private static String files(List<ImportedFile> files) {
        String first = files.stream().limit(MOST_FILES).map(ImportedFile::path).collect(Collectors.joining(", "));
        return files.size() > MOST_FILES ? first + " and " + (files.size() - MOST_FILES) + " more files" : first;
    }

    private void day(FittedSurfaces.Day day) {
        SurfaceDay surface = day.surface();
        String underlying = surface.underlying() > 0 ? ", underlying " + number(surface.underlying()) : "";
        line("");
        line("%s%s", surface.date(), underlying);
        if (!surface.slices().isEmpty()) {
            errors(surface);
            parameters(surface);
            moments(surface);
        }
        TogetherFit together = day.together();
        if (together != null) {
            together(together);
        }
        remarks(surface);
        summary(day);
    }

    private void errors(SurfaceDay surface) {
        line("");
        line(
                "%-10s %5s %6s  %11s ± %-8s %-17s  %8s %8s %8s %9s",
                "expiry", "days", "quotes", "forward", "error", "rule", "SABR bp", "SVI bp", "worst bp", "in spread");
        for (SliceFit s : surface.slices()) {
            Forward forward = s.forward();
            line(
                    "%-10s %5d %6d  %11s ± %-8s %-17s  %8s %8s %8s %9s",
                    s.expiry(),
                    days(surface, s),
                    s.quotes().size(),
                    number(forward.price()),
                    error(forward.priceError()),
                    words(forward.rule().name()),
                    decimals(1, s.sviSabr().errors().rmseVolBp()),
                    decimals(1, s.rawSvi().errors().rmseVolBp()),
                    decimals(1, s.rawSvi().errors().largestVolBp()),
                    percent(0, s.rawSvi().errors().insideBidAsk()));
        }
    }

    private void parameters(SurfaceDay surface) {
        line("");
        line(
                "%-10s  %7s ± %-7s %8s ± %-7s %7s ± %-7s  %8s %8s %9s %9s",
                "expiry", "α", "error", "ν", "error", "ρ", "error", "ψ/ψmax", "least g", "repair bp", "crossings");
        for (SliceFit s : surface.slices()) {
            SviSabr smile = s.sviSabr().smile();
            Butterfly butterfly = s.butterfly();
            if (smile == null) {
                line("%-10s  rejected, see below", s.expiry());
                continue;
            }
            double[] errors = s.sviSabr().standardErrors();
            line(
                    "%-10s  %7s ± %-7s %8s ± %-7s %7s ± %-7s  %8s %8s %9s %9d",
                    s.expiry(),
                    decimals(4, smile.alpha()),
                    decimals(4, errors[0]),
                    decimals(3, smile.nu()),
                    decimals(3, errors[1]),
                    decimals(3, smile.rho()),
                    decimals(3, errors[2]),
                    decimals(3, s.butterflyShare()),
                    decimals(3, butterfly == null ? Double.NaN : butterfly.leastG()),
                    decimals(1, s.rawSvi().repairVolBp()),
                    s.calendarCrossings().length);
        }
    }

    private void moments(SurfaceDay surface) {
        if (surface.slices().stream().allMatch(s -> s.moments() == null)) {
            return;
        }
        line("");
        line(
                "%-10s  %9s %9s %9s  %9s %9s %9s  %14s",
                "expiry", "implied %", "skewness", "kurtosis", "P(−10 %)", "P(−20 %)", "P(+10 %)", "beyond quotes");
        for (SliceFit s : surface.slices()) {
            SliceMoments both = s.moments();
            if (both == null) {
                continue;
            }
            Moments m = both.full();
            line(
                    "%-10s  %9s %9s %9s  %9s %9s %9s  %14s",
                    s.expiry(),
                    percent(2, s.logContractVol()),
                    decimals(2, m.skewness()),
                    decimals(1, m.kurtosis()),
                    percent(1, m.below10()),
                    percent(1, m.below20()),
                    percent(1, m.above10()),
                    percent(1, both.corridor().shareOutside()));
        }
        ConstantMaturity.of(surface, COMPARABLE_DAYS)
                .ifPresent(t -> line(
                        "%-10s  %9s %9s %9s  %9s %9s %9s  %14s",
                        COMPARABLE_DAYS + " days",
                        "α " + percent(2, t.alpha()),
                        decimals(2, t.skewness()),
                        decimals(1, t.kurtosis()),
                        percent(1, t.below10()),
                        percent(1, t.below20()),
                        percent(1, t.above10()),
                        t.extrapolated() ? "extrapolated" : "interpolated"));
    }

    private void together(TogetherFit together) {
        EssviFit fit = together.fit();
        line("");
        if (fit.calibrated()) {
            line("%-10s  %9s %7s %9s  %9s %9s %9s", "expiry", "θ", "ρ", "ψ", "eSSVI bp", "alone bp", "in spread");
            for (int i = 0; i < fit.slices().size(); i++) {
                Essvi smile = fit.slices().get(i);
                line(
                        "%-10s  %9s %7s %9s  %9s %9s %9s",
                        together.expiries().get(i).expiry(),
                        decimals(6, smile.theta()),
                        decimals(3, smile.rho()),
                        decimals(5, smile.psi()),
                        decimals(1, fit.errors().get(i).rmseVolBp()),
                        decimals(1, fit.alone().get(i).rmseVolBp()),
                        percent(0, fit.errors().get(i).insideBidAsk()));
            }
            line(
                    "eSSVI: no arbitrage costs %s bp; least g %s, least calendar margin %s %%%s",
                    decimals(2, fit.costVolBp()),
                    decimals(3, fit.leastG()),
                    percent(2, fit.leastCalendarMargin()),
                    fit.flags().stream().map(f -> "; " + words(f.name())).collect(Collectors.joining()));
        } else {
            line("no eSSVI surface: %s", fit.rejection());
        }
        together.leftOut().forEach((expiry, why) -> line("%s  left out of it: %s", expiry, why));
    }

    private void remarks(SurfaceDay surface) {
        List<String> lines = new ArrayList<>();
        for (SliceFit s : surface.slices()) {
            if (!s.calibrated()) {
                lines.add(s.expiry() + "  rejected: " + s.rejection());
            } else if (!s.remarks().isEmpty()) {
                lines.add(s.expiry() + "  " + String.join("; ", s.remarks()));
            }
        }
        if (!lines.isEmpty()) {
            line("");
            line("Remarks");
            lines.forEach(l -> line("%s", l));
        }
    }

    private void summary(FittedSurfaces.Day day) {
        List<SliceFit> fits =
                day.surface().slices().stream().filter(SliceFit::calibrated).toList();
        line("");
        int expiries = day.surface().slices().size();
        int crossings =
                fits.stream().mapToInt(f -> f.calendarCrossings().length).sum();
        line(
                "%s, %d calibrated, %s",
                count(expiries, "expiry", "expiries"),
                fits.size(),
                count(crossings, "calendar crossing", "calendar crossings"));
        if (!fits.isEmpty()) {
            line(
                    "median error: raw SVI %s bp, SVI-SABR %s bp",
                    decimals(1, median(fits, s -> s.rawSvi().errors().rmseVolBp())),
                    decimals(1, median(fits, s -> s.sviSabr().errors().rmseVolBp())));
        }
        line(
                "%d rows: %d used, %d rejected",
                day.used() + day.rejected().size(), day.used(), day.rejected().size());
        day.reasons().forEach((reason, count) -> line("%8d  %s", count, reason.text()));
    }

    private static double median(List<SliceFit> fits, ToDoubleFunction<SliceFit> of) {
        double[] sorted = DoubleStream.of(fits.stream().mapToDouble(of).toArray())
                .sorted()
                .toArray();
        int n = sorted.length;
        return n == 0 ? Double.NaN : 0.5 * (sorted[(n - 1) / 2] + sorted[n / 2]);
    }

    private static String count(int n, String one, String many) {
        return n + " " + (n == 1 ? one : many);
    }

    private static long days(SurfaceDay surface, SliceFit slice) {
        return ChronoUnit.DAYS.between(surface.date(), slice.expiry());
    }

    private static String words(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** Six significant digits. */
    private static String number(double value) {
        int decimals = Math.max(0, Math.min(6, 5 - (int) Math.floor(Math.log10(Math.abs(value)))));
        return decimals(decimals, value);
    }

    private static String error(double value) {
        return value == 0 ? "0" : Double.isNaN(value) ? "–" : String.format(Locale.ROOT, "%.2g", value);
    }

    private static String percent(int decimals, double fraction) {
        return decimals(decimals, 100 * fraction);
    }

    private static String decimals(int decimals, double value) {
        if (Double.isNaN(value)) {
            return "–";
        }
        String text = String.format(Locale.ROOT, "%." + decimals + "f", value);
        return text.matches("-[0.]+") ? text.substring(1) : text;
    }

    private void line(String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values).stripTrailing()).append('\n');
    }
}
