package io.plimsoll.surface;

import io.plimsoll.market.OptionRight;
import io.plimsoll.market.OptionRow;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The clean rows of one expiry.
 *
 * @param expiry the last trading day
 * @param years T, calendar days ÷ 365
 * @param strikes by rising strike
 */
record ExpiryChain(LocalDate expiry, double years, List<Strike> strikes) {

    /** A strike with the call and the put that are quoted on it, at least one of them. */
    record Strike(
            double strike,
            @Nullable OptionRow call,
            @Nullable OptionRow put) {

        private static Strike of(OptionRow row) {
            return row.right() == OptionRight.CALL
                    ? new Strike(row.strike(), row, null)
                    : new Strike(row.strike(), null, row);
        }

        private static Strike join(Strike one, Strike other) {
            return one.call != null
                    ? new Strike(one.strike, one.call, other.put)
                    : new Strike(one.strike, other.call, one.put);
        }
    }

    /** The rows by rising expiry and strike; at most one row for each type, expiry and strike. */
    static List<ExpiryChain> group(LocalDate date, List<OptionRow> rows) {
        NavigableMap<LocalDate, NavigableMap<Double, Strike>> byExpiry = new TreeMap<>();
        for (OptionRow row : rows) {
            byExpiry.computeIfAbsent(row.expiry(), e -> new TreeMap<>())
                    .merge(row.strike(), Strike.of(row), Strike::join);
        }
        List<ExpiryChain> chains = new ArrayList<>(byExpiry.size());
        byExpiry.forEach((expiry, strikes) -> chains.add(
                new ExpiryChain(expiry, ChronoUnit.DAYS.between(date, expiry) / 365.0, List.copyOf(strikes.values()))));
        return chains;
    }

    /** All rows, by rising strike. */
    List<OptionRow> rows() {
        List<OptionRow> rows = new ArrayList<>(2 * strikes.size());
        for (Strike strike : strikes) {
            if (strike.call() != null) {
                rows.add(strike.call());
            }
            if (strike.put() != null) {
                rows.add(strike.put());
            }
        }
        return rows;
    }
}
