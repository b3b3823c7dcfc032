package io.plimsoll.formats;

import io.plimsoll.market.InputRejectedException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** The column names of a file: columns are found by name, whatever their order. */
final class Header {

    private static final int MOST_SHOWN = 120;

    private final List<String> names;
    private final Map<String, Integer> index = new HashMap<>();

    private Header(List<String> names) {
        this.names = names;
        for (int i = 0; i < names.size(); i++) {
            index.putIfAbsent(names.get(i), i);
        }
    }

    /** A comma at the end of the header names no column: some vendors write it there, some in the rows, some in both. */
    static Header of(List<String> fields) {
        int size = fields.size();
        while (size > 1 && fields.get(size - 1).isBlank()) {
            size--;
        }
        return new Header(fields.subList(0, size).stream().map(String::strip).toList());
    }

    List<String> names() {
        return names;
    }

    int size() {
        return names.size();
    }

    boolean has(String column) {
        return index.containsKey(column);
    }

    OptionalInt find(String column) {
        Integer i = index.get(column);
        return i == null ? OptionalInt.empty() : OptionalInt.of(i);
    }

    /** Two columns of one name leave open which is meant. */
    void requireOnce(String path, List<String> columns) {
        for (String column : columns) {
            if (names.stream().filter(column::equals).count() > 1) {
                throw new InputRejectedException(
                        path + ": column \"" + column + "\" must be there once, the header is " + names);
            }
        }
    }

    /** The names, of a very wide file the first ones. */
    @Override
    public String toString() {
        return names.size() <= MOST_SHOWN
                ? names.toString()
                : names.subList(0, MOST_SHOWN) + " and " + (names.size() - MOST_SHOWN) + " more";
    }
}
