package io.plimsoll.formats;

import io.plimsoll.market.SeriesPoint;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A vendor's table with one row a day, some columns of which are series.
 *
 * @param name of the format
 * @param date column of the day
 * @param columns that are series
 * @param others columns that nobody reads
 * @param reading how a field is read
 * @param day how the vendor writes a day
 */
record SeriesTable(
        String name,
        String date,
        List<Column> columns,
        List<String> others,
        Reading reading,
        Function<LocalDate, String> day) {

    private static final int DECIMALS = 10;

    /**
     * A column.
     *
     * @param must whether the header must have it
     */
    record Column(String column, String series, boolean must) {}

    /** Reads a field; NaN where the vendor gives no value. */
    interface Reading {
        double value(CsvRow row, String column);
    }

    static SeriesTable of(String name, String date, List<Column> columns, String... others) {
        return new SeriesTable(name, date, columns, List.of(others), CsvRow::number, LocalDate::toString);
    }

    static Column must(String column, String series) {
        return new Column(column, series, true);
    }

    static Column may(String column, String series) {
        return new Column(column, series, false);
    }

    SeriesTable reading(Reading other) {
        return new SeriesTable(name, date, columns, others, other, day);
    }

    SeriesTable day(Function<LocalDate, String> other) {
        return new SeriesTable(name, date, columns, others, reading, other);
    }

    Format format() {
        List<String> needed = Stream.concat(
                        Stream.of(date), columns.stream().filter(Column::must).map(Column::column))
                .toList();
        String[] more = Stream.concat(columns.stream().filter(c -> !c.must()).map(Column::column), others.stream())
                .toArray(String[]::new);
        return Format.of(name, DateOrder.Rule.ONE_A_DAY, needed, this::read).alsoWith(more);
    }

    private void read(CsvRow row, Collector to) {
        LocalDate day = to.day(row, VendorDates.of(row, date), name);
        List<SeriesPoint> points = new ArrayList<>();
        for (Column c : columns) {
            if (row.header().has(c.column())) {
                points.add(new SeriesPoint(row.source(), c.series(), day, reading.value(row, c.column())));
            }
        }
        to.keep(row.source(), day, name, points);
    }

    /** Writes the columns that are series; the others stay blank. */
    FormatWriter<SeriesPoint> writer() {
        return points -> {
            List<List<String>> lines = new ArrayList<>();
            List<String> header = new ArrayList<>(List.of(date));
            columns.forEach(c -> header.add(c.column()));
            header.addAll(others);
            lines.add(header);
            byDay(points).forEach((day, values) -> lines.add(line(day, values)));
            return lines;
        };
    }

    private List<String> line(LocalDate on, Map<String, Double> values) {
        List<String> line = new ArrayList<>(List.of(day.apply(on)));
        columns.forEach(c -> line.add(FormatWriter.number(values.getOrDefault(c.series(), Double.NaN), DECIMALS)));
        others.forEach(o -> line.add(""));
        return line;
    }

    /** The values by day, then series. */
    static Map<LocalDate, Map<String, Double>> byDay(List<SeriesPoint> points) {
        Map<LocalDate, Map<String, Double>> days = new TreeMap<>();
        points.forEach(p -> days.computeIfAbsent(p.date(), d -> new TreeMap<>()).put(p.series(), p.value()));
        return days;
    }
}
