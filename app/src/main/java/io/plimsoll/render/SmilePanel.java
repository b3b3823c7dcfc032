package io.plimsoll.render;

import io.plimsoll.surface.SliceFit;
import io.plimsoll.surface.SliceQuotes;
import io.plimsoll.surface.model.RawSvi;
import io.plimsoll.surface.model.Smile;
import io.plimsoll.surface.model.SviSabr;
import io.plimsoll.surface.moments.RiskNeutralLaw;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/** One expiry: its quotes with both fits, and under them, on the same axis, the density that the fits imply. */
final class SmilePanel {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ROOT);
    private static final int POINTS = 161;
    private static final double HEAD = 40;
    private static final double FOOT = 22;
    private static final double GAP = 9;
    private static final double DENSITY_SHARE = 0.24;
    private static final double LEAST_BAR = 3;
    /** By how much of the range of fit and quotes the bars may widen it. */
    private static final double MOST_BAR = 0.3;
    /** A fit with a kink has a spike: it is cut at so many peaks of the other fit's density, or nothing else would be seen. */
    private static final double MOST_PEAKS = 2;

    private final Svg svg;
    private final SliceFit slice;
    private final SurfaceFigure.Abscissa abscissa;
    private final Svg.Box smileBox;
    private final Svg.Box densityBox;
    private final String id;

    /**
     * A panel.
     *
     * @param cell the whole of it, title and ticks included
     * @param left pixels for the numbers of the vertical axis
     */
    SmilePanel(Svg svg, SliceFit slice, SurfaceFigure.Abscissa abscissa, Svg.Box cell, double left, String id) {
        this.svg = svg;
        this.slice = slice;
        this.abscissa = abscissa;
        this.id = id;
        double height = cell.height() - HEAD - FOOT - GAP;
        double width = cell.width() - left;
        double density = DENSITY_SHARE * height;
        smileBox = new Svg.Box(cell.x() + left, cell.y() + HEAD, width, height - density);
        densityBox = new Svg.Box(cell.x() + left, smileBox.bottom() + GAP, width, density);
    }

    /** Draws it; the outermost panels name their axes. */
    void draw(LocalDate date, boolean namesX, boolean namesY) {
        long days = ChronoUnit.DAYS.between(date, slice.expiry());
        svg.open("panel", slice.expiry() + ", " + days + " days: " + facts());
        svg.text(
                "head",
                smileBox.x(),
                smileBox.y() - 22,
                DAY.format(slice.expiry()) + " · " + days + (days == 1 ? " day" : " days"));
        int crossings = slice.calendarCrossings().length;
        if (crossings > 0) {
            svg.text(
                    "alert end",
                    smileBox.right(),
                    smileBox.y() - 22,
                    crossings + (crossings == 1 ? " crossing" : " crossings"));
        }
        svg.text(slice.calibrated() ? "note" : "alert", smileBox.x(), smileBox.y() - 8, facts());
        if (slice.quotes().size() > 0) {
            Plot smile = smilePlot();
            smile.grid(svg);
            smile.baseline(svg);
            quotesAndFits(smile);
            densities(smile);
            if (namesY) {
                smile.nameY(svg, "volatility, %");
                svg.upwards("name middle", densityBox.x() - 34, densityBox.y() + 0.5 * densityBox.height(), "density");
            }
            if (namesX) {
                new Plot(densityBox, smile.x(), smile.y()).nameX(svg, abscissa.label());
            }
        }
        svg.close();
    }

    private String facts() {
        if (!slice.calibrated()) {
            return "rejected: " + slice.rejection();
        }
        List<String> facts = new ArrayList<>();
        facts.add(String.format(
                Locale.ROOT,
                "error %.0f bp (SABR %.0f)",
                slice.rawSvi().errors().rmseVolBp(),
                slice.sviSabr().errors().rmseVolBp()));
        double inside = slice.rawSvi().errors().insideBidAsk();
        if (!Double.isNaN(inside)) {
            facts.add(String.format(Locale.ROOT, "%.0f %% in spread", 100 * inside));
        }
        return String.join(" · ", facts);
    }

    private Plot smilePlot() {
        SliceQuotes quotes = slice.quotes();
        double[] k = quotes.logMoneyness();
        double low = Double.POSITIVE_INFINITY;
        double high = 0;
        RawSvi raw = slice.rawSvi().smile();
        for (int i = 0; i < quotes.size(); i++) {
            double fitted = raw == null ? quotes.vols()[i] : raw.vol(k[i]);
            low = Math.min(low, Math.min(fitted, quotes.vols()[i]));
            high = Math.max(high, Math.max(fitted, quotes.vols()[i]));
        }
        double reach = MOST_BAR * (high - low);
        double lowest = low;
        double highest = high;
        for (int i = 0; i < quotes.size(); i++) {
            double half = quotes.halfSpreadVols()[i];
            if (half >= 0) {
                lowest = Math.min(lowest, Math.max(low - reach, quotes.vols()[i] - half));
                highest = Math.max(highest, Math.min(high + reach, quotes.vols()[i] + half));
            }
        }
        double pad = Math.max(0.005, 0.07 * (highest - lowest));
        double side = Math.max(0.005, 0.03 * (k[k.length - 1] - k[0]));
        return Plot.of(
                smileBox,
                abscissa.of(k[0] - side, slice.forward().price()),
                abscissa.of(k[k.length - 1] + side, slice.forward().price()),
                100 * Math.max(0, lowest - pad),
                100 * (highest + pad),
                false,
                false);
    }

    private void quotesAndFits(Plot plot) {
        svg.clip(id + "s", smileBox);
        quotes(plot);
        fit("sabr", plot, slice.sviSabr().smile());
        fit("svi", plot, slice.rawSvi().smile());
        svg.close();
    }

    /** Bars from bid to ask, or points where there are no quotes but prices. */
    private void quotes(Plot plot) {
        SliceQuotes quotes = slice.quotes();
        StringBuilder bars = new StringBuilder();
        for (int i = 0; i < quotes.size(); i++) {
            double x = plot.x()
                    .at(abscissa.of(quotes.logMoneyness()[i], slice.forward().price()));
            double y = plot.y().at(100 * quotes.vols()[i]);
            double half = quotes.halfSpreadVols()[i];
            if (Double.isNaN(half)) {
                svg.circle("quote", x, y, 2.2);
                continue;
            }
            double length = Math.max(0.5 * LEAST_BAR, y - plot.y().at(100 * (quotes.vols()[i] + half)));
            bars.append('M')
                    .append(Svg.n(x))
                    .append(' ')
                    .append(Svg.n(y - length))
                    .append('v')
                    .append(Svg.n(2 * length));
        }
        if (bars.length() > 0) {
            svg.path("bars", bars.toString());
        }
    }

    private void fit(String style, Plot plot, @Nullable Smile smile) {
        if (smile != null) {
            svg.path(style, curve(plot, k -> 100 * smile.vol(k)));
        }
    }

    private String curve(Plot plot, DoubleUnaryOperator ofLogMoneyness) {
        double f = slice.forward().price();
        return Svg.curve(
                plot.x(),
                plot.y(),
                plot.x().low(),
                plot.x().high(),
                POINTS,
                x -> ofLogMoneyness.applyAsDouble(abscissa.logMoneyness(x, f)));
    }

    private void densities(Plot smile) {
        RawSvi raw = slice.rawSvi().smile();
        SviSabr sabr = slice.sviSabr().smile();
        if (raw == null || sabr == null) {
            return;
        }
        DoubleUnaryOperator ofRaw = density(raw);
        DoubleUnaryOperator ofSabr = density(sabr);
        double low = 0;
        double high = 0;
        double peak = 0;
        for (int i = 0; i < POINTS; i++) {
            double k = abscissa.logMoneyness(
                    smile.x().value((double) i / (POINTS - 1)), slice.forward().price());
            low = Math.min(low, ofRaw.applyAsDouble(k));
            high = Math.max(high, ofRaw.applyAsDouble(k));
            peak = Math.max(peak, ofSabr.applyAsDouble(k));
        }
        if (!(high > 0 && peak > 0)) {
            return;
        }
        high = Math.max(peak, Math.min(high, MOST_PEAKS * peak));
        Plot plot =
                new Plot(densityBox, smile.x(), new Axis(low, 1.05 * high, densityBox.bottom(), densityBox.y(), false));
        svg.clip(id + "d", densityBox);
        String line = curve(plot, ofRaw);
        String zero = Svg.n(plot.y().at(0));
        svg.path("area", line + "L" + Svg.n(densityBox.right()) + " " + zero + "H" + Svg.n(densityBox.x()) + "Z");
        svg.path("sabr", curve(plot, ofSabr));
        svg.path("svi thin", line);
        svg.close();
        plot.baseline(svg);
        plot.ticksBelow(svg);
    }

    private DoubleUnaryOperator density(Smile smile) {
        RiskNeutralLaw law = new RiskNeutralLaw(smile);
        return k -> law.density(k) * abscissa.perUnit(k);
    }
}
