package io.plimsoll.render;

import java.util.Locale;
import java.util.function.DoubleUnaryOperator;

/** SVG text, element by element. */
final class Svg {

    /** A rectangle in pixels. */
    record Box(double x, double y, double width, double height) {

        double right() {
            return x + width;
        }

        double bottom() {
            return y + height;
        }
    }

    private final StringBuilder text = new StringBuilder();

    Svg raw(String markup) {
        text.append(markup).append('\n');
        return this;
    }

    /** A group with a title, which browsers show under the pointer and screen readers read. */
    void open(String style, String title) {
        raw("<g class='" + style + "'><title>" + escape(title) + "</title>");
    }

    void close() {
        raw("</g>");
    }

    void text(String style, double x, double y, String content) {
        raw("<text class='" + style + "' x='" + n(x) + "' y='" + n(y) + "'>" + escape(content) + "</text>");
    }

    /** Text that runs upwards. */
    void upwards(String style, double x, double y, String content) {
        raw("<text class='" + style + "' transform='translate(" + n(x) + " " + n(y) + ")rotate(-90)'>" + escape(content)
                + "</text>");
    }

    void path(String style, String d) {
        raw("<path class='" + style + "' d='" + d + "'/>");
    }

    void circle(String style, double x, double y, double radius) {
        raw("<circle class='" + style + "' cx='" + n(x) + "' cy='" + n(y) + "' r='" + n(radius) + "'/>");
    }

    /** A region that what follows is cut to, until {@link #close}. */
    void clip(String id, Box box) {
        raw("<clipPath id='" + id + "'><rect x='" + n(box.x()) + "' y='" + n(box.y()) + "' width='" + n(box.width())
                + "' height='" + n(box.height()) + "'/></clipPath>");
        raw("<g clip-path='url(#" + id + ")'>");
    }

    /** A curve over an axis between two values. */
    static String curve(Axis x, Axis y, double from, double to, int points, DoubleUnaryOperator f) {
        StringBuilder d = new StringBuilder();
        boolean pen = false;
        for (int i = 0; i < points; i++) {
            double at = from + (to - from) * i / (points - 1);
            double value = f.applyAsDouble(at);
            boolean drawable = Double.isFinite(value) && (!y.log() || value > 0);
            if (drawable) {
                d.append(pen ? 'L' : 'M').append(n(x.at(at))).append(' ').append(n(y.at(value)));
            }
            pen = drawable;
        }
        return d.toString();
    }

    /** A coordinate: a tenth of a pixel is as fine as a screen shows. */
    static String n(double value) {
        String text = String.format(Locale.ROOT, "%.1f", value);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("'", "&#39;")
                .replace("\"", "&quot;");
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
