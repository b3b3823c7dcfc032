package io.plimsoll.formats;

import io.plimsoll.market.InputRejectedException;
import io.plimsoll.market.Reason;
import io.plimsoll.market.SeriesPoint;
import java.time.LocalDate;
import java.util.List;

/** Files with one number a day, in FRED's two headers. */
final class SeriesFormats {

    private SeriesFormats() {}

    static List<Format> all() {
        return List.of(
                new Format(
                        "fred",
                        List.of("observation_date"),
                        Format.Order.ONE_A_DAY,
                        (row, to) -> fred(row, to, "observation_date")),
                new Format("fred-old", List.of("DATE"), Format.Order.ONE_A_DAY, (row, to) -> fred(row, to, "DATE")));
    }

    private static void fred(CsvRow row, Collector to, String dateColumn) {
        List<String> names =
                row.header().stream().filter(c -> !c.equals(dateColumn)).toList();
        if (names.size() != 1) {
            throw new InputRejectedException(row.source().file() + ": a FRED file must have one column besides "
                    + dateColumn + ", had " + names);
        }
        point(row, to, dateColumn, names.get(0), names.get(0));
    }

    static void point(CsvRow row, Collector to, String dateColumn, String series, String valueColumn) {
        LocalDate date = row.date(dateColumn);
        to.inOrder(row.source(), date, "");
        double value = row.number(valueColumn);
        if (Double.isNaN(value)) {
            to.reject(row, date, series, Reason.MISSING_PRICE, "");
        } else {
            to.series.add(new SeriesPoint(row.source(), series, date, value));
        }
    }
}
