package io.plimsoll.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.StudyObserver;
import io.plimsoll.learn.TorchTrainer;
import io.plimsoll.multiplier.MultiplierModel;
import io.plimsoll.multiplier.MultiplierTrainer;
import io.plimsoll.multiplier.NetworkSettings;
import io.plimsoll.multiplier.Start;
import io.plimsoll.multiplier.TrainingSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A study that is cut off while it fits goes on where it was, and ends as one that never was. */
class ResumedStudyTest {

    private static final int FOLDS = 10;

    private static final String STUDY = """
            study: cut
            origin: simulated
            seed: 5
            data:
              simulatedSessions: 500
              files: [bars.csv, series.csv]
            market:
              rates: {rate: 30}
              volIndex: volindex
            margin:
              impliedVol: volIndex
              baseline: hs
              models: [hs]
              sides: [long, short]
              minHistory: 100
            network:
              members: 2
              maxEpochs: 4
              variants:
                looking: {architecture: transformer, hidden: [8, 8], sequence: 4}
            backtest: {start: 2017-03-01, end: 2017-12-20, refitMonths: 2}
            """;

    private static final List<String> SAME = List.of(
            "metrics.json",
            "backtest/series.csv",
            "backtest/folds.csv",
            "backtest/drift.csv",
            "backtest/attention.csv",
            "backtest/breach_monitor.csv",
            "model/model.onnx",
            "report.html");

    @TempDir
    private static Path folder = Path.of(".");

    private static Path whole = Path.of(".");

    @TempDir
    private Path out = Path.of(".");

    private final List<String> told = new ArrayList<>();

    /** Trains so many folds, then fails. */
    private static final class Cut implements MultiplierTrainer {

        private final AtomicInteger calls = new AtomicInteger();
        private final int most;

        Cut(int most) {
            this.most = most;
        }

        @Override
        public MultiplierModel train(
                TrainingSet fit,
                TrainingSet validation,
                NetworkSettings settings,
                Start start,
                long seed,
                LongConsumer onEpoch) {
            if (calls.incrementAndGet() > most) {
                throw new IllegalStateException("cut off");
            }
            return new TorchTrainer().train(fit, validation, settings, start, seed, onEpoch);
        }
    }

    @BeforeAll
    static void runWithoutACut() throws IOException {
        Cut never = new Cut(Integer.MAX_VALUE);
        Path runs = folder.resolve("whole");
        whole = runner(STUDY, runs, new ArrayList<>()).run(never).folder();
        assertThat(never.calls).hasValue(FOLDS);
        assertThat(runs.resolve(".folds")).doesNotExist();
    }

    @BeforeEach
    void cutOffAfterFourFolds() throws IOException, InterruptedException {
        StudyRunner runner = runner(STUDY, out, told);
        assertThatThrownBy(() -> runner.run(new Cut(4))).hasStackTraceContaining("cut off");
        assertThat(told).isEmpty();
        awaitKept(4);
    }

    /** A fold that another thread was fitting when the study was cut off is kept when it is done. */
    private void awaitKept(int folds) throws IOException, InterruptedException {
        for (int tries = 0; kept().size() < folds && tries < 2000; tries++) {
            TimeUnit.MILLISECONDS.sleep(10);
        }
        assertThat(kept()).hasSize(folds);
    }

    private static StudyRunner runner(String text, Path out, List<String> told) throws IOException {
        Path file = Files.writeString(folder.resolve("study.yaml"), text);
        StudyObserver observer = new StudyObserver() {
            @Override
            public LongConsumer stage(String name, long units) {
                return done -> {};
            }

            @Override
            public synchronized void tell(String sentence) {
                told.add(sentence);
            }
        };
        StudyFile study = StudyFile.read(file, OptionalLong.empty());
        return new StudyRunner(study, "study", folder, out, folder.resolve("store/s.duckdb"), observer);
    }

