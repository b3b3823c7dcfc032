package io.plimsoll.render;

import java.math.BigDecimal;

/**
 * The frame of one plot: grid, ticks and names of its axes.
 *
 * @param box the area of the data
 * @param x along the bottom
 * @param y along the left edge, upwards
 */
record Plot(Svg.Box box, Axis x, Axis y) {

    private static final double TICK_WIDTH = 46;
    private static final double TICK_HEIGHT = 30;

    static Plot of(Svg.Box box, double lowX, double highX, double lowY, double highY, boolean logX, boolean logY) {
        return new Plot(
                box,
                new Axis(lowX, highX, box.x(), box.right(), logX),
                new Axis(lowY, highY, box.bottom(), box.y(), logY));
    }

    void grid(Svg svg) {
        for (BigDecimal tick : y.ticks((int) Math.max(2, box.height() / TICK_HEIGHT))) {
            double at = y.at(tick.doubleValue());
            svg.path("grid", "M" + Svg.n(box.x()) + " " + Svg.n(at) + "H" + Svg.n(box.right()));
            svg.text("tick end", box.x() - 6, at + 3.5, Axis.label(tick));
        }
    }

    void baseline(Svg svg) {
        svg.path("axis", "M" + Svg.n(box.x()) + " " + Svg.n(box.bottom()) + "H" + Svg.n(box.right()));
    }

    void ticksBelow(Svg svg) {
        for (BigDecimal tick : x.ticks((int) Math.max(2, box.width() / TICK_WIDTH))) {
            double at = x.at(tick.doubleValue());
            svg.path("axis", "M" + Svg.n(at) + " " + Svg.n(box.bottom()) + "v4");
            svg.text("tick middle", at, box.bottom() + 15, Axis.label(tick));
        }
    }

    void nameX(Svg svg, String name) {
        svg.text("name middle", box.x() + 0.5 * box.width(), box.bottom() + 31, name);
    }

    void nameY(Svg svg, String name) {
        svg.upwards("name middle", box.x() - 34, box.y() + 0.5 * box.height(), name);
    }
}
