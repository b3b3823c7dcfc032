package io.plimsoll.runs;

import org.jspecify.annotations.Nullable;

/** Lines of the CSV files in a run folder. */
final class Csv {

    private Csv() {}

    /** The fields as one line; null and NaN are blank, quotes go where they are needed. */
    static String line(@Nullable Object... fields) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < fields.length; i++) {
            line.append(i == 0 ? "" : ",").append(text(fields[i]));
        }
        return line.append('\n').toString();
    }

    private static String text(@Nullable Object field) {
        if (field == null || (field instanceof Double d && d.isNaN())) {
            return "";
        }
        String text = field.toString();
        return text.matches("[^,\"\n\r]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