    private List<Path> kept() throws IOException {
        if (!Files.isDirectory(out.resolve(".folds"))) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(out.resolve(".folds"))) {
            return files.filter(f -> f.toString().endsWith(".bin")).sorted().toList();
        }
    }

    private void sameAsWithoutACut(Path run) throws IOException {
        for (String file : SAME) {
            assertThat(run.resolve(file)).hasSameBinaryContentAs(whole.resolve(file));
        }
        assertThat(out.resolve(".folds")).doesNotExist();
    }

    @Test
    void itEndsWithTheSameBytesAndFitsNoFoldTwice() throws IOException {
        Cut trainer = new Cut(Integer.MAX_VALUE);
        Path run = runner(STUDY, out, told).run(trainer).folder();
        assertThat(trainer.calls).hasValue(FOLDS - 4);
        sameAsWithoutACut(run);
        assertThat(told).singleElement().asString().contains("taken from a run that was cut off: 4", ".folds");
        assertThat(Files.readString(run.resolve("manifest.json"))).contains("\"foldsTakenFromBefore\" : 4");
        assertThat(Files.readString(run.resolve("events.ndjson"))).contains("cut off: 4");
    }

    /** Each refit needs the weights of the one before, which the kept file has; the first fold of all needs none. */
    @Test
    void refitsThatStartWarmGoOnFromTheFoldThatWasKept() throws IOException {
        String warm = STUDY.replace("network:\n", """
                network:
                  warmStart: true
                  warmEpochs: 2
                  fineTune: {epochs: 1, learningRate: 0.002}
                  rollingWindow: 120
                  monotone: [ewma.80]
                """)
                .replace("architecture: transformer, hidden: [8, 8], sequence: 4", "architecture: linear");
        Path uncut =
                runner(warm, out.resolve("uncut"), told).run(new TorchTrainer()).folder();
        StudyRunner runner = runner(warm, out.resolve("cut"), told);
        assertThatThrownBy(() -> runner.run(new Cut(5))).hasStackTraceContaining("cut off");

        Cut trainer = new Cut(Integer.MAX_VALUE);
        Path cut = runner(warm, out.resolve("cut"), told).run(trainer).folder();
        assertThat(trainer.calls).as("two fits a fold, two folds kept").hasValue(2 * (FOLDS - 2));
        assertThat(told).singleElement().asString().contains("taken from a run that was cut off: 2");
        for (String file : SAME) {
            if (!file.equals("backtest/attention.csv")) {
                assertThat(cut.resolve(file)).hasSameBinaryContentAs(uncut.resolve(file));
            }
        }
        assertThat(cut.resolve("backtest/attention.csv")).doesNotExist();
        assertThat(Files.readString(cut.resolve("model/card.md")))
                .contains("- With all else as it is, the margin cannot fall where one of these rises: ewma.80.");
        assertThat(Files.readString(cut.resolve("backtest/series.csv")))
                .isNotEqualTo(Files.readString(whole.resolve("backtest/series.csv")));
    }

    @Test
    void itMayBeCutOffAgainAndAgain() throws IOException, InterruptedException {
        for (int kept = 6; kept <= 8; kept += 2) {
            StudyRunner runner = runner(STUDY, out, told);
            assertThatThrownBy(() -> runner.run(new Cut(2))).hasStackTraceContaining("cut off");
            awaitKept(kept);
        }
        Cut trainer = new Cut(Integer.MAX_VALUE);
        Path run = runner(STUDY, out, told).run(trainer).folder();
        assertThat(trainer.calls).hasValue(FOLDS - 8);
        sameAsWithoutACut(run);
    }

    @Test
    void aTornADamagedAndAForeignFileAreToldOfAndNotUsed() throws IOException {
        List<Path> files = kept();
        byte[] bytes = Files.readAllBytes(files.get(0));
        Files.write(files.get(0), java.util.Arrays.copyOf(bytes, bytes.length - 1));
        byte[] damaged = Files.readAllBytes(files.get(1));
        damaged[damaged.length / 2] ^= 1;
        Files.write(files.get(1), damaged);
        Files.copy(files.get(3), files.get(2), java.nio.file.StandardCopyOption.REPLACE_EXISTING);

        Cut trainer = new Cut(Integer.MAX_VALUE);
        Path run = runner(STUDY, out, told).run(trainer).folder();
        assertThat(trainer.calls).hasValue(FOLDS - 1);
        sameAsWithoutACut(run);
        assertThat(told)
                .anyMatch(t -> t.contains(files.get(0).toString()) && t.contains("torn or damaged"))
                .anyMatch(t -> t.contains(files.get(1).toString()) && t.contains("torn or damaged"))
                .anyMatch(t -> t.contains(files.get(2).toString()) && t.contains("another fold under this name"))
                .anyMatch(t -> t.contains("cut off: 1"));
    }

    @Test
    void freshFitsEveryFoldAgain() throws IOException {
        Cut trainer = new Cut(Integer.MAX_VALUE);
        Path run = runner(STUDY, out, told).fresh().run(trainer).folder();
        assertThat(trainer.calls).hasValue(FOLDS);
        sameAsWithoutACut(run);
        assertThat(told).isEmpty();
    }

    @Test
    void foldsOfOtherSettingsAreNotUsedAndStay() throws IOException {
        Cut trainer = new Cut(Integer.MAX_VALUE);
        runner(STUDY.replace("seed: 5", "seed: 6"), out, told).run(trainer);
        assertThat(trainer.calls).hasValue(FOLDS);
        assertThat(kept()).hasSize(4);
    }
}
