package io.plimsoll.formats;

import io.plimsoll.market.Bar;
import io.plimsoll.market.FeatureSeries;
import io.plimsoll.market.SeriesPoint;
import io.plimsoll.store.FileRows;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Bars that are not the underlying's become series: an index beside the fund that is the underlying, say. */
final class BarsAsSeries {

    private static final String OPEN = ".open";

    private BarsAsSeries() {}

    /**
     * The rows with the bars of some files made series.
     *
     * @param names by file
     */
    static FileRows apply(FileRows rows, Map<String, String> names) {
        if (names.isEmpty()) {
            return rows;
        }
        List<Bar> own = new ArrayList<>();
        List<SeriesPoint> series = new ArrayList<>(rows.series());
        for (Bar bar : rows.bars()) {
            String name = names.get(bar.source().file());
            if (name == null) {
                own.add(bar);
            } else {
                points(bar, name, series);
            }
        }
        return new FileRows(
                own,
                rows.options(),
                rows.activity(),
                rows.codedActivity(),
                rows.terms(),
                rows.futures(),
                series,
                rows.truth(),
                rows.rejected());
    }

    private static void points(Bar bar, String name, List<SeriesPoint> to) {
        point(bar, name + OPEN, bar.open(), to);
        point(bar, name + FeatureSeries.HIGH, bar.high(), to);
        point(bar, name + FeatureSeries.LOW, bar.low(), to);
        point(bar, name + FeatureSeries.CLOSE, bar.close(), to);
        point(bar, name + FeatureSeries.VOLUME, bar.volume(), to);
    }

    private static void point(Bar bar, String name, double value, List<SeriesPoint> to) {
        if (!Double.isNaN(value)) {
            to.add(new SeriesPoint(bar.source(), name, bar.date(), value));
        }
    }
}
