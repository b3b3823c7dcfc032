package io.plimsoll.runs;

import io.plimsoll.market.Bar;
import io.plimsoll.market.FuturesRow;
import io.plimsoll.market.SeriesPoint;
import io.plimsoll.market.SourceRow;
import io.plimsoll.market.check.DatedColumn;
import io.plimsoll.market.check.DatedColumn.Kind;
import io.plimsoll.market.check.Finding;
import io.plimsoll.market.check.Rule;
import io.plimsoll.market.check.Severity;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** Columns by day out of rows; rows that agree in day and name are told. */
final class ColumnsOfRows {

    private static final double TOLERANCE = 1e-9;

    private final Consumer<Finding> to;

    ColumnsOfRows(Consumer<Finding> to) {
        this.to = to;
    }

    private record Value(SourceRow source, LocalDate date, double value, boolean revision) {}

    /** Rows by the file that they are of. */
    static <T> List<List<T>> byFile(List<T> rows, Function<T, String> file) {
        Map<String, List<T>> files = new LinkedHashMap<>();
        rows.forEach(r ->
                files.computeIfAbsent(file.apply(r), f -> new ArrayList<>()).add(r));
        return List.copyOf(files.values());
    }

    DatedColumn closes(List<Bar> file) {
        return bars("closes in ", Kind.PRICE, file, Bar::close);
    }

    DatedColumn volumes(List<Bar> file) {
        return bars("volume in ", Kind.VOLUME, file, Bar::volume);
    }

    private DatedColumn bars(String name, Kind kind, List<Bar> file, ToDoubleFunction<Bar> value) {
        String path = file.get(0).source().file();
        List<Value> values = file.stream()
                .map(b -> new Value(b.source(), b.date(), value.applyAsDouble(b), false))
                .toList();
        return column(name + path.substring(path.lastIndexOf('/') + 1), kind, values);
    }

    List<DatedColumn> futures(List<FuturesRow> rows) {
        Map<String, List<Value>> contracts = new TreeMap<>();
        rows.forEach(r -> contracts
                .computeIfAbsent(r.contract(), c -> new ArrayList<>())
                .add(new Value(r.source(), r.date(), r.settle(), false)));
        return contracts.entrySet().stream()
                .map(c -> column(c.getKey(), Kind.FUTURE, c.getValue()))
                .toList();
    }

    /** The days of each product of futures. */
    List<DatedColumn> futuresDays(List<FuturesRow> rows) {
        Map<String, TreeSet<Integer>> products = new TreeMap<>();
        rows.forEach(r -> products.computeIfAbsent(product(r.contract()), p -> new TreeSet<>())
                .add(Math.toIntExact(r.date().toEpochDay())));
        return products.entrySet().stream()
                .map(p -> new DatedColumn(
                        p.getKey() + " futures",
                        Kind.DAYS,
                        p.getValue().stream().mapToInt(Integer::intValue).toArray(),
                        new double[p.getValue().size()],
                        List.of()))
                .toList();
    }

    /** {@code CL} of {@code CLV25} and {@code CL.01}, {@code IH} of {@code IH1909}. */
    private static String product(String contract) {
        return contract.replaceFirst("(\\.\\d+|[FGHJKMNQUVXZ]\\d{1,2}|\\d{3,4})$", "");
    }

    List<DatedColumn> series(List<SeriesPoint> points) {
        Map<String, List<Value>> series = new TreeMap<>();
        points.forEach(p -> series.computeIfAbsent(p.series(), s -> new ArrayList<>())
                .add(new Value(p.source(), p.date(), p.value(), p.known() != null)));
        return series.entrySet().stream()
                .map(s -> column(s.getKey(), Kind.LEVEL, s.getValue()))
                .toList();
    }

    /** The first value of each day; revisions are meant to repeat a day, other rows are not. */
    private DatedColumn column(String name, Kind kind, List<Value> values) {
        TreeMap<LocalDate, Value> days = new TreeMap<>();
        for (Value value : values) {
            if (Double.isNaN(value.value())) {
                continue;
            }
            Value first = days.putIfAbsent(value.date(), value);
            if (first != null && !value.revision()) {
                again(name, kind, first, value);
            }
        }
        return new DatedColumn(
                name,
                kind,
                days.keySet().stream()
                        .mapToInt(d -> Math.toIntExact(d.toEpochDay()))
                        .toArray(),
                days.values().stream().mapToDouble(Value::value).toArray(),
                days.values().stream().map(Value::source).toList());
    }

    private void again(String name, Kind kind, Value first, Value second) {
        boolean oneFile = first.source().file().equals(second.source().file());
        boolean agree = Math.abs(first.value() - second.value()) <= TOLERANCE * Math.abs(first.value());
        if (kind == Kind.VOLUME || (agree && !oneFile)) {
            return;
        }
        to.accept(new Finding(
                oneFile ? Rule.DUPLICATE : Rule.CONFLICT,
                oneFile ? Severity.WARNING : Severity.NOTE,
                name,
                second.date(),
                second.date(),
                second.source(),
                first.value() + " in " + first.source() + " and " + second.value()));
    }
}
