package io.plimsoll.render;

import java.math.BigDecimal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Text and numbers in HTML. */
final class Html {

    private Html() {}

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("{{", "&#123;&#123;");
    }

    /** Text that does not break before a percent sign. */
    static String prose(String text) {
        return escape(text).replace(" %", "&nbsp;%");
    }

    /** A fraction as percent with so many decimals. */
    static String percent(double fraction, int decimals) {
        return format("%." + decimals + "f", 100 * fraction);
    }

    /** Four significant digits; a dash where there is no number. */
    static String number(@Nullable Double x) {
        if (x == null || x.isNaN()) {
            return "–";
        }
        double size = Math.abs(x);
        int decimals = size == 0 ? 0 : Math.max(0, Math.min(8, 3 - (int) Math.floor(Math.log10(size))));
        return format("%." + decimals + "f", x);
    }

    /** A setting as it was written: all its digits and no zeros after them. */
    static String setting(double x) {
        return BigDecimal.valueOf(x).stripTrailingZeros().toPlainString();
    }

    static String format(String format, Object... values) {
        return minus(String.format(Locale.ROOT, format, values));
    }

    /** Text whose negative numbers and exponents have a minus sign; hyphens of words and names stay. */
    static String minus(String text) {
        return text.replaceAll("(?<![\\p{L}\\p{N}])-(?=\\p{N})|(?<=\\p{N}e)-(?=\\p{N})", "−");
    }
}
