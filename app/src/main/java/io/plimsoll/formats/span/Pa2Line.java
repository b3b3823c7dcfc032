package io.plimsoll.formats.span;

import io.plimsoll.market.InputRejectedException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;

/** A line of fixed columns, which count from 1 and include both ends; columns past its end are blank. */
final class Pa2Line {

    private final String file;
    private byte[] bytes;
    private int length;
    private long number;

    Pa2Line(String file) {
        this.file = file;
        this.bytes = new byte[0];
    }

    void set(byte[] newBytes, int newLength, long newNumber) {
        bytes = newBytes;
        length = newLength;
        number = newNumber;
    }

    long number() {
        return number;
    }

    int length() {
        return length;
    }

    /** The byte in a column; a blank past the end. */
    char at(int column) {
        return column <= length ? (char) (bytes[column - 1] & 0xFF) : ' ';
    }

    boolean isBlank(int from, int to) {
        for (int column = from; column <= Math.min(to, length); column++) {
            if (at(column) != ' ') {
                return false;
            }
        }
        return true;
    }

    /** The text of a field without the blanks around it. */
    String text(int from, int to) {
        int last = Math.min(to, length);
        return last < from ? "" : new String(bytes, from - 1, last - from + 1, StandardCharsets.ISO_8859_1).strip();
    }

    /** The columns as they stand, blanks included. */
    byte[] raw(int from, int to) {
        byte[] raw = new byte[to - from + 1];
        for (int i = 0; i < raw.length; i++) {
            raw[i] = (byte) at(from + i);
        }
        return raw;
    }

    boolean hasRaw(int from, byte[] raw) {
        if (length >= from - 1 + raw.length) {
            return Arrays.equals(bytes, from - 1, from - 1 + raw.length, raw, 0, raw.length);
        }
        for (int i = 0; i < raw.length; i++) {
            if ((byte) at(from + i) != raw[i]) {
                return false;
            }
        }
        return true;
    }

    /** Digits; 0 where the field is blank. */
    long digits(int from, int to, String field) {
        if (isBlank(from, to)) {
            return 0;
        }
        long value = 0;
        boolean begun = false;
        for (int column = from; column <= to; column++) {
            char c = at(column);
            if (c >= '0' && c <= '9') {
                value = value * 10 + (c - '0');
                begun = true;
            } else if (c != ' ' || begun) {
                throw rejected(from, to, field, "must be digits");
            }
        }
        return value;
    }

    /** A number with so many decimals; {@code blank} where the field is blank. */
    double number(int from, int to, int decimals, double blank, String field) {
        return isBlank(from, to) ? blank : Decimals.value(digits(from, to, field), decimals);
    }

    /** Digits that must be there, then a sign. */
    long signed(int from, int to, String field) {
        if (isBlank(from, to - 1)) {
            throw rejected(from, to, field, "must be digits and a sign");
        }
        return sign(to, field) * digits(from, to - 1, field);
    }

    /** −1 for a minus; 1 for a plus or a blank. */
    int sign(int column, String field) {
        return switch (at(column)) {
            case '-' -> -1;
            case '+', ' ' -> 1;
            default -> throw rejected(column, column, field, "must be +, - or blank");
        };
    }

    /** Two digits of an exponent with its sign behind it; 0 where blank. */
    int exponent(int from, String field) {
        return isBlank(from, from + 2) ? 0 : (int) (sign(from + 2, field) * digits(from, from + 1, field));
    }

    LocalDate date(int from, int to, String field) {
        long digits = digits(from, to, field);
        try {
            return LocalDate.of((int) (digits / 10000), (int) (digits / 100 % 100), (int) (digits % 100));
        } catch (DateTimeException e) {
            throw rejected(from, to, field, "must be a day of the calendar as YYYYMMDD", e);
        }
    }

    InputRejectedException rejected(int from, int to, String field, String rule) {
        return new InputRejectedException(message(from, to, field, rule));
    }

    private InputRejectedException rejected(int from, int to, String field, String rule, Exception cause) {
        return new InputRejectedException(message(from, to, field, rule), cause);
    }

    private String message(int from, int to, String field, String rule) {
        return file + ":" + number + ": columns " + from + "–" + to + " (" + field + ") " + rule + ", were \""
                + text(from, to) + "\"" + (length < to ? "; the line ends at column " + length : "");
    }

    InputRejectedException rejected(String rule) {
        return new InputRejectedException(file + ":" + number + ": " + rule);
    }
}
