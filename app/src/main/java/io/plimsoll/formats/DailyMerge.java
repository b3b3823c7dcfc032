package io.plimsoll.formats;

import io.plimsoll.market.Bar;
import io.plimsoll.market.FuturesRow;
import io.plimsoll.market.Reason;
import io.plimsoll.market.RejectedRow;
import io.plimsoll.market.SourceRow;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * Merges rows that several files give for the same day: the first one's price stands.
 *
 * @param key that rows of the same day and contract share, and that orders them
 * @param price that may not be contradicted
 * @param filled the first row with what it lacks taken from the second; the first itself where it lacks nothing
 */
record DailyMerge<T>(
        Comparator<T> key,
        ToDoubleFunction<T> price,
        BinaryOperator<T> filled,
        Function<T, SourceRow> source,
        Function<T, LocalDate> date,
        Function<T, String> name) {

    /** Prices agree within this part of them: some files carry the rounding of a binary fraction. */
    private static final double TOLERANCE = 1e-9;

    static List<Bar> bars(List<Bar> rows, List<RejectedRow> rejected) {
        return new DailyMerge<>(
                        Comparator.comparing(Bar::date),
                        Bar::close,
                        DailyMerge::fill,
                        Bar::source,
                        Bar::date,
                        b -> "close")
                .merge(rows, rejected);
    }

    /** A row of a panel gives several contracts: it is rejected once at most, and not as repeated where it adds any. */
    static List<FuturesRow> futures(List<FuturesRow> rows, List<RejectedRow> rejected) {
        List<RejectedRow> found = new ArrayList<>();
        List<FuturesRow> merged = new DailyMerge<>(
                        Comparator.comparing(FuturesRow::date).thenComparing(FuturesRow::contract),
                        FuturesRow::settle,
                        DailyMerge::fill,
                        FuturesRow::source,
                        FuturesRow::date,
                        FuturesRow::contract)
                .merge(rows, found);
        Set<SourceRow> told = new HashSet<>();
        found.stream()
                .filter(r -> r.reason() == Reason.CONFLICT && told.add(r.source()))
                .forEach(rejected::add);
        merged.forEach(row -> told.add(row.source()));
        found.stream()
                .filter(r -> r.reason() == Reason.REPEATED && told.add(r.source()))
                .forEach(rejected::add);
        return merged;
    }

    static boolean agree(double first, double second) {
        return Math.abs(first - second) <= TOLERANCE * Math.abs(first);
    }

    private List<T> merge(List<T> rows, List<RejectedRow> rejected) {
        TreeMap<T, T> merged = new TreeMap<>(key);
        for (T row : rows) {
            T first = merged.putIfAbsent(row, row);
            if (first == null) {
                continue;
            }
            if (!agree(price.applyAsDouble(first), price.applyAsDouble(row))) {
                rejected.add(reject(row, first, Reason.CONFLICT));
                continue;
            }
            T both = filled.apply(first, row);
            if (both.equals(first)) {
                rejected.add(reject(row, first, Reason.REPEATED));
            } else {
                merged.put(row, both);
            }
        }
        return List.copyOf(merged.values());
    }

    private RejectedRow reject(T row, T first, Reason reason) {
        return new RejectedRow(
                source.apply(row),
                date.apply(row),
                name.apply(row),
                reason,
                detail(price.applyAsDouble(row), price.applyAsDouble(first), source.apply(first)));
    }

    /** Both values, and where the first one stands. */
    static String detail(double value, double first, SourceRow source) {
        return value + ", " + source + " has " + first;
    }

    private static Bar fill(Bar first, Bar second) {
        return new Bar(
                first.source(),
                first.date(),
                known(first.open(), second.open()),
                known(first.high(), second.high()),
                known(first.low(), second.low()),
                first.close(),
                known(first.volume(), second.volume()));
    }

    private static FuturesRow fill(FuturesRow first, FuturesRow second) {
        return new FuturesRow(
                first.source(),
                first.date(),
                first.contract(),
                first.settle(),
                known(first.high(), second.high()),
                known(first.low(), second.low()),
                known(first.volume(), second.volume()),
                known(first.openInterest(), second.openInterest()));
    }

    private static double known(double first, double second) {
        return Double.isNaN(first) ? second : first;
    }
}
