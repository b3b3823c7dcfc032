package io.plimsoll.runs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.plimsoll.StudyObserver;
import io.plimsoll.Tuning;
import io.plimsoll.backtest.CrossValidation;
import io.plimsoll.backtest.CrossValidation.Score;
import io.plimsoll.backtest.PanelMember;
import io.plimsoll.learn.TorchTrainer;
import io.plimsoll.market.MarketData;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.LongConsumer;
import java.util.stream.Stream;

/** Tries settings of a study's first network on the days before its backtest, and writes what it found. */
public final class TuneRunner {

    private final Path file;
    private final StudyFile study;
    private final Path dataFolder;
    private final Path out;
    private final Path store;
    private final StudyObserver observer;

    /**
     * A runner.
     *
     * @param file the study file
     * @param dataFolder that the study's file names are below
     * @param out that the run folder is made in
     * @param store the database file
     */
    public TuneRunner(Path file, OptionalLong seed, Path dataFolder, Path out, Path store, StudyObserver observer) {
        this.file = file;
        this.study = StudyFile.read(file, seed);
        this.dataFolder = dataFolder;
        this.out = out;
        this.store = store;
        this.observer = observer;
    }

    /**
     * One network tried.
     *
     * @param number 0 for the study's own settings
     * @param values by key, what it was given
     * @param score its losses
     * @param yaml its section {@code network}
     */
    public record Trial(int number, Map<String, String> values, Score score, String yaml) {}

    /**
     * What was found.
     *
     * @param folder the run folder
     * @param trials in the order tried
     * @param best the one of least mean loss, the earliest of several
     */
    public record Tuned(Path folder, List<Trial> trials, Trial best) {}

    /**
     * Tries networks.
     *
     * @param trials at most, the study's own settings among them
     */
    public Tuned run(int trials) {
        Instant started = Instant.now();
        TuneSpace space = TuneSpace.read(file);
        List<TuneSpace.Candidate> candidates = space.candidates(
                trials, study.settings().seed(), study.settings().confidence());
        StudyMarkets markets = new StudyMarkets(study, dataFolder, store, observer);
        List<StudyMarkets.Other> others = markets.panel();
        MarketData data = markets.own().market();
        CrossValidation validation =
                Tuning.of(study.settings(), data, members(others), space.heldOut(), space.blocks(), observer);
        List<Trial> done = new ArrayList<>();
        LongConsumer progress = observer.stage("Trials", candidates.size());
        for (TuneSpace.Candidate candidate : candidates) {
            done.add(trial(done.size(), candidate, validation));
            progress.accept(done.size());
        }
        Trial best = done.stream()
                .min(Comparator.comparingDouble(t -> t.score().mean()))
                .orElseThrow();
        String settings = SettingsText.of(study);
        String name = StudyRunner.name(started, study.settings().study() + "-tune", settings);
        try (RunFolder folder = RunFolder.start(out, StudyRunner.unused(out, name))) {
            folder.file("settings.yaml", f -> Files.writeString(f, settings));
            folder.file("tune/trials.csv", f -> Files.writeString(f, csv(done, space)));
            folder.file("tune/network.yaml", f -> Files.writeString(f, best.yaml()));
            folder.file(
                    "manifest.json",
                    f -> JsonFiles.write(f, manifest(started, trials, settings, data, others, validation)));
            return new Tuned(folder.complete(), List.copyOf(done), best);
        }
    }

    private List<PanelMember> members(List<StudyMarkets.Other> others) {
        return others.stream()
                .map(other -> Tuning.member(study.settings(), other.settings(), other.data(), observer))
                .toList();
    }

    /** The seed is the study's and the trial's; that of a fold is made of both and the fold. */
    private Trial trial(int number, TuneSpace.Candidate candidate, CrossValidation validation) {
        long seed = study.settings().seed() * 10_007L + number;
        Score score = validation.score(candidate.spec(), seed, new TorchTrainer(), epoch -> {});
        Map<String, String> values = new LinkedHashMap<>();
        candidate.values().forEach((key, value) -> values.put(key, text(value)));
        return new Trial(number, values, score, candidate.yaml());
    }

    private static String text(JsonNode value) {
        return value.isTextual() ? value.asText() : value.toString();
    }

    private static String csv(List<Trial> trials, TuneSpace space) {
        StringBuilder text = new StringBuilder();
        List<Object> header = new ArrayList<>(List.of("trial"));
        header.addAll(space.values().keySet());
        trials.get(0).score().firsts().forEach(first -> header.add("loss from " + first));
        header.addAll(List.of("mean", "standardError", "baselineMean"));
        text.append(Csv.line(header.toArray()));
        for (Trial trial : trials) {
            List<Object> row = new ArrayList<>(List.of(trial.number()));
            space.values().keySet().forEach(key -> row.add(trial.values().getOrDefault(key, "")));
            for (double loss : trial.score().losses()) {
                row.add(loss);
            }
            row.addAll(List.of(
                    trial.score().mean(),
                    trial.score().standardError(),
                    trial.score().baselineMean()));
            text.append(Csv.line(row.toArray()));
        }
        return text.toString();
    }

    private ObjectNode manifest(
            Instant started,
            int trials,
            String settings,
            MarketData data,
            List<StudyMarkets.Other> others,
            CrossValidation validation) {
        ObjectNode node = JsonFiles.object();
        node.put("command", "tune " + file + " --trials " + trials);
        node.put("study", study.settings().study());
        node.put("dataOrigin", study.settings().origin().name().toLowerCase(java.util.Locale.ROOT));
        node.put("seed", study.settings().seed());
        node.put("settingsSha256", Sha256.hex(settings));
        node.put("version", ProgramCode.version());
        node.put("started", started.toString());
        node.put("finished", Instant.now().toString());
        node.put("heldOutFrom", validation.start().toString());
        node.put(
                "testSide",
                "not touched: rows of " + study.settings().backtest().start() + " and later were dropped first");
        JsonFiles.files(
                node,
                Stream.concat(data.files().stream(), StudyMarkets.files(others).stream())
                        .toList());
        return node;
    }
}
