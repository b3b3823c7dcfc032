package io.plimsoll.formats.position;

import io.plimsoll.market.InputRejectedException;
import java.util.Collections;
import java.util.List;

/** Where the columns of a portfolio stand. */
final class PositionHeader {

    static final String CLIENT = "Client ID";

    static final List<String> COLUMNS = List.of(
            "Firm Id",
            "Acct Id",
            "Exchange",
            "Ticker Symbol",
            "Product Name",
            "CC Code",
            "Period Code",
            "Put / Call",
            "Strike",
            "Underlying Period Code",
            "Net Positions",
            "Margin Type",
            CLIENT);

    private final int[] places = new int[COLUMNS.size()];
    private final int size;

    /** @param place file and line of the header, for messages */
    PositionHeader(String place, List<String> fields) {
        List<String> names = fields.stream().map(String::strip).toList();
        for (int i = 0; i < places.length; i++) {
            String column = COLUMNS.get(i);
            places[i] = names.indexOf(column);
            if (places[i] < 0 && !column.equals(CLIENT)) {
                throw new InputRejectedException(
                        place + ": the header must have a column \"" + column + "\", was " + names);
            }
            if (Collections.frequency(names, column) > 1) {
                throw new InputRejectedException(
                        place + ": column \"" + column + "\" must be there once, the header is " + names);
            }
        }
        size = names.size();
    }

    static boolean isHeader(List<String> fields) {
        List<String> names = fields.stream().map(String::strip).toList();
        return COLUMNS.stream().allMatch(column -> names.contains(column) || column.equals(CLIENT));
    }

    int size() {
        return size;
    }

    /** The place of a column, counted from 0, by its number in {@link #COLUMNS}; −1 where the file has it not. */
    int place(int column) {
        return places[column];
    }
}
