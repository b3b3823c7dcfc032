package io.plimsoll.formats;

import io.plimsoll.market.Reason;
import io.plimsoll.market.RejectedRow;
import io.plimsoll.market.SeriesPoint;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Merges series that several files give. A row with several values, such as rates by tenor, is taken or rejected whole:
 * one value that contradicts an earlier file casts doubt on its neighbours.
 */
final class SeriesMerge {

    private final Map<String, Map<Vintage, SeriesPoint>> series = new TreeMap<>();
    private final List<RejectedRow> rejected;

    /** Values of one date that were known on different days are revisions and no contradiction. */
    private record Vintage(LocalDate date, @Nullable LocalDate known) {

        static Vintage of(SeriesPoint point) {
            return new Vintage(point.date(), point.known());
        }
    }

    private static final Comparator<SeriesPoint> IN_ORDER = Comparator.comparing(SeriesPoint::date)
            .thenComparing(SeriesPoint::known, Comparator.nullsFirst(Comparator.naturalOrder()));

    private SeriesMerge(List<RejectedRow> rejected) {
        this.rejected = rejected;
    }

    /** The points by series name, then date, then the day they were known; rows that add nothing or contradict go to {@code rejected}. */
    static Map<String, List<SeriesPoint>> of(List<SeriesPoint> points, List<RejectedRow> rejected) {
        SeriesMerge merge = new SeriesMerge(rejected);
        int from = 0;
        for (int i = 1; i <= points.size(); i++) {
            if (i == points.size()
                    || !points.get(i).source().equals(points.get(from).source())) {
                merge.row(points.subList(from, i));
                from = i;
            }
        }
        Map<String, List<SeriesPoint>> byName = new TreeMap<>();
        merge.series.forEach((name, byDate) ->
                byName.put(name, byDate.values().stream().sorted(IN_ORDER).toList()));
        return byName;
    }

    private void row(List<SeriesPoint> points) {
        boolean repeated = true;
        for (SeriesPoint point : points) {
            SeriesPoint first = byDate(point).get(Vintage.of(point));
            if (first != null && !DailyMerge.agree(first.value(), point.value())) {
                reject(point, first, Reason.CONFLICT);
                return;
            }
            repeated &= first != null;
        }
        if (repeated) {
            SeriesPoint point = points.get(0);
            reject(point, byDate(point).getOrDefault(Vintage.of(point), point), Reason.REPEATED);
            return;
        }
        points.forEach(p -> byDate(p).putIfAbsent(Vintage.of(p), p));
    }

    private Map<Vintage, SeriesPoint> byDate(SeriesPoint point) {
        return series.computeIfAbsent(point.series(), s -> new LinkedHashMap<>());
    }

    private void reject(SeriesPoint point, SeriesPoint first, Reason reason) {
        rejected.add(new RejectedRow(
                point.source(),
                point.date(),
                point.series(),
                reason,
                DailyMerge.detail(point.value(), first.value(), first.source())));
    }
}
