package io.plimsoll.runs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.plimsoll.Study;
import io.plimsoll.StudyObserver;
import io.plimsoll.StudyResult;
import io.plimsoll.StudySettings;
import io.plimsoll.backtest.Metrics;
import io.plimsoll.backtest.PanelMember;
import io.plimsoll.features.KnownMarket;
import io.plimsoll.formats.Imported;
import io.plimsoll.learn.TorchTrainer;
import io.plimsoll.market.AlignedSeries;
import io.plimsoll.market.ImportedFile;
import io.plimsoll.market.MarketData;
import io.plimsoll.multiplier.MultiplierTrainer;
import io.plimsoll.render.Figures;
import io.plimsoll.render.ReportRenderer;
import io.plimsoll.report.ReportBuilder;
import io.plimsoll.report.ReportModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import java.util.stream.Stream;

/** Runs a study file and writes its run folder. */
public final class StudyRunner {

    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final StudyFile study;
    private final String command;
    private final Path dataFolder;
    private final Path out;
    private final Path store;
    private final StudyObserver observer;
    private final Map<String, Double> seconds = new TreeMap<>();
    private final List<String> events = new ArrayList<>();

    /**
     * A runner.
     *
     * @param command as it was given, for the manifest
     * @param dataFolder that the study's file names are below
     * @param out that the run folder is made in
     * @param store the database file
     */
    public StudyRunner(StudyFile study, String command, Path dataFolder, Path out, Path store, StudyObserver observer) {
        this.study = study;
        this.command = command;
        this.dataFolder = dataFolder;
        this.out = out;
        this.store = store;
        this.observer = new StudyObserver() {
            @Override
            public LongConsumer stage(String name, long units) {
                return StudyRunner.this.stage(name, units);
            }

            @Override
            public void tell(String sentence) {
                StudyRunner.this.tell(sentence);
            }
        };
        this.inner = observer;
    }

    /** Fits every fold again, those too that a run that was cut off has left. */
    public StudyRunner fresh() {
        fresh = true;
        return this;
    }

    private final StudyObserver inner;
    private boolean fresh;
    private String running = "";
    private long since = System.nanoTime();

    /** A finished run. */
    public record Finished(Path folder, Metrics metrics) {}

    /** Runs the study; when it fails nothing is left behind but the folds that were fitted, for the next time. */
    public Finished run() {
        return run(new TorchTrainer());
    }

    Finished run(MultiplierTrainer trainer) {
        Instant started = Instant.now();
        StudyMarkets markets = new StudyMarkets(study, dataFolder, store, observer);
        List<StudyMarkets.Other> others = markets.panel();
        List<PanelMember> panel = others.stream()
                .map(other -> Study.member(other.settings(), other.data(), observer))
                .toList();
        Imported imported = markets.own();
        MarketData data = imported.market();
        String settings = SettingsText.of(study);
        String panelSettings = StudyMarkets.settings(others);
        List<ImportedFile> files = Stream.concat(data.files().stream(), StudyMarkets.files(others).stream())
                .toList();
        FoldFiles folds = folds(key(settings + panelSettings, files));
        StudyResult result = Study.run(study.settings(), data, panel, imported.truth(), trainer, folds, observer);
        checkRows(result);
        stage("Writing", 1);
        String name = name(started, study.settings().study(), settings);
        try (RunFolder folder = RunFolder.start(out, unused(out, name))) {
            write(folder, data, result, settings);
            folder.file(
                    "manifest.json",
                    f -> JsonFiles.write(f, manifest(files, result, settings, panelSettings, started, folds.taken())));
            Finished finished =
                    new Finished(folder.complete(), result.backtest().metrics());
            folds.delete();
            return finished;
        }
    }

    private FoldFiles folds(String key) {
        return fresh ? FoldFiles.fresh(out, key, this::tell) : FoldFiles.open(out, key, this::tell);
    }

    /** A hash of everything that a fitted fold depends on: settings with their seed, data, code, and what computes. */
    private static String key(String settings, List<ImportedFile> files) {
        StringBuilder text = new StringBuilder(settings);
        files.forEach(f -> text.append('\n').append(f.path()).append(' ').append(f.sha256()));
        text.append('\n').append(ProgramCode.version()).append(' ').append(ProgramCode.sha256());
        for (String property : List.of("java.vm.name", "java.version", "os.name", "os.arch")) {
            text.append('\n').append(System.getProperty(property));
        }
        return Sha256.hex(
                text.append('\n').append(System.getenv("OPENBLAS_CORETYPE")).toString());
    }

    private void tell(String sentence) {
        ObjectNode event = JsonFiles.object();
        event.put("time", Instant.now().toString()).put("message", sentence);
        synchronized (events) {
            events.add(event.toString());
        }
        inner.tell(sentence);
    }

    /** A run's name: when, what, and of which settings. */
    static String name(Instant started, String what, String settings) {
        return NAME.format(started) + "-" + what + "-" + Sha256.hex(settings).substring(0, 8);
    }

    /** Two runs of one second get different names. */
    static String unused(Path out, String name) {
        String free = name;
        for (int i = 2; Files.exists(out.resolve(free)) || Files.exists(out.resolve(free + ".partial")); i++) {
            free = name + "-" + i;
        }
        return free;
    }

