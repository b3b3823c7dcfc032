package io.plimsoll.formats.chain;

import io.plimsoll.market.OptionRight;
import io.plimsoll.market.OptionRow;
import java.math.BigDecimal;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.stream.Collectors;

/** The symbol of an {@link OccContract} in SQL. Some vendors pad the root to six characters, others do not. */
final class OccSymbol {

    private static final DateTimeFormatter EXPIRY = DateTimeFormatter.ofPattern("yyMMdd");
    private static final String RULE = "must be a contract as ROOTYYMMDDC00000000";
    private static final String ROOT = "trim(left(trim({}), -15))";
    private static final String TERMS = "right(trim({}), 15)";
    private static final String DAY = "CAST(try_strptime('20' || left(" + TERMS + ", 6), '%Y%m%d') AS DATE)";
    private static final String IS_SYMBOL = "regexp_full_match(trim({}), '[A-Z0-9.]+ *[0-9]{6}[CP][0-9]{8}')";
    private static final String WRONG = "NOT (" + IS_SYMBOL + " AND " + DAY + " IS NOT NULL)";

    private static final String UNDERLYING = OccContract.UNDERLYINGS.entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(e -> "WHEN '" + e.getKey() + "' THEN '" + e.getValue() + "'")
            .collect(Collectors.joining(
                    " ", "CASE " + ROOT + " ", " ELSE regexp_extract(" + ROOT + ", '^([0-9]*[A-Z.]+)[0-9]*$', 1) END"));

    private OccSymbol() {}

    static Column.Reading underlying() {
        return reading(Field.UNDERLYING, UNDERLYING);
    }

    static Column.Reading root() {
        return reading(Field.ROOT, ROOT);
    }

    static Column.Reading expiry() {
        return reading(Field.EXPIRY, DAY);
    }

    static Column.Reading right() {
        return reading(Field.RIGHT, "(left(" + TERMS + ", 7) LIKE '%C')");
    }

    static Column.Reading strike() {
        return reading(Field.STRIKE, "nullif(TRY_CAST(right(" + TERMS + ", 8) AS DOUBLE) / 1000, 0)");
    }

    private static Column.Reading reading(Field field, String sql) {
        return new Column.Reading(field, Side.ANY, new Codec("VARCHAR", sql, WRONG, RULE, Object::toString));
    }

    /** The root of a column that has such a symbol in some rows and other text in others, where nothing is said. */
    static Column.Reading rootIfSymbol() {
        return ifSymbol(Field.ROOT, ROOT);
    }

    /** The underlying of such a column. */
    static Column.Reading underlyingIfSymbol() {
        return ifSymbol(Field.UNDERLYING, UNDERLYING);
    }

    private static Column.Reading ifSymbol(Field field, String sql) {
        String read = "CASE WHEN " + IS_SYMBOL + " THEN " + sql + " END";
        return new Column.Reading(field, Side.ANY, new Codec("VARCHAR", read, "", "must be text", Object::toString));
    }

    /** The symbol with this between root and terms. */
    static String joined(VendorRow row, String between) {
        return row.underlying() + between + terms(row.call());
    }

    /** The symbol in 21 characters. */
    static String padded(VendorRow row) {
        return joined(row, " ".repeat(Math.max(0, 6 - row.underlying().length())));
    }

    private static String terms(OptionRow row) {
        BigDecimal thousandths =
                BigDecimal.valueOf(row.strike()).movePointRight(3).stripTrailingZeros();
        String digits = thousandths.toPlainString();
        if (thousandths.scale() > 0 || digits.length() > 8) {
            throw new IllegalArgumentException(
                    "a contract's symbol holds a strike of up to eight digits in thousandths, was " + row.strike());
        }
        return row.expiry().format(EXPIRY)
                + (row.right() == OptionRight.CALL ? "C" : "P")
                + "0".repeat(8 - digits.length())
                + digits;
    }
}
