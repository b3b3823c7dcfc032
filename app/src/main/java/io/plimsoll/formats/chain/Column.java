package io.plimsoll.formats.chain;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A column of a vendor's file.
 *
 * @param header its name
 * @param required whether a file must have it; a file without a column that is not required is still this format
 * @param readings what it tells; nothing where it is not read
 * @param write its text in a row
 */
record Column(String header, boolean required, List<Reading> readings, Function<VendorRow, String> write) {

    /** The column that tells more, and is written as before. */
    Column telling(List<Reading> more) {
        List<Reading> all = new ArrayList<>(readings);
        all.addAll(more);
        return new Column(header, required, List.copyOf(all), write);
    }

    /**
     * One thing that a column tells.
     *
     * @param field what
     * @param side of which option of the row
     * @param codec how it is written
     */
    record Reading(Field field, Side side, Codec codec) {

        String text(VendorRow row) {
            Object value = row.value(field, side);
            return value instanceof Double d && d.isNaN() ? "" : codec.write().apply(value);
        }
    }
}
