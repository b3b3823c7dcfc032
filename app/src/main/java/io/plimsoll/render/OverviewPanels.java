package io.plimsoll.render;

import io.plimsoll.surface.SliceFit;
import io.plimsoll.surface.SurfaceDay;
import io.plimsoll.surface.model.Essvi;
import io.plimsoll.surface.model.RawSvi;
import io.plimsoll.surface.model.SviSabr;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** What all expiries of a day show together: total variance, whose lines must not cross, and the term structure. */
final class OverviewPanels {

    private static final int POINTS = 121;
    private static final double HEAD = 26;
    private static final double FOOT = 36;
    private static final int MANY = 12;
    private static final double LABEL_HEIGHT = 15;
    /** Total variance runs over orders of magnitude where there are days and years. */
    private static final double LOG_FROM = 12;

    private final Svg svg;
    private final SurfaceDay day;
    private final List<SliceFit> fits;
    private final Map<LocalDate, Essvi> essvi;

    OverviewPanels(Svg svg, SurfaceDay day, Map<LocalDate, Essvi> essvi) {
        this.svg = svg;
        this.day = day;
        this.essvi = essvi;
        this.fits = day.slices().stream().filter(SliceFit::calibrated).toList();
    }

    private static Svg.Box inner(Svg.Box cell, double left) {
        return new Svg.Box(cell.x() + left, cell.y() + HEAD, cell.width() - left, cell.height() - HEAD - FOOT);
    }

    private static RawSvi raw(SliceFit fit) {
        return Objects.requireNonNull(fit.rawSvi().smile());
    }

    private static double first(SliceFit fit) {
        return fit.quotes().logMoneyness()[0];
    }

    private static double last(SliceFit fit) {
        return fit.quotes().logMoneyness()[fit.quotes().size() - 1];
    }

    private double days(SliceFit fit) {
        return (double) Math.max(1, ChronoUnit.DAYS.between(day.date(), fit.expiry()));
    }

    void totalVariance(Svg.Box cell, double left) {
        Svg.Box box = inner(cell, left);
        double low = Double.POSITIVE_INFINITY;
        double high = 0;
        double from = 0;
        double to = 0;
        for (SliceFit fit : fits) {
            from = Math.min(from, first(fit));
            to = Math.max(to, last(fit));
            for (int i = 0; i < POINTS; i++) {
                double k = first(fit) + (last(fit) - first(fit)) * i / (POINTS - 1);
                Essvi together = essvi.get(fit.expiry());
                double w = raw(fit).totalVariance(k);
                double v = together == null ? w : together.totalVariance(k);
                low = Math.min(low, Math.min(w, v));
                high = Math.max(high, Math.max(w, v));
            }
        }
        boolean log = low > 0 && high > LOG_FROM * low;
        double pad = 0.04 * (to - from) + 0.002;
        Plot plot = Plot.of(
                box,
                from - pad,
                to + pad + 0.07 * (to - from),
                log ? low / 1.15 : Math.max(0, low - 0.05 * (high - low)),
                log ? high * 1.15 : high + 0.05 * (high - low),
                false,
                log);
        svg.open("panel", "Total variance of raw SVI against log-moneyness, a line an expiry");
        svg.text(
                "head",
                box.x(),
                box.y() - 10,
                "Total variance σ²T of raw SVI" + (essvi.isEmpty() ? "" : ", and of eSSVI (dotted)")
                        + ", over each expiry's quotes");
        plot.grid(svg);
        plot.baseline(svg);
        plot.ticksBelow(svg);
        plot.nameX(svg, "log-moneyness ln(K/F)");
        lines(plot);
        crossings(plot);
        labels(plot);
        svg.close();
    }

    private void lines(Plot plot) {
        for (SliceFit fit : fits) {
            svg.path(style(fit), curve(plot, fit, first(fit), last(fit)));
            Essvi together = essvi.get(fit.expiry());
            if (together != null) {
                svg.path(
                        "essvi x" + day.slices().indexOf(fit),
                        Svg.curve(plot.x(), plot.y(), first(fit), last(fit), POINTS, together::totalVariance));
            }
        }
    }

    private String style(SliceFit fit) {
        return (fits.size() > MANY ? "line fine x" : "line x") + day.slices().indexOf(fit);
    }

    private static String curve(Plot plot, SliceFit fit, double from, double to) {
        return Svg.curve(plot.x(), plot.y(), from, to, POINTS, raw(fit)::totalVariance);
    }

    /** A crossing lies between the outermost quotes of the two: the one that is quoted less far is continued to it. */
    private void extend(Plot plot, SliceFit fit, double to) {
        if (to < first(fit)) {
            svg.path(style(fit) + " beyond", curve(plot, fit, to, first(fit)));
        } else if (to > last(fit)) {
            svg.path(style(fit) + " beyond", curve(plot, fit, last(fit), to));
        }
    }

