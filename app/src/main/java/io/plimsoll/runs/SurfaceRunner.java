package io.plimsoll.runs;

import io.plimsoll.StudyObserver;
import io.plimsoll.formats.Importer;
import io.plimsoll.formats.VolFile;
import io.plimsoll.market.InputRejectedException;
import io.plimsoll.market.MarketData;
import io.plimsoll.market.RejectedRow;
import io.plimsoll.store.Store;
import io.plimsoll.surface.Forward;
import io.plimsoll.surface.SurfaceBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;

/** Reads what surfaces are wanted of, and fits them. */
public final class SurfaceRunner {

    private final SurfaceRequest request;
    private final StudyObserver observer;

    private SurfaceRunner(SurfaceRequest request, StudyObserver observer) {
        this.request = request;
        this.observer = observer;
    }

    /**
     * Fits the surfaces of a request.
     *
     * @throws InputRejectedException where a file cannot be used, or the day is not in them
     */
    public static FittedSurfaces fit(SurfaceRequest request, StudyObserver observer) {
        SurfaceRunner runner = new SurfaceRunner(request, observer);
        try {
            return runner.volatilities() ? runner.ofVols() : runner.ofChains();
        } finally {
            observer.stage("", 0);
        }
    }

    /** Whether the files hold volatilities; all must, or none. */
    private boolean volatilities() {
        for (Path file : request.files()) {
            if (!Files.isRegularFile(file)) {
                throw new InputRejectedException(file + ": there is no such file");
            }
        }
        List<Path> vols = request.files().stream().filter(VolFile::is).toList();
        if (!vols.isEmpty() && vols.size() < request.files().size()) {
            throw new InputRejectedException(vols.get(0)
                    + ": the file holds implied volatilities and others hold prices; name them in separate commands");
        }
        return !vols.isEmpty();
    }

    private FittedSurfaces ofVols() {
        NavigableMap<LocalDate, VolFile> files = new TreeMap<>();
        for (Path path : request.files()) {
            VolFile file = VolFile.read(path, request.files().size() == 1 ? request.asOf() : null);
            VolFile other = files.putIfAbsent(file.date(), file);
            if (other != null) {
                throw new InputRejectedException(path + ": a day must have one file of volatilities, but "
                        + other.file().path() + " is also of " + file.date());
            }
        }
        NavigableSet<LocalDate> wanted = wanted(files.navigableKeySet());
        List<VolFile> chosen =
                wanted.stream().map(d -> Objects.requireNonNull(files.get(d))).toList();
        return built(
                chosen.size() == 1 ? "Fitting" : "Fitting days",
                chosen,
                file -> SurfaceBuilder.ofVols(file.date(), file.slices(), request.settings()),
                new FittedSurfaces(chosen.stream().map(VolFile::file).toList(), List.of(), List.of()),
                Map.of());
    }

    private FittedSurfaces ofChains() {
        MarketData data = data();
        ChainDays days = ChainDays.of(data, request);
        Map<LocalDate, List<RejectedRow>> byReaders = new HashMap<>();
        List<RejectedRow> undated = new ArrayList<>();
        Set<String> optionFiles =
                data.options().stream().flatMap(o -> o.files().stream()).collect(Collectors.toSet());
        for (RejectedRow row : data.rejected()) {
            LocalDate date = row.date();
            if (!optionFiles.contains(row.source().file())) {
                continue; // a row of bars, futures or series
            }
            (date == null ? undated : byReaders.computeIfAbsent(date, d -> new ArrayList<>())).add(row);
        }
        List<String> notes = new ArrayList<>(days.notes());
        if (!undated.isEmpty()) {
            notes.add(undated.size() + " rows of options without a date are rejected; the first is "
                    + undated.get(0).source());
        }
        FittedSurfaces fitted = built(
                "Fitting days",
                List.copyOf(wanted(days.dates())),
                date -> days.build(date, request.settings()),
                new FittedSurfaces(data.files(), List.of(), notes),
                byReaders);
        return days.rateKnown() ? fitted : notingTheRate(fitted);
    }

    private static FittedSurfaces notingTheRate(FittedSurfaces fitted) {
        long without = fitted.days().stream()
                .flatMap(d -> d.surface().slices().stream())
                .filter(s -> s.forward().rule() != Forward.Rule.PARITY_REGRESSION)
                .count();
        if (without == 0) {
            return fitted;
        }
        List<String> notes = new ArrayList<>(fitted.notes());
        notes.add("no rate is given: " + without
                + " expiries whose options do not tell it are discounted at 0; name it " + "with --rate");
        return new FittedSurfaces(fitted.files(), fitted.days(), notes);
    }

    private interface Fit<T> {
        SurfaceBuilder.Built of(T day);
    }

    private <T> FittedSurfaces built(
            String stage,
            List<T> days,
            Fit<T> fit,
            FittedSurfaces unfitted,
            Map<LocalDate, List<RejectedRow>> byReaders) {
        LongConsumer onDays = observer.stage(stage, days.size());
        AtomicLong done = new AtomicLong();
        List<FittedSurfaces.Day> fitted = days.parallelStream()
                .map(day -> {
                    SurfaceBuilder.Built built = fit.of(day);
                    onDays.accept(done.incrementAndGet());
                    List<RejectedRow> rejected =
                            new ArrayList<>(byReaders.getOrDefault(built.day().date(), List.of()));
                    rejected.addAll(built.rejected());
                    TogetherFit together = request.together()
                            ? TogetherFit.of(built.day(), request.settings().errors())
                            : null;
                    return new FittedSurfaces.Day(built.day(), built.used(), List.copyOf(rejected), together);
                })
                .toList();
        return new FittedSurfaces(unfitted.files(), fitted, unfitted.notes());
    }

    private NavigableSet<LocalDate> wanted(NavigableSet<LocalDate> days) {
        LocalDate asOf = request.asOf();
        if (request.all()) {
            return days;
        }
        if (asOf == null) {
            return new TreeSet<>(List.of(days.last()));
        }
        if (!days.contains(asOf)) {
            LocalDate before = days.lower(asOf);
            LocalDate after = days.higher(asOf);
            throw new InputRejectedException("there are no options of " + asOf + "; the days run from " + days.first()
                    + " to " + days.last()
                    + (before == null || after == null ? "" : ", the nearest are " + before + " and " + after));
        }
        return new TreeSet<>(List.of(asOf));
    }

    private MarketData data() {
        StudyFile study = request.study();
        if (study == null || !request.files().isEmpty()) {
            return Importer.readAlone(
                    request.files(),
                    request.imports(),
                    observer.stage("Reading files", request.files().size()));
        }
        Path folder = study.folder(request.dataFolder(), request.store());
        LongConsumer onFile = observer.stage(
                "Reading files", Importer.files(folder, request.imports()).size());
        try (Store open = Store.open(request.store())) {
            return Importer.read(folder, request.imports(), open, onFile);
        }
    }
}
