package io.plimsoll.formats;

import io.plimsoll.market.Bar;
import io.plimsoll.market.FuturesRow;
import io.plimsoll.market.ImportedFile;
import io.plimsoll.market.InputRejectedException;
import io.plimsoll.market.MarketData;
import io.plimsoll.market.OptionRow;
import io.plimsoll.market.Reason;
import io.plimsoll.market.RejectedRow;
import io.plimsoll.market.SeriesPoint;
import io.plimsoll.store.FileRows;
import io.plimsoll.store.Store;
import io.plimsoll.store.StoredFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import java.util.stream.Stream;

/** Files into the store, and from the store the market data of a study. The same bytes are parsed once. */
public final class Importer {

    private final Path dataFolder;
    private final ImportSettings settings;
    private final Store store;

    private Importer(Path dataFolder, ImportSettings settings, Store store) {
        this.dataFolder = dataFolder;
        this.settings = settings;
        this.store = store;
    }

    /** The files that the settings name, in their order; a name that matches nothing is an error. */
    public static List<Path> files(Path dataFolder, ImportSettings settings) {
        List<Path> files = new ArrayList<>();
        for (String glob : settings.files()) {
            List<Path> found = matches(dataFolder, glob);
            if (found.isEmpty()) {
                throw new InputRejectedException("data.files: \"" + glob + "\" matches no file below " + dataFolder
                        + "; name another folder with --data, or correct the study file");
            }
            files.addAll(found);
        }
        return files.stream().distinct().toList();
    }

    private static List<Path> matches(Path dataFolder, String glob) {
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + glob);
        int star = glob.indexOf('*');
        int slash = glob.lastIndexOf('/', star < 0 ? glob.length() : star);
        Path start = slash < 0 ? dataFolder : dataFolder.resolve(glob.substring(0, slash));
        if (!Files.isDirectory(start)) {
            return List.of();
        }
        try (Stream<Path> walk = Files.walk(start)) {
            return walk.filter(p -> Files.isRegularFile(p) && matcher.matches(dataFolder.relativize(p)))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new InputRejectedException(start + ": cannot be listed: " + e.getMessage(), e);
        }
    }

    /**
     * Imports what is not yet in the store and reads everything back from it.
     *
     * @param onFile told the number of files done
     */
    public static MarketData read(Path dataFolder, ImportSettings settings, Store store, LongConsumer onFile) {
        Importer importer = new Importer(dataFolder, settings, store);
        List<StoredFile> stored = new ArrayList<>();
        for (Path file : files(dataFolder, settings)) {
            stored.add(importer.file(file));
            onFile.accept(stored.size());
        }
        return importer.assemble(stored);
    }

    private StoredFile file(Path file) {
        String path = dataFolder.relativize(file).toString().replace('\\', '/');
        String sha256 = sha256(file);
        String key = path + "|" + sha256 + "|" + FileReader.VERSION + "|" + settings.futuresProduct() + "|"
                + new TreeMap<>(settings.optionExpiries());
        return store.find(key).orElseGet(() -> {
            FileReader.Read read = FileReader.read(file, path, settings);
            Collector rows = read.rowsByKind();
            StoredFile stored =
                    new StoredFile(key, new ImportedFile(path, read.format(), sha256, size(file), read.rows()));
            store.put(
                    stored,
                    new FileRows(rows.bars, rows.options, rows.activity, rows.futures, rows.series, rows.rejected));
            return stored;
        });
    }

    private MarketData assemble(List<StoredFile> files) {
        List<OptionRow> options = new ArrayList<>();
        List<OptionRow> activity = new ArrayList<>();
        List<FuturesRow> futures = new ArrayList<>();
        List<RejectedRow> rejected = new ArrayList<>();
        TreeMap<LocalDate, Bar> bars = new TreeMap<>();
        Map<String, TreeMap<LocalDate, SeriesPoint>> series = new TreeMap<>();
        for (StoredFile file : files) {
            FileRows rows = store.rows(file);
            options.addAll(rows.options());
            activity.addAll(rows.activity());
            futures.addAll(rows.futures());
            rejected.addAll(rows.rejected());
            rows.bars().forEach(bar -> merge(bars, bar, rejected));
            rows.series().forEach(p -> merge(series.computeIfAbsent(p.series(), s -> new TreeMap<>()), p, rejected));
        }
        options.sort(Comparator.comparing(OptionRow::date));
        activity.sort(Comparator.comparing(OptionRow::date));
        Map<String, List<SeriesPoint>> points = new TreeMap<>();
        series.forEach((name, byDate) -> points.put(name, List.copyOf(byDate.values())));
        return new MarketData(
                files.stream().map(StoredFile::file).toList(),
                List.copyOf(bars.values()),
                List.copyOf(options),
                List.copyOf(activity),
                distinct(futures, rejected),
                points,
                List.copyOf(rejected));
    }

    /** A second file may fill in what the first leaves out, but not contradict its close. */
    private static void merge(Map<LocalDate, Bar> bars, Bar bar, List<RejectedRow> rejected) {
        Bar first = bars.get(bar.date());
        if (first == null) {
            bars.put(bar.date(), bar);
        } else if (Math.abs(first.close() - bar.close()) > 1e-9 * Math.abs(first.close())) {
            rejected.add(new RejectedRow(
                    bar.source(),
                    bar.date(),
                    "close",
                    Reason.CONFLICT,
                    bar.close() + ", but " + first.close() + " in " + first.source()));
        } else {
            bars.put(
                    bar.date(),
                    new Bar(
                            first.source(),
                            first.date(),
                            known(first.open(), bar.open()),
                            known(first.high(), bar.high()),
                            known(first.low(), bar.low()),
                            first.close(),
                            known(first.volume(), bar.volume())));
        }
    }

    private static double known(double first, double second) {
        return Double.isNaN(first) ? second : first;
    }

    private static void merge(Map<LocalDate, SeriesPoint> series, SeriesPoint point, List<RejectedRow> rejected) {
        SeriesPoint first = series.putIfAbsent(point.date(), point);
        if (first != null) {
            rejected.add(new RejectedRow(
                    point.source(), point.date(), point.series(), Reason.CONFLICT, "also in " + first.source()));
        }
    }

    private static List<FuturesRow> distinct(List<FuturesRow> rows, List<RejectedRow> rejected) {
        TreeMap<LocalDate, TreeMap<String, FuturesRow>> byDay = new TreeMap<>();
        for (FuturesRow row : rows) {
            FuturesRow first =
                    byDay.computeIfAbsent(row.date(), d -> new TreeMap<>()).putIfAbsent(row.contract(), row);
            if (first != null) {
                rejected.add(new RejectedRow(
                        row.source(), row.date(), row.contract(), Reason.CONFLICT, "also in " + first.source()));
            }
        }
        return byDay.values().stream().flatMap(d -> d.values().stream()).toList();
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sha256(Path file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (IOException e) {
            throw new InputRejectedException(file + ": cannot be read: " + e.getMessage(), e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
