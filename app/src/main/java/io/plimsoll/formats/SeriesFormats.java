package io.plimsoll.formats;

import io.plimsoll.market.InputRejectedException;
import io.plimsoll.market.SeriesPoint;
import java.util.List;
import java.util.Map;

/** Daily series: rates and indices. */
final class SeriesFormats {

    private static final List<String> TENORS = List.of("on", "w1", "w2", "m1", "m3", "m6", "m9", "y1");

    private SeriesFormats() {}

    static List<Format> all() {
        return List.of(
                shiborTable().format(),
                Format.of(
                        "ivx",
                        DateOrder.Rule.ONE_A_DAY,
                        List.of("date", "iVX"),
                        (row, to) -> IndexFormats.point(row, to, "date", "iVX", "ivx")),
                fred("fred", "observation_date"),
                fred("fred-before-2025", "DATE"));
    }

    /** FRED names the series in the header: a file has its date and one column more. Cboe writes some indices this way too. */
    private static Format fred(String name, String date) {
        return Format.opened(name, DateOrder.Rule.ONE_A_DAY, List.of(date), (head, settings) -> {
            List<String> names = head.header().names().stream()
                    .filter(c -> !c.equals(date) && !c.isEmpty())
                    .toList();
            if (names.size() != 1) {
                throw new InputRejectedException(head.path() + ": a " + name + " file must have one column besides "
                        + date + ", had " + names + "; download the series one by one");
            }
            String series = names.get(0);
            return (row, to) -> IndexFormats.point(row, to, date, series, series);
        });
    }

    static Map<String, FormatWriter<SeriesPoint>> writers() {
        return Map.of(
                "shibor",
                shiborTable().writer(),
                "ivx",
                points -> IndexFormats.lines(
                        points, List.of("date", "iVX"), p -> List.of(p.date().toString(), IndexFormats.text(p))),
                "fred",
                points -> fred(points, "observation_date"),
                "fred-before-2025",
                points -> fred(points, "DATE"));
    }

    /** SHIBOR in percent, by tenor; tenors that are blank on a day are left out. */
    private static SeriesTable shiborTable() {
        return SeriesTable.of(
                "shibor",
                "date",
                TENORS.stream().map(t -> SeriesTable.must(t, "shibor." + t)).toList());
    }

    private static List<List<String>> fred(List<SeriesPoint> points, String date) {
        List<String> names = points.stream().map(SeriesPoint::series).distinct().toList();
        if (names.size() != 1) {
            throw new IllegalArgumentException("a FRED file holds one series, the points are of " + names);
        }
        return IndexFormats.lines(
                points, List.of(date, names.get(0)), p -> List.of(p.date().toString(), IndexFormats.text(p)));
    }
}
