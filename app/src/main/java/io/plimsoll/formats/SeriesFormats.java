package io.plimsoll.formats;

import io.plimsoll.market.InputRejectedException;
import io.plimsoll.market.SeriesPoint;
import java.time.LocalDate;
import java.util.List;

/** Daily series: rates and indices. */
final class SeriesFormats {

    private static final List<String> TENORS = List.of("on", "w1", "w2", "m1", "m3", "m6", "m9", "y1");

    private SeriesFormats() {}

    static List<Format> all() {
        return List.of(
                Format.of(
                        "shibor",
                        DateOrder.Rule.ONE_A_DAY,
                        List.of("date", "on", "w1", "w2", "m1", "m3", "m6", "m9", "y1"),
                        SeriesFormats::shibor),
                Format.of(
                        "ivx",
                        DateOrder.Rule.ONE_A_DAY,
                        List.of("date", "iVX"),
                        (row, to) -> point(row, to, "date", "iVX", "ivx")),
                fred("fred", "observation_date"),
                fred("fred-before-2025", "DATE"));
    }

    /** FRED names the series in the header: a file has its date and one column more. */
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
            return (row, to) -> point(row, to, date, series, series);
        });
    }

    /** SHIBOR in percent, by tenor; tenors that are blank on a day are left out. */
    private static void shibor(CsvRow row, Collector to) {
        LocalDate date = to.day(row, "date", "shibor");
        to.keep(
                row.source(),
                date,
                "shibor",
                TENORS.stream()
                        .map(t -> new SeriesPoint(row.source(), "shibor." + t, date, row.number(t)))
                        .toList());
    }

    private static void point(CsvRow row, Collector to, String dateColumn, String valueColumn, String series) {
        LocalDate date = to.day(row, dateColumn, series);
        to.keep(
                row.source(),
                date,
                series,
                List.of(new SeriesPoint(row.source(), series, date, row.number(valueColumn))));
    }
}
