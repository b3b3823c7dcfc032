package io.plimsoll.render;

import io.plimsoll.market.DataOrigin;
import io.plimsoll.surface.SliceFit;
import io.plimsoll.surface.SurfaceDay;
import io.plimsoll.surface.model.Essvi;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A day's surface as one standalone SVG page, which follows the reader's light or dark scheme: total variance by expiry, the
 * term structure, and a panel for each expiry.
 */
public final class SurfaceFigure {

    /** What runs along the horizontal axis of the smiles. */
    public enum Abscissa {
        LOG_MONEYNESS("log-moneyness ln(K/F)"),
        STRIKE("strike");

        private final String label;

        Abscissa(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }

        double of(double k, double forward) {
            return this == STRIKE ? forward * Math.exp(k) : k;
        }

        double logMoneyness(double x, double forward) {
            return this == STRIKE ? Math.log(x / forward) : x;
        }

        /** What a density of k is multiplied by to be one of this axis, up to a constant. */
        double perUnit(double k) {
            return this == STRIKE ? Math.exp(-k) : 1;
        }
    }

    private static final double WIDTH = 1280;
    private static final double MARGIN = 30;
    private static final double HEADER = 96;
    private static final double OVERVIEW = 330;
    private static final double LEFT = 48;
    private static final double GAP = 26;

    private final Svg svg = new Svg();
    private final SurfaceDay day;
    private final Map<LocalDate, Essvi> essvi;
    private final String source;
    private final Abscissa abscissa;
    private final int columns;
    private final double cellHeight;

    private SurfaceFigure(SurfaceDay day, Map<LocalDate, Essvi> essvi, String source, Abscissa abscissa) {
        this.day = day;
        this.essvi = essvi;
        this.source = source;
        this.abscissa = abscissa;
        int slices = day.slices().size();
        columns = slices <= 4 ? 2 : slices <= 9 ? 3 : 4;
        cellHeight = columns == 2 ? 380 : columns == 3 ? 300 : 262;
    }

    /**
     * The page.
     *
     * @param essvi a surface over all expiries, by expiry; empty where there is none
     * @param source what the surface was fitted to, in words
     * @param origin of that; a simulated one is marked on the whole page
     */
    public static String of(
            SurfaceDay day, Map<LocalDate, Essvi> essvi, String source, DataOrigin origin, Abscissa abscissa) {
        SurfaceFigure figure = new SurfaceFigure(day, essvi, source, abscissa);
        figure.draw(origin);
        return figure.svg.toString();
    }

    private void draw(DataOrigin origin) {
        boolean overview = day.slices().stream().anyMatch(SliceFit::calibrated);
        int rows = (day.slices().size() + columns - 1) / columns;
        double top = HEADER + (overview ? OVERVIEW + GAP : 0);
        double height = top + rows * (cellHeight + GAP) + MARGIN;
        svg.raw("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 " + Svg.n(WIDTH) + " " + Svg.n(height)
                + "' width='" + Svg.n(WIDTH) + "' height='" + Svg.n(height)
                + "' role='img' aria-labelledby='title desc'>");
        header();
        if (overview) {
            OverviewPanels panels = new OverviewPanels(svg, day, essvi);
            double wide = (WIDTH - 2 * MARGIN - GAP) * 0.62;
            panels.totalVariance(new Svg.Box(MARGIN, HEADER, wide, OVERVIEW), LEFT);
            panels.termStructure(
                    new Svg.Box(MARGIN + wide + GAP, HEADER, WIDTH - 2 * MARGIN - GAP - wide, OVERVIEW), LEFT);
        }
        cells(top);
        if (origin == DataOrigin.SIMULATED) {
            mark();
        }
        svg.raw("</svg>");
    }

    /** Repeated over the page, so that a part of it that is cut out is marked too. */
    private void mark() {
        svg.raw("<pattern id='simulated' width='420' height='210' patternUnits='userSpaceOnUse'"
                + " patternTransform='rotate(-14)'>");
        svg.text("mark", 60, 120, "SIMULATED");
        svg.raw("</pattern><rect width='100%' height='100%' fill='url(#simulated)' pointer-events='none'/>");
    }

    private void header() {
        List<SliceFit> fits = day.slices().stream().filter(SliceFit::calibrated).toList();
        int crossings =
                fits.stream().mapToInt(s -> s.calendarCrossings().length).sum();
        String title = "Implied volatility surface, " + day.date();
        String facts = String.format(
                Locale.ROOT,
                "%s: %d expiries, %d calibrated, %d calendar crossing%s",
                source,
                day.slices().size(),
                fits.size(),
                crossings,
                crossings == 1 ? "" : "s");
        svg.raw("<title id='title'>" + Svg.escape(title) + "</title>");
        svg.raw("<desc id='desc'>"
                + Svg.escape(
                        facts + ". Total variance and volatility by expiry; then, for each expiry, quoted volatilities "
                                + "with bid and ask, the raw SVI and SVI-SABR fits, and the risk-neutral density.")
                + "</desc>");
        svg.raw("<style>" + FigureStyle.of(day.slices().size()) + "</style>");
        svg.raw("<rect class='page' width='100%' height='100%'/>");
        svg.text("title", MARGIN, 38, title);
        svg.text("note", MARGIN, 58, facts);
        legend(MARGIN, 80);
    }

    private void legend(double x, double y) {
        svg.path("bars", "M" + Svg.n(x + 4) + " " + Svg.n(y - 10) + "v12m6 -10v8m6 -9v10");
        svg.text("note", x + 26, y, "bid to ask, or a point where there is one price");
        svg.path("svi", "M" + Svg.n(x + 334) + " " + Svg.n(y - 4) + "h26");
        svg.text("note", x + 366, y, "raw SVI");
        svg.path("sabr", "M" + Svg.n(x + 442) + " " + Svg.n(y - 4) + "h26");
        svg.text("note", x + 474, y, "SVI-SABR");
        svg.raw("<rect class='area' x='" + Svg.n(x + 562) + "' y='" + Svg.n(y - 11) + "' width='26' height='11'/>");
        svg.text("note", x + 594, y, "risk-neutral density, under each smile");
        svg.circle("crossing", x + 854, y - 4, 4.5);
        svg.text("note", x + 866, y, "calendar crossing with the expiry before");
    }

    private void cells(double top) {
        int count = day.slices().size();
        double width = (WIDTH - 2 * MARGIN - (columns - 1) * GAP) / columns;
        for (int i = 0; i < count; i++) {
            int column = i % columns;
            double x = MARGIN + column * (width + GAP);
            int row = i / columns;
            double y = top + row * (cellHeight + GAP);
            new SmilePanel(svg, day.slices().get(i), abscissa, new Svg.Box(x, y, width, cellHeight), LEFT, "e" + i)
                    .draw(day.date(), i + columns >= count, column == 0);
        }
    }
}
