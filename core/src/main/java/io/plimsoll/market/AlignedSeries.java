package io.plimsoll.market;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

/**
 * A daily series laid on sessions: at each session the last value that was known at its close, the release lag applied,
 * and no older than {@link #MOST_STALE} sessions.
 *
 * @param values one a session; NaN where none was known
 * @param used by point of the series, whether some session takes it
 */
public record AlignedSeries(double[] values, boolean[] used) {

    /** Sessions after which a value no longer counts as known. */
    public static final int MOST_STALE = 10;

    /**
     * Lays a series on sessions.
     *
     * @param lag sessions: a value of date d is known at the close of the lag-th session after the first one on or after d
     */
    public static AlignedSeries of(List<SeriesPoint> points, List<LocalDate> sessions, int lag) {
        if (lag < 0) {
            throw new IllegalArgumentException("a release lag must not be negative, was " + lag);
        }
        double[] values = new double[sessions.size()];
        boolean[] used = new boolean[points.size()];
        Arrays.fill(values, Double.NaN);
        int next = 0;
        int shownAt = 0;
        int point = -1;
        for (int s = 0; s < values.length; s++) {
            while (next < points.size() && s >= lag && !points.get(next).date().isAfter(sessions.get(s - lag))) {
                point = next++;
                shownAt = s;
            }
            if (point >= 0 && s - shownAt <= MOST_STALE) {
                values[s] = points.get(point).value();
                used[point] = true;
            }
        }
        return new AlignedSeries(values, used);
    }

    /** The series in decimals, from percent. */
    public double[] decimals() {
        return Arrays.stream(values).map(v -> v / 100).toArray();
    }
}
