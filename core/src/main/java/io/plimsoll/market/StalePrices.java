package io.plimsoll.market;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Marks without trading that contradict their traded neighbours. Prices of calls fall with the strike, prices of puts rise, and
 * both are convex; so a row without volume and without a quote is rejected where it lies above the straight line between the
 * nearest traded strikes of its type and expiry, or outside their prices. Nothing is said about traded rows, nor where volume
 * is unknown.
 */
final class StalePrices {

    private StalePrices() {}

    /**
     * The rows that are not stale, in their order; the stale ones go to {@code rejected}.
     *
     * @param tolerance by how much a price may contradict its neighbours, in price units; NaN counts as zero
     */
    static List<OptionRow> separate(List<OptionRow> rows, double tolerance, List<RejectedRow> rejected) {
        if (rows.stream().noneMatch(StalePrices::untraded)) {
            return rows;
        }
        Map<OptionRight, Map<LocalDate, NavigableMap<Double, OptionRow>>> traded = tradedByStrike(rows);
        double allowed = tolerance > 0 ? tolerance : 0;
        List<OptionRow> kept = new ArrayList<>(rows.size());
        for (OptionRow row : rows) {
            String contradiction = untraded(row)
                    ? contradiction(
                            row, traded.getOrDefault(row.right(), Map.of()).get(row.expiry()), allowed)
                    : null;
            if (contradiction == null) {
                kept.add(row);
            } else {
                rejected.add(ChainCleaner.reject(row, Reason.STALE, contradiction));
            }
        }
        return kept;
    }

    private static boolean untraded(OptionRow row) {
        return row.volume() == 0 && !row.hasQuote();
    }

    private static Map<OptionRight, Map<LocalDate, NavigableMap<Double, OptionRow>>> tradedByStrike(
            List<OptionRow> rows) {
        Map<OptionRight, Map<LocalDate, NavigableMap<Double, OptionRow>>> traded = new EnumMap<>(OptionRight.class);
        for (OptionRow row : rows) {
            if (row.volume() > 0) {
                traded.computeIfAbsent(row.right(), r -> new TreeMap<>())
                        .computeIfAbsent(row.expiry(), e -> new TreeMap<>())
                        .put(row.strike(), row);
            }
        }
        return traded;
    }

    private static @Nullable String contradiction(
            OptionRow row, @Nullable NavigableMap<Double, OptionRow> traded, double tolerance) {
        if (traded == null) {
            return null;
        }
        var lower = traded.lowerEntry(row.strike());
        var higher = traded.higherEntry(row.strike());
        double ceiling = row.right() == OptionRight.CALL ? mark(lower, true) : mark(higher, true);
        double floor = row.right() == OptionRight.CALL ? mark(higher, false) : mark(lower, false);
        if (ceiling < floor) {
            // The neighbours contradict each other: they cannot testify.
            return null;
        }
        if (lower != null && higher != null) {
            double u = (row.strike() - lower.getKey()) / (higher.getKey() - lower.getKey());
            ceiling = (1 - u) * lower.getValue().mark() + u * higher.getValue().mark();
        }
        double mark = row.mark();
        if (mark > ceiling + tolerance) {
            return "price " + mark + " without volume > " + ceiling + " + " + tolerance + " from traded neighbours";
        }
        return mark < floor - tolerance
                ? "price " + mark + " without volume < " + floor + " - " + tolerance + " from traded neighbours"
                : null;
    }

    private static double mark(Map.@Nullable Entry<Double, OptionRow> neighbour, boolean above) {
        if (neighbour == null) {
            return above ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
        }
        return neighbour.getValue().mark();
    }
}
