package io.plimsoll.formats.chain;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.function.Function;

/**
 * How a vendor writes one kind of value, for reading and for writing.
 *
 * @param type the DuckDB type that the column is read as; text that is none of it is rejected with line and column
 * @param read SQL of the value; {@code {}} stands for the column and {@code {name}} for another one, blank is NULL
 * @param wrong SQL that is true where the text breaks the rule; empty where the type says it all
 * @param rule what must hold, as "must be …"
 * @param write text of a value: a {@link LocalDate}, {@link Double}, {@link Boolean} (call) or {@link String}
 */
record Codec(String type, String read, String wrong, String rule, Function<Object, String> write) {

    private static final String NUMBER_RULE = "must be a number (blank where the vendor gives none)";

    /** How most words begin and end; comparing is ten times cheaper than trimming. */
    private static final String TRIMMED = "CASE WHEN {} >= '0' AND {} < '[' AND NOT ends_with({}, ' ') THEN {} ELSE ";

    private static final String INFINITE = "isinf({})";
    private static final String NOT_POSITIVE = "{} <= 0 OR isinf({})";
    private static final String NEGATIVE = "{} < 0 OR isinf({})";

    /** Words; blanks around them do not count. */
    static Codec text() {
        return new Codec("VARCHAR", TRIMMED + "nullif(trim({}), '') END", "", "must be text", Object::toString);
    }

    /** A ticker; signs before it, as of indices, do not count. */
    static Codec ticker() {
        return new Codec(
                "VARCHAR",
                TRIMMED + "nullif(ltrim(trim({}), '^$.'), '') END",
                "",
                "must be a ticker",
                Object::toString);
    }

    /** A ticker that the vendor writes with a sign before it, such as {@code ^SPX}. */
    static Codec ticker(String sign) {
        return ticker().writing(v -> sign + v);
    }

    /** A number; blank and NaN say that there is none. */
    static Codec number() {
        return new Codec("DOUBLE", "nullif({}, 'nan'::DOUBLE)", INFINITE, NUMBER_RULE, Codec::decimal);
    }

    /** A number in a file that pads its fields with blanks, so that a field that says nothing is a blank too. */
    static Codec paddedNumber() {
        String value = "nullif(TRY_CAST(nullif(trim({}), '') AS DOUBLE), 'nan'::DOUBLE)";
        return new Codec(
                "VARCHAR",
                value,
                "trim({}) <> '' AND lower(trim({})) <> 'nan' AND (" + value + " IS NULL OR isinf(" + value + "))",
                NUMBER_RULE,
                Codec::decimal);
    }

    /** A number above zero. */
    static Codec positive() {
        return number().requiring(NOT_POSITIVE, "must be above zero");
    }

    /** A number that is not negative. */
    static Codec count() {
        return number().requiring(NEGATIVE, "must not be negative");
    }

    /** A number above zero in a file that pads its fields with blanks. */
    static Codec paddedPositive() {
        Codec number = paddedNumber();
        return number.requiring("(" + number.wrong + ") OR " + number.read + " <= 0", "must be above zero");
    }

    /** A count in a file that pads its fields with blanks. */
    static Codec paddedCount() {
        Codec number = paddedNumber();
        return number.requiring("(" + number.wrong + ") OR " + number.read + " < 0", "must not be negative");
    }

    /** A number that the vendor writes times 1000. */
    Codec inThousandths() {
        return new Codec(
                type,
                "(" + read + ") / 1000",
                wrong,
                rule,
                v -> write.apply(
                        BigDecimal.valueOf((Double) v).movePointRight(3).doubleValue()));
    }

    /**
     * A number of units of the underlying, read as contracts.
     *
     * @param lot the column that tells the units of a contract
     * @param written the units of a contract in a file that is written
     */
    Codec inLotsOf(String lot, int written) {
        return new Codec(
                type,
                "(" + read + ") / nullif(TRY_CAST({" + lot + "} AS DOUBLE), 0)",
                wrong,
                rule,
                v -> write.apply((Double) v * written));
    }

    /**
     * A price that may be written as a whole number of billionths, which is told by its size: no option costs a million. The
     * largest whole number of 64 bits says that there is none.
     */
    static Codec billionths() {
        return new Codec(
                "DOUBLE",
                "CASE WHEN {} >= 9.2e18 THEN NULL WHEN abs({}) >= 1e6 THEN {} / 1e9 ELSE {} END",
                "isinf({})",
                NUMBER_RULE,
                Codec::decimal);
    }

    /** A number that says "none" when it is at most this, such as −99.99. */
    Codec noneUpTo(double most) {
        return new Codec(
                type,
                "CASE WHEN {} > " + most + " THEN (" + read + ") END",
                "{} > " + most + " AND (" + wrong + ")",
                rule,
                write);
    }

    /** A price that says "none" when it is zero. */
    Codec zeroIsNone() {
        return new Codec(type, "nullif((" + read + "), 0)", wrong, rule, write);
    }

    /**
     * An expiry of an American exchange as the option's last trading day: until 2015 most options expired on a Saturday and
     * were last traded on the Friday before. No American option trades on a Saturday.
     */
    Codec lastTraded() {
        return new Codec(
                type,
                "CASE WHEN dayofweek(" + read + ") = 6 THEN " + read + " - 1 ELSE " + read + " END",
                wrong,
                rule,
                write);
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

    /**
     * Adds what is true for most good values of a column.
     *
     * @param needed whether a row without the value is about no option
     */
    void quickly(QuickCheck check, String column, boolean needed) {
        switch (wrong) {
            case "" -> {
                if (needed) {
                    check.require(column + (type.equals("VARCHAR") ? " >= '0'" : " IS NOT NULL"));
                }
            }
            case INFINITE -> check.requireFinite(column);
            case NOT_POSITIVE -> check.require(column + " BETWEEN 1e-300 AND 1e300");
            case NEGATIVE -> check.requireNotNegative(column);
            default -> {
                if (wrong.startsWith("CASE WHEN (CASE {} WHEN ")) {
                    check.require(column + " IN ('" + write.apply(true) + "', '" + write.apply(false) + "')");
                } else {
                    check.giveUp();
                }
            }
        }
    }

    /** Another rule. */
    Codec requiring(String broken, String newRule) {
        return new Codec(type, read, broken, newRule, write);
    }

    /** Another way to write it. */
    Codec writing(Function<Object, String> text) {
        return new Codec(type, read, wrong, rule, text);
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