    /** Every row is used or rejected, once: a row counted twice, or not at all, is a bug. */
    private static void checkRows(StudyResult result) {
        long distinct =
                result.rejected().stream().map(r -> r.source()).distinct().count();
        if (distinct != result.rejected().size() || distinct > result.rowsRead()) {
            throw new IllegalStateException(
                    "rows must be rejected once: " + result.rejected().size() + " rejections of " + distinct + " rows, "
                            + result.rowsRead() + " rows read");
        }
    }

    private LongConsumer stage(String name, long units) {
        long now = System.nanoTime();
        if (!running.isEmpty()) {
            seconds.merge(running, (now - since) / 1e9, Double::sum);
        }
        running = name;
        since = now;
        ObjectNode event = JsonFiles.object();
        event.put("time", Instant.now().toString()).put("stage", name).put("units", units);
        synchronized (events) {
            events.add(event.toString());
        }
        return inner.stage(name, units);
    }

    private void write(RunFolder folder, MarketData data, StudyResult result, String settings) {
        RunWriter writer = new RunWriter(result, study.settings().market().relativePnl());
        folder.file("settings.yaml", f -> Files.writeString(f, settings));
        folder.file(
                "metrics.json",
                f -> JsonFiles.write(f, JsonFiles.metrics(result.backtest().metrics())));
        folder.file("quality.csv", writer::quality);
        folder.file("surfaces.parquet", writer::surfaces);
        folder.file("features.parquet", writer::features);
        folder.file("margins.parquet", writer::margins);
        folder.file("backtest/series.csv", writer::series);
        folder.file("backtest/ledger.csv", writer::ledger);
        folder.file("backtest/ledger-summary.csv", writer::ledgerSummary);
        folder.file("backtest/intervals.csv", writer::intervals);
        folder.file(
                "backtest/paired.csv", f -> writer.paired(f, study.settings().seed()));
        folder.file("backtest/folds.csv", writer::folds);
        folder.file("backtest/drift.csv", writer::drift);
        if (!result.backtest().attention().isEmpty()) {
            folder.file("backtest/attention.csv", writer::attention);
        }
        folder.file("backtest/breach_monitor.csv", writer::breachMonitor);
        ModelFiles.write(
                folder, study.settings(), data.files(), result.backtest().networks(), settings);
        folder.file("model/card.md", f -> Files.writeString(f, ModelCard.of(study, result.backtest())));
        ReportModel report = report(data, result);
        folder.file("report.html", f -> Files.writeString(f, ReportRenderer.render(report)));
        for (ReportModel.SideSeries side : report.sides()) {
            folder.file("figures/margin-" + side.side() + ".svg", f -> Figures.margin(f, report, side));
            folder.file("figures/multiplier-" + side.side() + ".svg", f -> Figures.multiplier(f, report, side));
        }
        stage("", 0);
        folder.file("events.ndjson", f -> Files.writeString(f, String.join("\n", events) + "\n"));
    }

    private ReportModel report(MarketData data, StudyResult result) {
        StudySettings s = study.settings();
        Metrics m = result.backtest().metrics();
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("Days tested", m.start() + " to " + m.end() + ", " + m.observations());
        facts.put("Coverage aimed at", 100 * m.confidence() + " % over " + m.horizonDays() + " day");
        facts.put("Baseline multiplied", m.baseline());
        facts.put(
                "Network",
                s.networks().get(0).network().members() + " networks, "
                        + result.backtest().folds().size() + " refits");
        facts.put("Rows read", String.format(Locale.ROOT, "%,d", result.rowsRead()));
        facts.put("Seed", Long.toString(s.seed()));
        String check = s.market().checkIndex();
        AlignedSeries index =
                check == null ? null : KnownMarket.of(data, s.market()).series().get(check);
        return ReportBuilder.of(
                s.title(),
                s.origin(),
                s.unit(),
                s.limits(),
                facts,
                result.backtest(),
                result.history(),
                result.surfaces(),
                data.files(),
                result.rejected(),
                index == null || check == null ? "" : check,
                index == null ? null : index.decimals());
    }

    private ObjectNode manifest(
            List<ImportedFile> files,
            StudyResult result,
            String settings,
            String panelSettings,
            Instant started,
            int foldsTaken) {
        ObjectNode node = JsonFiles.object();
        node.put("command", command);
        node.put("study", study.settings().study());
        node.put("dataOrigin", result.backtest().metrics().dataOrigin());
        node.put("seed", study.settings().seed());
        node.put("settingsSha256", Sha256.hex(settings));
        if (!panelSettings.isEmpty()) {
            node.put("panelSettingsSha256", Sha256.hex(panelSettings));
        }
        node.put("version", ProgramCode.version());
        node.put("started", started.toString());
        node.put("finished", Instant.now().toString());
        node.put("jvm", System.getProperty("java.vm.name") + " " + System.getProperty("java.version"));
        node.put("os", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        node.put("processors", Runtime.getRuntime().availableProcessors());
        node.put("foldsTakenFromBefore", foldsTaken);
        ObjectNode stages = node.putObject("seconds");
        seconds.forEach((stage, s) -> stages.put(stage, Math.round(s * 1000) / 1000.0));
        ObjectNode rows = node.putObject("rows");
        rows.put("read", result.rowsRead());
        rows.put("used", result.rowsRead() - result.rejected().size());
        rows.put("rejected", result.rejected().size());
        JsonFiles.files(node, files);
        return node;
    }
}
