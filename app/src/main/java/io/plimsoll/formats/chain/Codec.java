package io.plimsoll.formats.chain;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * How a vendor writes one kind of value, for reading and for writing.
 *
 * @param type the DuckDB type that the column is read as; text that is none of it is rejected with line and column
 * @param read SQL of the value; {@code {}} stands for the column, blank is NULL
 * @param wrong SQL that is true where the text breaks the rule; empty where the type says it all
 * @param rule what must hold, as "must be …"
 * @param write text of a value: a {@link LocalDate}, {@link Double}, {@link Boolean} (call) or {@link String}
 */
record Codec(String type, String read, String wrong, String rule, Function<Object, String> write) {

    private static final Pattern ISO_DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}( 00:00:00)?");
    private static final String DAY_RULE = "must be a day of the calendar as YYYY-MM-DD or YYYYMMDD";
    private static final String NUMBER_RULE = "must be a number (blank where the vendor gives none)";

    /** Words; blanks around them do not count. */
    static Codec text() {
        return new Codec("VARCHAR", "nullif(trim({}), '')", "", "must be text", Object::toString);
    }

    /** A ticker; signs before it, as of indices, do not count. */
    static Codec ticker() {
        return new Codec("VARCHAR", "nullif(ltrim(trim({}), '^$.'), '')", "", "must be a ticker", Object::toString);
    }

    /** A ticker that the vendor writes with a sign before it, such as {@code ^SPX}. */
    static Codec ticker(String sign) {
        return ticker().writing(v -> sign + v);
    }

    /** A number; blank and NaN say that there is none. */
    static Codec number() {
        return new Codec("DOUBLE", "{}", "isinf({})", NUMBER_RULE, Codec::decimal);
    }

    /** A number in a file that pads its fields with blanks, so that a field that says nothing is a blank too. */
    static Codec paddedNumber() {
        String value = "TRY_CAST(nullif(trim({}), '') AS DOUBLE)";
        return new Codec(
                "VARCHAR",
                value,
                "trim({}) <> '' AND (" + value + " IS NULL OR isinf(" + value + "))",
                NUMBER_RULE,
                Codec::decimal);
    }

    /** A number above zero. */
    static Codec positive() {
        return number().requiring("{} <= 0 OR isinf({})", "must be above zero");
    }

    /** A number that is not negative. */
    static Codec count() {
        return number().requiring("{} < 0 OR isinf({})", "must not be negative");
    }

    /** A count in a file that pads its fields with blanks. */
    static Codec paddedCount() {
        Codec number = paddedNumber();
        return number.requiring("(" + number.wrong + ") OR " + number.read + " < 0", "must not be negative");
    }

    /** A whole number in this unit: a column that counts in thousands has unit 1000. */
    Codec inUnitsOf(double unit) {
        return new Codec(type, "(" + read + ") * " + unit, wrong, rule, v -> write.apply((Double) v / unit));
    }

    /** A number that says "none" when it is at most this, such as −99.99. */
    Codec noneUpTo(double most) {
        return new Codec(
                type, "CASE WHEN (" + read + ") > " + most + " THEN (" + read + ") END", "isinf({})", rule, write);
    }

    /** A price that says "none" when it is zero. */
    Codec zeroIsNone() {
        return new Codec(type, "nullif((" + read + "), 0)", wrong, rule, write);
    }

    /** A day as {@code 2021-03-24} or {@code 20210324}, with or without midnight. */
    static Codec day() {
        String value = "coalesce(TRY_CAST(left(trim({}), 10) AS DATE),"
                + " CAST(try_strptime(left(trim({}), 8), '%Y%m%d') AS DATE))";
        return new Codec("VARCHAR", value, "trim({}) <> '' AND " + value + " IS NULL", DAY_RULE, Object::toString);
    }

    /** A day as {@code 20210324}. */
    static Codec compactDay() {
        return day().writing(v -> ((LocalDate) v).format(DateTimeFormatter.BASIC_ISO_DATE));
    }

    /**
     * A day in another form; a time after it does not count.
     *
     * @param pattern DuckDB's, such as {@code %m/%d/%Y}
     * @param format Java's of the same form
     */
    static Codec day(String pattern, String format) {
        String value = "CAST(try_strptime(split_part(trim({}), ' ', 1), '" + pattern + "') AS DATE)";
        return new Codec(
                "VARCHAR",
                value,
                "trim({}) <> '' AND " + value + " IS NULL",
                "must be a day as " + format,
                v -> ((LocalDate) v).format(DateTimeFormatter.ofPattern(format, Locale.ENGLISH)));
    }

    /** The day in UTC of a time in microseconds since 1970. */
    static Codec dayOfMicros() {
        return new Codec(
                "BIGINT",
                "CAST(make_timestamp({}) AS DATE)",
                "{} < 0",
                "must be microseconds since 1970",
                v -> Long.toString(((LocalDate) v).atTime(23, 59).toEpochSecond(ZoneOffset.UTC) * 1_000_000));
    }

    /** The text of a time as ISO 8601: its order within the day. */
    static Codec timeOfDay() {
        return new Codec(
                "VARCHAR",
                "epoch_us(TRY_CAST({} AS TIMESTAMP))",
                "trim({}) <> '' AND TRY_CAST({} AS TIMESTAMP) IS NULL",
                "must be a time as YYYY-MM-DD HH:MM:SS",
                Object::toString);
    }

    /** A number whose order is that of time. */
    static Codec serialTime() {
        return new Codec("BIGINT", "{}", "", "must be a whole number", Object::toString);
    }

    /**
     * Call or put, in any of the usual words.
     *
     * @param call as the vendor writes it
     * @param put as the vendor writes it
     */
    static Codec right(String call, String put) {
        // Most rows hold the vendor's own words, which are compared as they are.
        String value = "CASE {} WHEN '" + call + "' THEN true WHEN '" + put + "' THEN false ELSE CASE"
                + " WHEN upper(trim({})) IN ('C', 'CALL', 'CE', 'CA') THEN true"
                + " WHEN upper(trim({})) IN ('P', 'PUT', 'PE', 'PA') THEN false END END";
        return new Codec(
                "VARCHAR",
                value,
                "CASE WHEN (" + value + ") IS NULL THEN trim({}) <> '' ELSE false END",
                "must be " + call + " or " + put,
                v -> (Boolean) v ? call : put);
    }

    /** Something that a pattern's group tells, such as a part of a contract's code. */
    static Codec part(String pattern, int group, String sql, String rule) {
        String text = "regexp_extract(trim({}), '" + pattern + "', " + group + ")";
        return new Codec(
                "VARCHAR",
                sql.replace("{}", text),
                "NOT regexp_matches(trim({}), '" + pattern + "')",
                rule,
                Object::toString);
    }

    Codec requiring(String broken, String newRule) {
        return new Codec(type, read, broken, newRule, write);
    }

    Codec writing(Function<Object, String> text) {
        return new Codec(type, read, wrong, rule, text);
    }

    /** The codec for a file whose first row has this text: a day as ISO 8601 is read the quick way. */
    Codec forSample(String text) {
        boolean isDay = rule.equals(DAY_RULE);
        return isDay && ISO_DAY.matcher(text).matches() ? new Codec("DATE", "{}", "", rule, write) : this;
    }

    /** Java's shortest text that reads back to the same bits, without an exponent. */
    private static String decimal(Object value) {
        double number = (Double) value;
        if (Double.isNaN(number)) {
            return "";
        }
        return number == Math.rint(number) && Math.abs(number) < 1e15
                ? Long.toString((long) number)
                : BigDecimal.valueOf(number).toPlainString();
    }
}
