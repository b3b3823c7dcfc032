package io.plimsoll.formats.span;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/**
 * A line of fixed columns to be written. Columns count from 1 and include both ends. A value that a field cannot hold to the
 * last digit is turned down, never rounded.
 */
final class Pa2Record {

    private static final int LONGEST = 192;

    private final byte[] bytes = new byte[LONGEST];

    Pa2Record(String type) {
        Arrays.fill(bytes, (byte) ' ');
        text(1, 2, "record type", type);
    }

    Pa2Record text(int from, int to, String field, String text) {
        boolean plain = text.chars().allMatch(c -> c >= ' ' && c <= '~');
        if (text.length() > to - from + 1 || !plain || !text.equals(text.strip())) {
            throw refused(from, to, field, "text of printable ASCII without blanks around it", text);
        }
        for (int i = 0; i < text.length(); i++) {
            bytes[from - 1 + i] = (byte) text.charAt(i);
        }
        return this;
    }

    /** Digits with leading zeros. */
    Pa2Record digits(int from, int to, String field, long value) {
        String digits = Long.toString(value);
        int width = to - from + 1;
        if (value < 0 || digits.length() > width) {
            throw refused(from, to, field, "a whole number from 0 with no more digits", digits);
        }
        return text(from, to, field, "0".repeat(width - digits.length()) + digits);
    }

    /** A number with so many decimals; blank where NaN. */
    Pa2Record number(int from, int to, int decimals, String field, double value) {
        if (Double.isNaN(value)) {
            return this;
        }
        long digits = Decimals.digits(value, decimals);
        if (digits < 0) {
            throw refused(from, to, field, "a number from 0 with no more than " + decimals + " decimals", value);
        }
        return digits(from, to, field, digits);
    }

    /** The digits of a number without its sign, which stands in another column. */
    Pa2Record signed(int from, int to, int sign, int decimals, String field, double value) {
        if (Double.isNaN(value)) {
            return this;
        }
        number(from, to, decimals, field, Math.abs(value));
        return text(sign, sign, field, value < 0 ? "-" : "+");
    }

    /** A period: six digits here, its day or week code elsewhere. */
    Pa2Record period(int month, int dayCode, String field, String period) {
        if (period.isEmpty()) {
            return this;
        }
        if (!period.matches("\\d{6}.{0,2}")) {
            throw refused(month, month + 5, field, "YYYYMM and a code of up to two characters", period);
        }
        text(month, month + 5, field, period.substring(0, 6));
        return text(dayCode, dayCode + 1, field, period.substring(6));
    }

    void write(OutputStream out) throws IOException {
        int length = LONGEST;
        while (bytes[length - 1] == ' ') {
            length--;
        }
        out.write(bytes, 0, length);
        out.write('\n');
    }

    static IllegalArgumentException refused(int from, int to, String field, String rule, Object value) {
        return new IllegalArgumentException("a positional SPAN file cannot hold this: columns " + from + "–" + to + " ("
                + field + ") must be " + rule + ", was \"" + value + "\"");
    }
}
