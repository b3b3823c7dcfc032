package io.plimsoll.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code kill -9} while the networks are fitted, on a process of its own. */
class KilledStudyTest {

    private static final String STUDY = StudyRuns.STUDY
            .replace("refitMonths: 6", "refitMonths: 1")
            .replace("{members: 2, maxEpochs: 8}", "{members: 4, maxEpochs: 150, patience: 150}");

    @TempDir
    private Path folder = Path.of(".");

    private ProcessBuilder study(String out) throws IOException {
        Path file = Files.writeString(folder.resolve("study.yaml"), STUDY);
        return new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx1g",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "io.plimsoll.cli.Plimsoll",
                        "study",
                        file.toString(),
                        "--out",
                        folder.resolve(out).toString(),
                        "--store",
                        folder.resolve("store/s.duckdb").toString()))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
    }

    private static List<Path> below(Path folder, String end) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(f -> f.toString().endsWith(end)).toList();
        }
    }

    private static void killWhenFoldsAreKept(Process process, Path folds) throws IOException, InterruptedException {
        while (below(folds, ".bin").size() < 3) {
            assertThat(process.isAlive()).as("still fitting").isTrue();
            TimeUnit.MILLISECONDS.sleep(5);
        }
        process.destroyForcibly();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(137);
    }

    private String finish(String out) throws IOException, InterruptedException {
        Process process = study(out).start();
        StringBuilder told = new StringBuilder();
        try (BufferedReader err =
                new BufferedReader(new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8))) {
            err.lines().forEach(line -> told.append(line).append('\n'));
        }
        assertThat(process.waitFor(240, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(told.toString()).isZero();
        return told.toString();
    }

    @Test
    void aKilledStudyThatIsStartedAgainEndsWithTheSameBytes() throws IOException, InterruptedException {
        Process process =
                study("cut").redirectError(ProcessBuilder.Redirect.DISCARD).start();
        killWhenFoldsAreKept(process, folder.resolve("cut/.folds"));
        int kept = below(folder.resolve("cut/.folds"), ".bin").size();

        assertThat(finish("cut")).contains("Fitted folds taken from a run that was cut off: " + kept);
        assertThat(finish("whole")).doesNotContain("cut off");

        for (String file : List.of("metrics.json", "series.csv", ".onnx", "report.html", "features.parquet")) {
            List<Path> cut = below(folder.resolve("cut"), file);
            List<Path> whole = below(folder.resolve("whole"), file);
            assertThat(cut).as(file).hasSameSizeAs(whole).isNotEmpty();
            for (int i = 0; i < cut.size(); i++) {
                assertThat(cut.get(i)).hasSameBinaryContentAs(whole.get(i));
            }
        }
        assertThat(folder.resolve("cut/.folds")).doesNotExist();
    }
}
