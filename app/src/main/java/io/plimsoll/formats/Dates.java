package io.plimsoll.formats;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Dates of one file as {@code 2021-03-24} or {@code 20210324}; a day that many rows share is one object. */
final class Dates {

    /** Data frames write days as midnights, and whole numbers of a column that once had blanks with {@code .0}. */
    private static final Pattern DATE =
            Pattern.compile("(?:(\\d{4})-(\\d{2})-(\\d{2})|(\\d{4})(\\d{2})(\\d{2})(?:\\.0)?)(?:[ T]00:00(?::00)?)?");

    private final Map<String, LocalDate> known = new HashMap<>();

    /** The day, or null where the text is none. */
    @Nullable
    LocalDate parse(String text) {
        LocalDate day = known.get(text);
        if (day == null) {
            day = day(text);
            if (day != null) {
                known.put(text, day);
            }
        }
        return day;
    }

    private static @Nullable LocalDate day(String text) {
        Matcher m = DATE.matcher(text);
        if (!m.matches()) {
            return null;
        }
        int first = m.group(1) != null ? 1 : 4;
        try {
            return LocalDate.of(part(m, first), part(m, first + 1), part(m, first + 2));
        } catch (DateTimeException e) {
            return null; // such as 2021-02-30
        }
    }

    private static int part(Matcher m, int group) {
        return Integer.parseInt(m.group(group));
    }
}
