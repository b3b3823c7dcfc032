package io.plimsoll.formats.chain;

import io.plimsoll.market.InputRejectedException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The day that the name of a file tells. */
public final class NamedDay {

    private static final Pattern DAY = Pattern.compile("(?<!\\d)(\\d{4})[-_]?(\\d{2})[-_]?(\\d{2})(?!\\d)");

    private NamedDay() {}

    /**
     * The one day in the last part of a path, as {@code 2021-03-24} or {@code 20210324}.
     *
     * @throws InputRejectedException where there is none, or more than one
     */
    public static LocalDate of(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        LocalDate day = null;
        Matcher m = DAY.matcher(name);
        while (m.find()) {
            LocalDate found = day(m);
            if (found != null && day != null && !found.equals(day)) {
                throw new InputRejectedException(
                        path + ": the name must tell one day, has " + day + " and " + found + "; rename the file");
            }
            day = found == null ? day : found;
        }
        if (day == null) {
            throw new InputRejectedException(path
                    + ": no column tells the day of these quotes (lastTradeDate is that of the last trade); put it into the"
                    + " file's name, as in chain-2021-03-24.csv");
        }
        return day;
    }

    private static @Nullable LocalDate day(Matcher m) {
        try {
            return LocalDate.of(
                    Integer.parseInt(m.group(1)), Integer.parseInt(m.group(2)), Integer.parseInt(m.group(3)));
        } catch (DateTimeException e) {
            return null; // a number of eight digits that is no day
        }
    }
}
