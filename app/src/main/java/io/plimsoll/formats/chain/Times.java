package io.plimsoll.formats.chain;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;

/** How vendors write days and times. */
final class Times {

    private static final Pattern ISO_DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}( 00:00:00)?");
    private static final String DAY_RULE = "must be a day of the calendar as YYYY-MM-DD or YYYYMMDD";
    private static final String DAY = "coalesce(TRY_CAST(left(trim({}), 10) AS DATE),"
            + " CAST(try_strptime(left(trim({}), 8), '%Y%m%d') AS DATE))";
    private static final String MICROS =
            "coalesce(TRY_CAST({} AS BIGINT) // 1000, epoch_us(TRY_CAST({} AS TIMESTAMP)))";

    private Times() {}

    /** A day as {@code 2021-03-24} or {@code 20210324}; a time after it does not count. */
    static Codec day() {
        return day(DAY, DAY_RULE, Object::toString);
    }

    /** A day as {@code 3/24/2021}, with or without leading zeros, or as in {@link #day()}. */
    static Codec monthDayYear(String format) {
        return day("%m/%d/%Y", format);
    }

    /** A day as {@code 24-Mar-2021}, the month in English in upper or lower case, or as in {@link #day()}. */
    static Codec dayMonthYear() {
        return day("%d-%b-%Y", "dd-MMM-yyyy");
    }

    private static Codec day(String pattern, String format) {
        String value =
                "coalesce(CAST(try_strptime(split_part(trim({}), ' ', 1), '" + pattern + "') AS DATE), " + DAY + ")";
        return day(value, "must be a day of the calendar as " + format, v -> ((LocalDate) v)
                .format(DateTimeFormatter.ofPattern(format, Locale.ENGLISH)));
    }

    private static Codec day(String value, String rule, Function<Object, String> write) {
        return new Codec("VARCHAR", value, "trim({}) <> '' AND " + value + " IS NULL", rule, write);
    }

    /** The codec for a file whose first row has this text: a day as ISO 8601 is read the quick way. */
    static Codec forSample(Codec codec, String text) {
        return codec.rule().equals(DAY_RULE) && ISO_DAY.matcher(text).matches()
                ? new Codec("DATE", codec.read().replace(DAY, "{}"), "", DAY_RULE, codec.write())
                : codec;
    }

    /** The order within the day of a time as ISO 8601. */
    static Codec timeOfDay() {
        return new Codec(
                "VARCHAR",
                "epoch_us(TRY_CAST({} AS TIMESTAMP))",
                "trim({}) <> '' AND TRY_CAST({} AS TIMESTAMP) IS NULL",
                "must be a time as YYYY-MM-DD HH:MM:SS",
                Object::toString);
    }

    /** A whole number whose order is that of time. */
    static Codec serial() {
        return new Codec(
                "VARCHAR",
                "TRY_CAST(trim({}) AS BIGINT)",
                "trim({}) <> '' AND TRY_CAST(trim({}) AS BIGINT) IS NULL",
                "must be a whole number",
                Object::toString);
    }

    /** The day in UTC of a time in microseconds since 1970. */
    static Codec dayOfMicros() {
        return new Codec(
                "BIGINT",
                "CAST(make_timestamp({}) AS DATE)",
                "{} < 0",
                "must be microseconds since 1970",
                v -> micros((LocalDate) v));
    }

    /** The order of a time in microseconds since 1970. */
    static Codec micros() {
        return new Codec("BIGINT", "{}", "", "must be microseconds since 1970", Object::toString);
    }

    /** The last minute of a day in UTC, microseconds since 1970. */
    static String micros(LocalDate day) {
        return Long.toString(day.atTime(23, 59).toEpochSecond(ZoneOffset.UTC) * 1_000_000);
    }

    /** The close of an American session, seconds since 1970. */
    static String closeSeconds(LocalDate day) {
        return Long.toString(day.atTime(21, 0).toEpochSecond(ZoneOffset.UTC));
    }

    /** The day in UTC of a time as ISO 8601, or in nanoseconds since 1970. */
    static Codec dayOfInstant() {
        return instant("CAST(make_timestamp(" + MICROS + ") AS DATE)");
    }

    /** The order of a time as ISO 8601, or in nanoseconds since 1970. */
    static Codec instant() {
        return instant(MICROS);
    }

    private static Codec instant(String read) {
        return new Codec(
                "VARCHAR",
                read,
                "trim({}) <> '' AND " + MICROS + " IS NULL",
                "must be a time as YYYY-MM-DDTHH:MM:SSZ or in nanoseconds since 1970",
                Object::toString);
    }
}
