package io.plimsoll.formats.position;

import de.siegmar.fastcsv.reader.CsvRecord;
import io.plimsoll.margin.position.Position;
import io.plimsoll.market.InputRejectedException;
import io.plimsoll.market.OptionRight;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One line of a portfolio. */
final class PositionRow {

    // Places in PositionHeader.COLUMNS.
    private static final int FIRM = 0;
    private static final int ACCOUNT = 1;
    private static final int EXCHANGE = 2;
    private static final int SYMBOL = 3;
    private static final int NAME = 4;
    private static final int CODE = 5;
    private static final int PERIOD = 6;
    private static final int RIGHT = 7;
    private static final int STRIKE = 8;
    private static final int UNDERLYING = 9;
    private static final int QUANTITY = 10;
    private static final int MARGIN_TYPE = 11;
    private static final int CLIENT = 12;

    private static final Pattern PERIODS = Pattern.compile("\\d{4}(0[1-9]|1[0-2])(0[1-9]|[12]\\d|3[01])?");

    /** Commas count only where they part thousands: "1,5" is more likely one and a half than fifteen. */
    private static final Pattern THOUSANDS = Pattern.compile("\\d{1,3}(,\\d{3})+(\\.\\d*)?");

    private static final Pattern NUMBER = Pattern.compile("\\d+(\\.\\d*)?|\\.\\d+");

    private final String file;
    private final PositionHeader header;
    private final CsvRecord record;

    PositionRow(String file, PositionHeader header, CsvRecord record) {
        this.file = file;
        this.header = header;
        this.record = record;
    }

    Position position() {
        requireFields();
        OptionRight right = right();
        return new Position(
                text(FIRM),
                text(ACCOUNT),
                text(EXCHANGE),
                text(SYMBOL),
                text(NAME),
                required(CODE),
                period(PERIOD, required(PERIOD)),
                right,
                strike(right),
                text(UNDERLYING).isEmpty() ? "" : period(UNDERLYING, text(UNDERLYING)),
                number(QUANTITY, required(QUANTITY)),
                text(MARGIN_TYPE),
                header.place(CLIENT) < 0 ? "" : text(CLIENT));
    }

    private void requireFields() {
        boolean surplus = record.getFieldCount() > header.size()
                && record.getFields().stream().skip(header.size()).anyMatch(field -> !field.isBlank());
        if (record.getFieldCount() < header.size() || surplus) {
            throw new InputRejectedException(file + ":" + record.getStartingLineNumber()
                    + ": a line must have as many fields as the header, " + header.size() + ", had "
                    + record.getFieldCount() + "; it is cut short, or a comma is not quoted");
        }
    }

    private String text(int column) {
        String text = record.getField(header.place(column)).strip();
        if (text.chars().anyMatch(c -> c < ' ' || c == 0x7F)) {
            throw rejected(column, "must not hold control characters", text);
        }
        return text;
    }

    private String required(int column) {
        String text = text(column);
        if (text.isEmpty()) {
            throw rejected(column, "must not be blank", text);
        }
        return text;
    }

    private String period(int column, String text) {
        if (!PERIODS.matcher(text).matches()) {
            throw rejected(column, "must be YYYYMM or YYYYMMDD", text);
        }
        return text;
    }

    private @Nullable OptionRight right() {
        String text = text(RIGHT);
        return switch (text.toUpperCase(Locale.ROOT)) {
            case "" -> null;
            case "C", "CALL" -> OptionRight.CALL;
            case "P", "PUT" -> OptionRight.PUT;
            default -> throw rejected(RIGHT, "must be C, P, or blank for a future", text);
        };
    }

    private double strike(@Nullable OptionRight right) {
        String text = text(STRIKE);
        double strike = text.isEmpty() ? Double.NaN : number(STRIKE, text);
        if (right == null) {
            if (!text.isEmpty() && strike != 0) {
                throw rejected(STRIKE, "must be blank or 0 where Put / Call is blank", text);
            }
            return Double.NaN;
        }
        if (text.isEmpty()) {
            throw rejected(STRIKE, "must not be blank for an option", text);
        }
        return strike;
    }

    /** Signed by a minus, or by parentheses; commas may part thousands. */
    private double number(int column, String text) {
        boolean bracketed = text.startsWith("(") && text.endsWith(")") && text.length() > 2;
        String signed = bracketed ? text.substring(1, text.length() - 1).strip() : text;
        boolean minus = !bracketed && signed.startsWith("-");
        String digits = minus || (!bracketed && signed.startsWith("+")) ? signed.substring(1) : signed;
        if (THOUSANDS.matcher(digits).matches()) {
            digits = digits.replace(",", "");
        }
        if (digits.length() > 30 || !NUMBER.matcher(digits).matches()) {
            throw rejected(column, "must be a number, negative by a minus or in parentheses", text);
        }
        double value = Double.parseDouble(digits);
        return minus || bracketed ? 0 - value : value;
    }

    private InputRejectedException rejected(int column, String rule, String value) {
        return new InputRejectedException(file + ":" + record.getStartingLineNumber() + ": column "
                + (header.place(column) + 1) + " (" + PositionHeader.COLUMNS.get(column) + ") " + rule + ", was \""
                + value + "\"");
    }
}
