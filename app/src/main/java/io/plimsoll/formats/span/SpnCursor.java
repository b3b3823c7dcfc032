package io.plimsoll.formats.span;

import io.plimsoll.market.InputRejectedException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.stream.Collectors;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Walks through the elements of an XML file. It stands on an element's start tag; {@link #child} steps through its children, and
 * every child must be read to its end by {@link #text}, {@link #skip} or a loop of its own children.
 */
final class SpnCursor {

    private static final int DEEPEST = 64;
    private static final int LONGEST_TEXT = 1024;

    private final String file;
    private final XMLStreamReader xml;
    private final Deque<String> path = new ArrayDeque<>();
    private final StringBuilder text = new StringBuilder();
    private String leaf = ""; // whose text was read last

    SpnCursor(String file, XMLStreamReader xml) {
        this.file = file;
        this.xml = xml;
    }

    String file() {
        return file;
    }

    int line() {
        return xml.getLocation().getLineNumber();
    }

    String name() {
        return path.getLast();
    }

    /** Steps to the next child; false, and out of the element, where there is none. */
    boolean child() throws XMLStreamException {
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    path.addLast(xml.getLocalName());
                    if (path.size() > DEEPEST) {
                        throw rejected("elements must not be nested deeper than " + DEEPEST);
                    }
                    return true;
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    path.removeLast();
                    return false;
                }
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                    throw rejected("a SPAN file has no document type and no entities of its own");
                default -> {} // white space, comments, instructions
            }
        }
        return false;
    }

    /** Steps to the end of the element and out of it. */
    void skip() throws XMLStreamException {
        int depth = path.size();
        while (path.size() >= depth) {
            child();
        }
    }

    /** The text of an element without elements, without blanks around it; steps out of the element. */
    String text() throws XMLStreamException {
        text.setLength(0);
        while (true) {
            switch (xml.next()) {
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    text.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
                    if (text.length() > LONGEST_TEXT) {
                        throw rejected("must have no more than " + LONGEST_TEXT + " characters");
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    leaf = path.removeLast();
                    return text.toString().strip();
                }
                case XMLStreamConstants.COMMENT, XMLStreamConstants.PROCESSING_INSTRUCTION -> {}
                default -> throw rejected("must hold text and nothing else");
            }
        }
    }

    /** A number; NaN where the element is empty. */
    double number() throws XMLStreamException {
        String value = text();
        if (value.isEmpty()) {
            return Double.NaN;
        }
        double number = decimal(value);
        if (!Double.isFinite(number)) {
            throw leaf("must be a number", value);
        }
        return number;
    }

    /** A whole number from 0. */
    int count() throws XMLStreamException {
        String value = text();
        if (value.isEmpty() || value.length() > 9 || !value.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw leaf("must be a whole number from 0", value);
        }
        return Integer.parseInt(value);
    }

    LocalDate date() throws XMLStreamException {
        return date(text());
    }

    private LocalDate date(String value) {
        try {
            if (value.length() == 8) {
                int digits = Integer.parseInt(value);
                return LocalDate.of(digits / 10000, digits / 100 % 100, digits % 100);
            }
        } catch (DateTimeException | NumberFormatException e) {
            throw new InputRejectedException(
                    leaf() + " must be a day of the calendar as YYYYMMDD, was \"" + value + "\"", e);
        }
        throw leaf("must be a day of the calendar as YYYYMMDD", value);
    }

    /** A day, or null where the element is empty or zero. */
    @Nullable
    LocalDate optionalDate() throws XMLStreamException {
        String value = text();
        return value.chars().allMatch(c -> c == '0') ? null : date(value);
    }

    /** A contract period; empty where zero, which stands for none. */
    String period() throws XMLStreamException {
        String value = text();
        if (value.chars().allMatch(c -> c == '0')) {
            return "";
        }
        if (value.length() < 6
                || value.length() > 8
                || !value.substring(0, 6).chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw leaf("must be YYYYMM with up to two characters behind it", value);
        }
        return value;
    }

    private String leaf() {
        return where() + "/" + leaf;
    }

    private InputRejectedException leaf(String rule, String value) {
        return rejected(leaf(), rule, value);
    }

    /** File, line and element, for a message about it once its children are read. */
    String where() {
        return file + ":" + xml.getLocation().getLineNumber() + ": element "
                + path.stream().collect(Collectors.joining("/"));
    }

    InputRejectedException rejected(String rule) {
        return new InputRejectedException(where() + " " + rule);
    }

    static InputRejectedException rejected(String where, String rule, String value) {
        return new InputRejectedException(where + " " + rule + ", was \"" + value + "\"");
    }

    /** Java alone would also read "1f", "0x1p3" and "Infinity". */
    private static double decimal(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < '0' || c > '9') && "+-.eE".indexOf(c) < 0) {
                return Double.NaN;
            }
        }
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return Double.NaN; // such as "1-2", which the caller turns down
        }
    }
}
