package io.plimsoll.formats.span;

import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** XML elements, written one a line. */
final class SpnText {

    private final Writer out;

    SpnText(Writer out) {
        this.out = out;
    }

    SpnText open(String element) throws IOException {
        out.write("<" + element + ">\n");
        return this;
    }

    SpnText close(String element) throws IOException {
        out.write("</" + element + ">\n");
        return this;
    }

    SpnText text(String element, String text) throws IOException {
        if (!text.equals(text.strip()) || text.length() > 1024 || !text.chars().allMatch(c -> c >= ' ' && c <= 0xFF)) {
            throw new IllegalArgumentException("an XML SPAN file cannot hold this: " + element
                    + " must be Latin-1 text without blanks around it, was \"" + text + "\"");
        }
        String escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        out.write("<" + element + ">" + escaped + "</" + element + ">\n");
        return this;
    }

    /** The number to its last digit; nothing where NaN. */
    SpnText number(String element, double number) throws IOException {
        return Double.isNaN(number) ? this : text(element, new BigDecimal(Double.toString(number)).toPlainString());
    }

    SpnText count(String element, long count) throws IOException {
        return text(element, Long.toString(count));
    }

    /** Text; nothing where empty. */
    SpnText optional(String element, @Nullable String text) throws IOException {
        return text == null || text.isEmpty() ? this : text(element, text);
    }
}
