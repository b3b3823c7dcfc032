package io.plimsoll.bench;

import io.plimsoll.surface.arbitrage.Butterfly;
import io.plimsoll.surface.model.RawSvi;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What all sides of a comparison have written: times by item (a slice, or a pass over all options), of which the median over
 * rounds and passes counts, and fitted volatilities, from which the errors of all sides are computed here alike.
 */
final class Comparison {

    private static final String HEADER = """
            | task | peer | method | median µs | mean µs | ÷ ours, median | ÷ ours, mean | median error | mean error | with arbitrage | failed |
            |---|---|---|--:|--:|--:|--:|--:|--:|--:|--:|
            """;

    /** Times by item of one method, and its errors: by slice in basis points, or by option relative to the volatility. */
    private record Result(double[] micros, double[] errors, String arbitrage, int failed) {}

    /** Tasks in their order, in each "peer | method" in its order; ours first. */
    private final Map<String, Map<String, Result>> tasks = new LinkedHashMap<>();

    private Comparison() {}

    static Comparison of(Path folder) {
        Comparison comparison = new Comparison();
        List<Slice> slices = Csv.readSlices(folder.resolve("slices.csv"));
        Options options = Csv.readOptions(folder.resolve("options.csv"));
        Map<List<String>, double[]> micros = micros(folder);
        Map<List<String>, Map<Integer, double[]>> vols = vols(folder, slices, options);
        Map<List<String>, String> arbitrage = arbitrage(folder, slices);
        micros.forEach((key, times) -> {
            double[] errors = errors(key.get(0), vols.getOrDefault(key, Map.of()), slices, options);
            double[] sound = Arrays.stream(errors).filter(Double::isFinite).toArray();
            comparison
                    .tasks
                    .computeIfAbsent(key.get(0), t -> new LinkedHashMap<>())
                    .put(
                            key.get(1) + " | " + key.get(2),
                            new Result(times, sound, arbitrage.getOrDefault(key, ""), errors.length - sound.length));
        });
        return comparison;
    }

    /** By task, peer and method: the median of each item's times. */
    private static Map<List<String>, double[]> micros(Path folder) {
        Map<List<String>, Map<Integer, List<Double>>> all = new LinkedHashMap<>();
        for (Path file : files(folder, "times-")) {
            for (String[] row : Csv.read(file, SideBySide.TIME_HEADER)) {
                all.computeIfAbsent(List.of(row[2], row[0], row[3]), k -> new TreeMap<>())
                        .computeIfAbsent(Integer.valueOf(row[4]), k -> new ArrayList<>())
                        .add(Double.valueOf(row[5]));
            }
        }
        Map<List<String>, double[]> medians = new LinkedHashMap<>();
        all.forEach((key, items) -> medians.put(
                key,
                items.values().stream()
                        .mapToDouble(times -> median(
                                times.stream().mapToDouble(Double::doubleValue).toArray()))
                        .toArray()));
        return medians;
    }

    private static Map<List<String>, Map<Integer, double[]>> vols(Path folder, List<Slice> slices, Options options) {
        Map<List<String>, Map<Integer, double[]>> vols = new LinkedHashMap<>();
        for (Path file : files(folder, "fits-")) {
            for (String[] row : Csv.read(file, SideBySide.FIT_HEADER)) {
                int item = Integer.parseInt(row[3]);
                int size = row[1].equals("implied vol")
                        ? options.size()
                        : slices.get(item).size();
                vols.computeIfAbsent(List.of(row[1], row[0], row[2]), k -> new TreeMap<>())
                                .computeIfAbsent(item, k -> new double[size])[Integer.parseInt(row[4])] =
                        Double.parseDouble(row[5]);
            }
        }
        return vols;
    }

    /** By task, peer and method of raw SVI: how many of the fits have butterfly arbitrage. */
    private static Map<List<String>, String> arbitrage(Path folder, List<Slice> slices) {
        Map<List<String>, int[]> counts = new LinkedHashMap<>();
        for (Path file : files(folder, "params-")) {
            for (String[] row : Csv.read(file, SideBySide.PARAMS_HEADER)) {
                if (row[1].equals("raw SVI") && row.length == 9) {
                    double years = slices.get(Integer.parseInt(row[3])).years();
                    double[] p = Arrays.stream(row, 4, 9)
                            .mapToDouble(Double::parseDouble)
                            .toArray();
                    boolean free = Butterfly.free(new RawSvi(p[0], p[1], p[3], p[4], p[2], years));
                    int[] count = counts.computeIfAbsent(List.of(row[1], row[0], row[2]), k -> new int[2]);
                    count[0] += free ? 0 : 1;
                    count[1]++;
                }
            }
        }
        Map<List<String>, String> shares = new LinkedHashMap<>();
        counts.forEach((key, count) -> shares.put(key, count[0] + " of " + count[1]));
        return shares;
    }

    /** Ours come first, so that ratios can be taken to them. */
    private static List<Path> files(Path folder, String prefix) {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, prefix + "*.csv")) {
            found.forEach(files::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        files.sort((a, b) -> a.getFileName().compareTo(b.getFileName()));
        return files;
    }

    private static double[] errors(String task, Map<Integer, double[]> vols, List<Slice> slices, Options options) {
        if (!task.equals("implied vol")) {
            return vols.entrySet().stream()
                    .mapToDouble(e -> slices.get(e.getKey()).rmseBp(e.getValue()))
                    .toArray();
        }
        double[] found = vols.getOrDefault(0, new double[0]);
        double[] errors = new double[found.length];
        for (int i = 0; i < errors.length; i++) {
            errors[i] = Math.abs(found[i] / options.vols()[i] - 1);
        }
        return errors;
    }

    /** A Markdown table. */
    String table() {
        StringBuilder out = new StringBuilder(HEADER);
        tasks.forEach((task, results) -> {
            Result ours = results.values().iterator().next();
            results.forEach((name, r) -> out.append(String.format(
                    Locale.ROOT,
                    "| %s | %s | %.4g | %.4g | %.2f | %.2f | %s | %s | %s | %d |%n",
                    task,
                    name,
                    median(r.micros),
                    mean(r.micros),
                    median(r.micros) / median(ours.micros),
                    mean(r.micros) / mean(ours.micros),
                    error(task, median(r.errors)),
                    error(task, mean(r.errors)),
                    r.arbitrage,
                    r.failed)));
        });
        return out.toString();
    }

    private static String error(String task, double error) {
        return task.equals("implied vol")
                ? String.format(Locale.ROOT, "%.1e", error)
                : String.format(Locale.ROOT, "%.2f bp", error);
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElse(Double.NaN);
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int n = sorted.length;
        return n == 0 ? Double.NaN : 0.5 * (sorted[(n - 1) / 2] + sorted[n / 2]);
    }
}
