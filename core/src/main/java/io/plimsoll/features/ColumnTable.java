package io.plimsoll.features;

import io.plimsoll.market.Underlying;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Columns by session, while they are filled; what is never set is missing. */
final class ColumnTable {

    private final Underlying underlying;
    private final Map<String, double[]> columns = new TreeMap<>();

    ColumnTable(Underlying underlying) {
        this.underlying = underlying;
    }

    int sessions() {
        return underlying.size();
    }

    /** The session of a date, or −1. */
    int session(LocalDate date) {
        return underlying.session(date);
    }

    void put(String name, double[] values) {
        columns.put(name, values);
    }

    /** Sets a value; a session that there is not takes none. */
    void set(String name, int session, double value) {
        if (session >= 0 && session < sessions()) {
            column(name)[session] = value;
        }
    }

    /** Adds to a session's total; the first known value replaces NaN. */
    void add(String name, int session, double value) {
        if (session >= 0 && session < sessions() && !Double.isNaN(value)) {
            double[] column = column(name);
            column[session] = Double.isNaN(column[session]) ? value : column[session] + value;
        }
    }

    double @Nullable [] get(String name) {
        return columns.get(name);
    }

    Map<String, double[]> columns() {
        return columns;
    }

    private double[] column(String name) {
        return columns.computeIfAbsent(name, n -> {
            double[] values = new double[sessions()];
            Arrays.fill(values, Double.NaN);
            return values;
        });
    }
}
