package io.plimsoll.formats;

import io.plimsoll.market.InputRejectedException;
import io.plimsoll.market.SeriesPoint;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Files of one index or price that tell its values and not its name: the series is named after the file, so {@code
 * VIX.csv.gz} gives the series VIX. A study whose underlying is such a series names it as {@code market.underlying}.
 */
final class IndexFormats {

    private static final int DECIMALS = 6;

    private IndexFormats() {}

    static List<Format> all() {
        return List.of(
                index("DATE", "OPEN", "HIGH", "LOW", "CLOSE"),
                index("date", "open", "high", "low", "close"),
                named("eia-prices", List.of("Date", "Price"), (row, to, name) -> point(row, to, "Date", "Price", name)),
                dated(List.of("date", "value")),
                dated(List.of("date")));
    }

    static Map<String, FormatWriter<SeriesPoint>> writers() {
        return Map.of(
                "cboe-index",
                points -> lines(
                        points,
                        List.of("DATE", "OPEN", "HIGH", "LOW", "CLOSE"),
                        p -> List.of(FormatWriter.american(p.date()), text(p), text(p), text(p), text(p))),
                "eia-prices",
                points -> lines(
                        points, List.of("Date", "Price"), p -> List.of(p.date().toString(), text(p))),
                "dated-values",
                points -> lines(
                        points, List.of("date", "value"), p -> List.of(p.date().toString(), text(p))));
    }

    /** The history of an index as its exchange publishes it. The close is the value; zero is none. */
    private static Format index(String date, String... prices) {
        String close = prices[prices.length - 1];
        return named("cboe-index", List.of(date, prices[0], prices[1], prices[2], close), (row, to, name) -> {
            LocalDate day = to.day(row, VendorDates.of(row, date), name);
            double value = row.number(close);
            keep(row, to, day, name, value == 0 ? Double.NaN : value);
        });
    }

    /** {@code date} and one column more, whatever its name. */
    private static Format dated(List<String> columns) {
        return Format.opened("dated-values", DateOrder.Rule.ONE_A_DAY, columns, (head, settings) -> {
                    List<String> values = head.header().names().stream()
                            .filter(c -> !c.equals("date") && !c.isEmpty())
                            .toList();
                    if (values.size() != 1) {
                        throw new InputRejectedException(head.path() + ": unknown header " + head.header()
                                + "; a file of one series must have one column besides date, had " + values);
                    }
                    String name = SeriesName.of(head);
                    return (row, to) -> point(row, to, "date", values.get(0), name);
                })
                .dependingOn((head, settings) -> SeriesName.of(head));
    }

    private interface NamedReader {
        void read(CsvRow row, Collector to, String name);
    }

    private static Format named(String format, List<String> columns, NamedReader reader) {
        return Format.opened(format, DateOrder.Rule.ONE_A_DAY, columns, (head, settings) -> {
                    String name = SeriesName.of(head);
                    return (row, to) -> reader.read(row, to, name);
                })
                .dependingOn((head, settings) -> SeriesName.of(head));
    }

    static void point(CsvRow row, Collector to, String date, String value, String name) {
        keep(row, to, to.day(row, VendorDates.of(row, date), name), name, row.number(value));
    }

    private static void keep(CsvRow row, Collector to, LocalDate day, String name, double value) {
        to.keep(row.source(), day, name, List.of(new SeriesPoint(row.source(), name, day, value)));
    }

    static List<List<String>> lines(
            List<SeriesPoint> points, List<String> header, Function<SeriesPoint, List<String>> line) {
        List<List<String>> lines = new ArrayList<>();
        lines.add(header);
        points.forEach(p -> lines.add(line.apply(p)));
        return lines;
    }

    static String text(SeriesPoint point) {
        return FormatWriter.number(point.value(), DECIMALS);
    }
}
