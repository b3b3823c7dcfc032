package io.plimsoll.simulated;

import io.plimsoll.formats.FormatWriters;
import io.plimsoll.formats.PlainFiles;
import io.plimsoll.market.SeriesPoint;
import io.plimsoll.market.SourceRow;
import io.plimsoll.runs.SimulatedFiles;
import io.plimsoll.simulate.Release;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The economy and what all underlyings make together. Plimsoll's own file has every release with the day it was known; a vendor's
 * file has, as vendors' files do, each date once with its last revision.
 */
final class WorldSeries {

    private static final SourceRow NOWHERE = new SourceRow("simulated", 0);
    private static final List<String> TENORS = List.of("on", "w1", "w2", "m1", "m3", "m6", "m9", "y1");
    private static final Set<String> INDICES = Set.of("HARBIX");
    private static final Set<String> EQUITIES = Set.of("KEELCO");

    private final List<Release> releases;
    private final Map<String, NavigableMap<LocalDate, Double>> latest = new TreeMap<>();
    private final Map<String, Map<LocalDate, Activity>> activity;
    private final WorldFolder folder;

    /** @param activity of the underlyings by symbol */
    WorldSeries(List<Release> releases, Map<String, Map<LocalDate, Activity>> activity, WorldFolder folder) {
        this.releases = releases;
        this.activity = activity;
        this.folder = folder;
        releases.stream().sorted(Release.ORDER).forEach(r -> latest.computeIfAbsent(r.series(), s -> new TreeMap<>())
                .put(r.date(), r.value()));
    }

    void write(String format) {
        switch (format) {
            case "plimsoll-series" -> folder.file("series.csv", format, releases.size(), this::plain);
            case "fred", "fred-before-2025" -> latest.keySet().forEach(name -> write(format, name, of(name, name)));
            case "dated-values" ->
                latest.keySet()
                        .forEach(name -> write(format, name.replace('.', '-'), of(name, name.replace('.', '-'))));
            case "cnn-fear-greed" -> write(format, format, of("feargreed", "cnn"));
            case "epu" -> write(format, format, of("policyuncertainty", "epu"));
            case "gpr" -> write(format, format, of("geopoliticalrisk", "gpr"));
            case "aaii" -> write(format, format, survey());
            case "shibor" -> write(format, format, rates());
            case "put-call-ratios" -> write(format, format, ratios());
            default -> {
                // a series of an underlying, which is none of the world
            }
        }
    }

    private void plain(Path file) throws IOException {
        Path world = Objects.requireNonNull(file.getParent());
        PlainFiles.write(world, List.of(), List.of(), List.of(), Map.of("", SimulatedFiles.points(releases)));
    }

    private void write(String format, String name, List<SeriesPoint> points) {
        if (!points.isEmpty()) {
            folder.file(format + "/" + name + ".csv", format, points.size(), file -> FormatWriters.series(format)
                    .write(file, points));
        }
    }

    private NavigableMap<LocalDate, Double> values(String series) {
        return latest.getOrDefault(series, new TreeMap<>());
    }

    private List<SeriesPoint> of(String series, String name) {
        List<SeriesPoint> points = new ArrayList<>();
        values(series).forEach((date, value) -> points.add(point(name, date, value)));
        return points;
    }

    /** Shares of those asked; who is neither hopeful nor afraid is neutral. */
    private List<SeriesPoint> survey() {
        List<SeriesPoint> points = new ArrayList<>();
        values("survey.bullish").forEach((date, bulls) -> {
            double bears = values("survey.bearish").getOrDefault(date, Double.NaN);
            points.add(point("aaii.bullish", date, thousandths(bulls)));
            points.add(point("aaii.neutral", date, thousandths(Math.max(0, 100 - bulls - bears))));
            points.add(point("aaii.bearish", date, thousandths(bears)));
        });
        return points;
    }

    private static double thousandths(double percent) {
        return Math.rint(10 * percent) / 1000;
    }

    /** The world has one simple rate for all terms up to a year. */
    private List<SeriesPoint> rates() {
        List<SeriesPoint> points = new ArrayList<>();
        values("rate.short")
                .forEach((date, rate) -> TENORS.forEach(tenor -> points.add(point("shibor." + tenor, date, rate))));
        return points;
    }

    private List<SeriesPoint> ratios() {
        Set<LocalDate> dates = new TreeSet<>();
        activity.values().forEach(days -> dates.addAll(days.keySet()));
        List<SeriesPoint> points = new ArrayList<>();
        for (LocalDate date : dates) {
            points.add(point("pcr.total", date, ratio(date, activity.keySet())));
            points.add(point("pcr.index", date, ratio(date, INDICES)));
            points.add(point("pcr.equity", date, ratio(date, EQUITIES)));
        }
        return points.stream().filter(p -> Double.isFinite(p.value())).toList();
    }

    private double ratio(LocalDate date, Set<String> symbols) {
        double puts = 0;
        double calls = 0;
        for (String symbol : symbols) {
            Activity day = activity.getOrDefault(symbol, Map.of()).get(date);
            puts += day == null ? 0 : day.puts();
            calls += day == null ? 0 : day.calls();
        }
        return Activity.rounded(puts / calls);
    }

    private static SeriesPoint point(String name, LocalDate date, double value) {
        return new SeriesPoint(NOWHERE, name, date, value);
    }
}
