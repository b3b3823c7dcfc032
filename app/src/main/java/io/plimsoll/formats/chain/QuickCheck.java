package io.plimsoll.formats.chain;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * A short cut through the rules of all columns: SQL that is true only for rows that keep them, and for most of those, at a
 * fraction of the cost. Whether numbers are finite is told by their sum; a row that lacks one is looked at closely.
 */
final class QuickCheck {

    private final Set<String> conditions = new LinkedHashSet<>();
    private final Set<String> finite = new LinkedHashSet<>();
    private final Set<String> notNegative = new LinkedHashSet<>();

    /** A condition of its own. */
    void require(String sql) {
        conditions.add(sql);
    }

    /** The column's values are finite. */
    void requireFinite(String column) {
        finite.add(column);
    }

    /** The column's values are finite and not below zero. */
    void requireNotNegative(String column) {
        notNegative.add(column);
    }

    /** A column with a rule that has no short cut: every row is looked at closely. */
    void giveUp() {
        conditions.add("false");
    }

    String sql() {
        Set<String> all = new LinkedHashSet<>(conditions);
        notNegative.forEach(c -> all.add(c + " >= 0"));
        Set<String> numbers = new LinkedHashSet<>(finite);
        numbers.addAll(notNegative);
        if (!numbers.isEmpty()) {
            all.add(String.join(" + ", numbers) + " BETWEEN -1e300 AND 1e300");
        }
        return all.isEmpty() ? "true" : String.join(" AND ", all);
    }
}
