package io.plimsoll.render;

import io.plimsoll.market.DataOrigin;
import io.plimsoll.report.Findings;
import io.plimsoll.report.ReportModel;
import io.plimsoll.report.ReportModel.SideSeries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** The report's main figures as SVG files that follow the reader's light or dark scheme; their data is series.csv. */
public final class Figures {

    private static final int WIDTH = 1100;
    private static final int HEIGHT = 420;
    private static final int LEFT = 70;
    private static final int TOP = 40;
    private static final int BOTTOM = 40;

    private final StringBuilder svg = new StringBuilder();
    private final SideSeries side;
    private final double top;
    private final double low;

    private Figures(SideSeries side, double low, double top) {
        this.side = side;
        this.low = low;
        this.top = top;
    }

    /** Margin, baseline, losses and breaches of a side. */
    public static void margin(Path file, ReportModel model, SideSeries side) throws IOException {
        double[] own = side.margins().getOrDefault("nn+controller", new double[0]);
        double[] base = side.margins().getOrDefault(model.baseline(), new double[0]);
        double top = 0;
        for (int t = 0; t < own.length; t++) {
            top = Math.max(top, Math.max(side.losses()[t], Math.max(own[t], base[t])));
        }
        Figures figure = new Figures(side, 0, 1.05 * top);
        figure.start(Findings.sideName(side.side()) + ": margin against losses, " + model.unit());
        for (int t = 0; t < own.length; t++) {
            if (side.losses()[t] > 0) {
                figure.add(
                        "<path class='loss' d='M%.1f %.1fV%.1f'/>",
                        figure.x(t), figure.y(0), figure.y(side.losses()[t]));
            }
        }
        figure.line("base", base);
        figure.line("own", own);
        for (int t = 0; t < own.length; t++) {
            if (side.losses()[t] > own[t]) {
                figure.add(
                        "<circle class='breach' r='5' cx='%.1f' cy='%.1f'/>", figure.x(t), figure.y(side.losses()[t]));
            }
        }
        figure.finish(file, model, "nn+controller", model.baseline());
    }

    /** The multiplier of a side, with and without the controller. */
    public static void multiplier(Path file, ReportModel model, SideSeries side) throws IOException {
        Figures figure = new Figures(side, 0.75, 1.55);
        figure.start(Findings.sideName(side.side()) + ": multiplier on " + model.baseline());
        figure.line("base", side.networkMultiplier());
        figure.line("own", side.controlledMultiplier());
        figure.finish(file, model, "nn+controller", "nn");
    }

    private double x(int t) {
        return LEFT + (WIDTH - LEFT - 20.0) * t / Math.max(1, side.dates().size() - 1);
    }

    private double y(double value) {
        return TOP + (HEIGHT - TOP - BOTTOM) * (1 - (value - low) / (top - low));
    }

    private void add(String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values)).append('\n');
    }

    private void start(String title) {
        svg.append("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 ")
                .append(WIDTH)
                .append(' ')
                .append(HEIGHT)
                .append("' role='img' font-family='system-ui,sans-serif' font-size='13'><title>")
                .append(Html.escape(title))
                .append(
                        "</title><style>text{fill:#1b2430}.grid{stroke:#d9dee5}.loss{stroke:#b4bec8}.own{stroke:#0b5cad}"
                                + ".base{stroke:#b86e00}.own,.base{fill:none;stroke-width:1.6}.breach{fill:#c8371b}.mark{opacity:.14}"
                                + "@media(prefers-color-scheme:dark){text{fill:#e7ebf0}.grid{stroke:#2c3643}.loss{stroke:#66737f}"
                                + ".own{stroke:#6cb2ff}.base{stroke:#e69f00}.breach{fill:#ff7a59}.mark{opacity:.2}}</style>\n<text x='16' y='22' font-weight='600'>")
                .append(Html.escape(title))
                .append("</text>\n");
        for (int i = 0; i <= 4; i++) {
            double value = low + (top - low) * i / 4;
            svg.append(String.format(
                    Locale.ROOT,
                    "<path class='grid' d='M%d %.1fH%d'/><text x='%d' y='%.1f' text-anchor='end'>%s</text>%n",
                    LEFT,
                    y(value),
                    WIDTH - 20,
                    LEFT - 8,
                    y(value) + 4,
                    Html.number(value)));
        }
        int year = 0;
        for (int t = 0; t < side.dates().size(); t++) {
            if (side.dates().get(t).getYear() != year) {
                year = side.dates().get(t).getYear();
                svg.append(String.format(Locale.ROOT, "<text x='%.1f' y='%d'>%d</text>%n", x(t), HEIGHT - 18, year));
            }
        }
    }

    private void line(String style, double[] values) {
        svg.append("<path class='").append(style).append("' d='");
        for (int t = 0; t < values.length; t++) {
            svg.append(String.format(Locale.ROOT, "%s%.1f %.1f", t == 0 ? "M" : "L", x(t), y(values[t])));
        }
        svg.append("'/>\n");
    }

    private void finish(Path file, ReportModel model, String own, String base) throws IOException {
        svg.append(String.format(
                Locale.ROOT,
                "<path class='own' d='M%d 18h28'/><text x='%d' y='22'>%s</text><path class='base' d='M%d 18h28'/><text x='%d' y='22'>%s</text>%n",
                WIDTH - 360,
                WIDTH - 326,
                own,
                WIDTH - 190,
                WIDTH - 156,
                base));
        if (model.origin() == DataOrigin.SIMULATED) {
            svg.append("<text class='mark' transform='translate(")
                    .append(WIDTH / 2)
                    .append(' ')
                    .append(HEIGHT / 2)
                    .append(")rotate(-14)' text-anchor='middle' font-size='72'>SIMULATED</text>\n");
        }
        Files.writeString(file, svg.append("</svg>\n").toString().replace(System.lineSeparator(), "\n"));
    }
}
