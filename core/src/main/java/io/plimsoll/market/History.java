package io.plimsoll.market;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What was known, session by session, up to and including the last session of this history. The value of a column at
 * session i was known at the close of session i; release lags are applied before a column gets here. NaN is a missing
 * value.
 *
 * <p>A history can be narrowed with {@link #upTo} but never widened: code that is handed a narrowed history cannot read
 * a later value. Together with the rule that realised outcomes are a type of their own, this keeps the future out of
 * features, margins and multipliers.
 */
public final class History {

    private final List<LocalDate> dates;
    private final Map<String, double[]> columns;
    private final int size;

    private History(List<LocalDate> dates, Map<String, double[]> columns, int size) {
        this.dates = dates;
        this.columns = columns;
        this.size = size;
    }

    /**
     * A history of all sessions.
     *
     * @param dates strictly rising session dates
     * @param columns by name, one value a session; not copied
     */
    public static History of(List<LocalDate> dates, Map<String, double[]> columns) {
        for (int i = 1; i < dates.size(); i++) {
            if (!dates.get(i).isAfter(dates.get(i - 1))) {
                throw new IllegalArgumentException(
                        "sessions must rise strictly, were " + dates.get(i - 1) + " then " + dates.get(i));
            }
        }
        columns.forEach((name, values) -> {
            if (values.length != dates.size()) {
                throw new IllegalArgumentException("column " + name + " must have one value a session, had "
                        + values.length + " for " + dates.size() + " sessions");
            }
        });
        return new History(List.copyOf(dates), Map.copyOf(columns), dates.size());
    }

    /** The history as it was known at the close of {@code session}, which must not lie after the last one. */
    public History upTo(int session) {
        checkSession(session);
        return new History(dates, columns, session + 1);
    }

    /** The number of sessions known. */
    public int size() {
        return size;
    }

    /** The index of the last session known. */
    public int last() {
        return size - 1;
    }

    /** The date of a session. */
    public LocalDate date(int session) {
        checkSession(session);
        return dates.get(session);
    }

    /** The names of the columns. */
    public Set<String> columns() {
        return columns.keySet();
    }

    /** Whether a column of this name exists. */
    public boolean has(String column) {
        return columns.containsKey(column);
    }

    /** A column's value at a session; NaN where it is missing or where there is no such column. */
    public double at(String column, int session) {
        checkSession(session);
        double[] values = columns.get(column);
        return values == null ? Double.NaN : values[session];
    }

    /** The value {@code lag} sessions before the last; NaN before the first session. */
    public double lag(String column, int lag) {
        if (lag < 0) {
            throw new IllegalArgumentException("lag must not be negative, was " + lag);
        }
        return lag >= size ? Double.NaN : at(column, size - 1 - lag);
    }

    /** The last value known. */
    public double latest(String column) {
        return lag(column, 0);
    }

    /** A copy of the last {@code sessions} values, oldest first; fewer where the history is shorter. */
    public double[] window(String column, int sessions) {
        int from = Math.max(0, size - sessions);
        double[] values = columns.get(column);
        if (values == null) {
            double[] missing = new double[size - from];
            Arrays.fill(missing, Double.NaN);
            return missing;
        }
        return Arrays.copyOfRange(values, from, size);
    }

    /** A copy of all values known, oldest first. */
    public double[] all(String column) {
        return window(column, size);
    }

    private void checkSession(int session) {
        if (session < 0 || session >= size) {
            throw new IndexOutOfBoundsException(
                    "session " + session + " is not known at the close of session " + (size - 1));
        }
    }
}