    private void crossings(Plot plot) {
        for (int i = 1; i < fits.size(); i++) {
            SliceFit fit = fits.get(i);
            for (double k : fit.calendarCrossings()) {
                extend(plot, fit, k);
                extend(plot, fits.get(i - 1), k);
                double w = raw(fit).totalVariance(k);
                svg.open(
                        "panel",
                        String.format(Locale.ROOT, "%s crosses the expiry before at k = %.3f", fit.expiry(), k));
                svg.circle("crossing", plot.x().at(k), plot.y().at(w), 4.5);
                svg.close();
            }
        }
    }

    /** Days at the right ends of the lines, from the farthest expiry, as many as there is room for. */
    private void labels(Plot plot) {
        List<Double> taken = new ArrayList<>();
        double room = fits.size() > MANY ? 1.5 * LABEL_HEIGHT : LABEL_HEIGHT;
        for (int i = fits.size() - 1; i >= 0; i--) {
            SliceFit fit = fits.get(i);
            double y = plot.y().at(raw(fit).totalVariance(last(fit)));
            if (taken.stream().allMatch(t -> Math.abs(t - y) >= room)) {
                taken.add(y);
                svg.text("halo", plot.x().at(last(fit)) + 5, y + 4, Math.round(days(fit)) + " d");
            }
        }
    }

    void termStructure(Svg.Box cell, double left) {
        Svg.Box box = inner(cell, left);
        double low = Double.POSITIVE_INFINITY;
        double high = 0;
        for (SliceFit fit : fits) {
            double alpha = alpha(fit);
            double implied = fit.logContractVol();
            low = Math.min(low, Double.isNaN(implied) ? alpha : Math.min(alpha, implied));
            high = Math.max(high, Double.isNaN(implied) ? alpha : Math.max(alpha, implied));
        }
        double pad = Math.max(0.005, 0.1 * (high - low));
        double nearest = days(fits.get(0));
        double farthest = days(fits.get(fits.size() - 1));
        Plot plot = Plot.of(
                box,
                nearest / 1.25,
                farthest * 1.25,
                100 * Math.max(0, low - pad),
                100 * (high + 2.4 * pad),
                true,
                false);
        svg.open(
                "panel",
                "Volatility by days to expiry: of a log contract, and alpha of SVI-SABR with its standard error");
        svg.text("head", box.x(), box.y() - 10, "Term structure, volatility in %");
        plot.grid(svg);
        plot.baseline(svg);
        plot.ticksBelow(svg);
        plot.nameX(svg, "days to expiry");
        terms(plot);
        svg.close();
    }

    private void terms(Plot plot) {
        StringBuilder implied = new StringBuilder();
        StringBuilder alphas = new StringBuilder();
        StringBuilder errors = new StringBuilder();
        for (SliceFit fit : fits) {
            double x = plot.x().at(days(fit));
            double y = plot.y().at(100 * alpha(fit));
            double error = fit.sviSabr().standardErrors()[0];
            alphas.append(alphas.length() == 0 ? 'M' : 'L')
                    .append(Svg.n(x))
                    .append(' ')
                    .append(Svg.n(y));
            svg.circle("sabrdot", x, y, 2.4);
            if (error > 0) {
                double length = y - plot.y().at(100 * (alpha(fit) + error));
                errors.append('M')
                        .append(Svg.n(x))
                        .append(' ')
                        .append(Svg.n(y - length))
                        .append('v')
                        .append(Svg.n(2 * length));
            }
            double vol = fit.logContractVol();
            if (!Double.isNaN(vol)) {
                implied.append(implied.length() == 0 ? 'M' : 'L')
                        .append(Svg.n(x))
                        .append(' ')
                        .append(Svg.n(plot.y().at(100 * vol)));
                svg.circle("dot", x, plot.y().at(100 * vol), 2.4);
            }
        }
        svg.path("error", errors.toString());
        svg.path("sabr", alphas.toString());
        svg.path("svi thin", implied.toString());
        double x = plot.box().x() + 8;
        svg.path("svi thin", "M" + Svg.n(x) + " " + Svg.n(plot.box().y() + 10) + "h22");
        svg.text("halo", x + 28, plot.box().y() + 14, "log contract (as a volatility index)");
        svg.path("sabr", "M" + Svg.n(x) + " " + Svg.n(plot.box().y() + 27) + "h22");
        svg.text("halo", x + 28, plot.box().y() + 31, "α at the money ± standard error");
    }

    private static double alpha(SliceFit fit) {
        SviSabr smile = Objects.requireNonNull(fit.sviSabr().smile());
        return smile.alpha();
    }
}
