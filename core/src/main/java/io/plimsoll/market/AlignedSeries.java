package io.plimsoll.market;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A daily series laid on sessions: at each session the value of the newest date among those known at its close, as it had
 * last been revised by then.
 *
 * @param values one a session; NaN where none was known, or none that is fresh enough
 * @param used by point of the series, whether some session takes it
 */
public record AlignedSeries(double[] values, boolean[] used) {

    /**
     * Lays a series on sessions.
     *
     * @param points in any order; of two points of one date, the one known later is a revision of the other
     * @param sessions rising
     * @param rule when a point is known that does not tell it itself, and for how long a value counts
     */
    public static AlignedSeries of(List<SeriesPoint> points, List<LocalDate> sessions, ReleaseRule rule) {
        int[] knownAt = points.stream().mapToInt(p -> rule.knownAt(p, sessions)).toArray();
        int[] released = IntStream.range(0, knownAt.length)
                .boxed()
                .sorted(Comparator.comparingInt((Integer i) -> knownAt[i]).thenComparing(points::get, VINTAGES))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] values = new double[sessions.size()];
        boolean[] used = new boolean[points.size()];
        Arrays.fill(values, Double.NaN);
        int next = 0;
        int shownAt = 0;
        int shown = -1;
        for (int s = 0; s < values.length; s++) {
            for (; next < released.length && knownAt[released[next]] == s; next++) {
                int point = released[next];
                if (shown < 0
                        || !points.get(point).date().isBefore(points.get(shown).date())) {
                    shown = point;
                    shownAt = s;
                }
            }
            if (shown >= 0 && s - shownAt <= rule.staleSessions()) {
                values[s] = points.get(shown).value();
                used[shown] = true;
            }
        }
        return new AlignedSeries(values, used);
    }

    /** By date, then by the day that tells the revision. */
    private static final Comparator<SeriesPoint> VINTAGES = Comparator.comparing(SeriesPoint::date)
            .thenComparing(SeriesPoint::known, Comparator.nullsFirst(Comparator.naturalOrder()));

    /** The series in decimals, from percent. */
    public double[] decimals() {
        return Arrays.stream(values).map(v -> v / 100).toArray();
    }
}
