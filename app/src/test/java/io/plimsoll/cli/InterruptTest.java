package io.plimsoll.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Signals and full disks, on a process of its own. */
class InterruptTest {

    @TempDir
    private Path folder = Path.of(".");

    private ProcessBuilder plimsoll(Path out) throws IOException {
        Path file = Files.writeString(folder.resolve("study.yaml"), StudyRuns.STUDY);
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-cp",
                System.getProperty("java.class.path"),
                "io.plimsoll.cli.Plimsoll",
                "study",
                file.toString(),
                "--out",
                out.toString(),
                "--store",
                folder.resolve("store/s.duckdb").toString()));
        return new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Simulating", "Reading files", "Surfaces", "Features", "Baseline margins", "Network", "Writing"})
    void anInterruptInAnyStageLeavesNothingHalfWritten(String stage) throws IOException, InterruptedException {
        Process process = plimsoll(folder.resolve("runs")).start();
        try (BufferedReader err =
                new BufferedReader(new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8))) {
            String line = err.readLine();
            while (line != null && !line.startsWith(stage)) {
                line = err.readLine();
            }
            assertThat(line).as("stage " + stage).isNotNull();
            int code = signal(process);
            assertThat(code).isIn(130, 143);
        }
        assertThat(StudyRuns.runs(folder)).isEmpty();
        // Folds that were fitted are there for the next run, and gone with it. What was interrupted does not stand in
        // the way of the next run.
        Process again = plimsoll(folder.resolve("runs"))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(again.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(again.exitValue()).isZero();
        assertThat(StudyRuns.runs(folder)).singleElement().satisfies(r -> assertThat(r.toString())
                .doesNotEndWith(".partial"));
        assertThat(folder.resolve("runs/.folds")).doesNotExist();
    }

    /** Ctrl-C; where the tests themselves were started with SIGINT ignored, as background jobs are, SIGTERM. */
    private static int signal(Process process) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
        if (!process.waitFor(1, TimeUnit.SECONDS)) {
            process.destroy();
        }
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    @Test
    void aFullDiskIsAClearErrorAndLeavesNothing() throws IOException, InterruptedException {
        Path disk = Files.createDirectory(folder.resolve("disk"));
        boolean mounted = new ProcessBuilder("mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", disk.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor()
                == 0;
        assumeTrue(mounted, "skipped: a small disk can be mounted by root only");
        try {
            Process process = plimsoll(disk).start();
            String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).isEqualTo(3);
            assertThat(err).contains("could not be written", "No space left", "--out");
            try (var left = Files.list(disk)) {
                assertThat(left.filter(f -> !f.endsWith(".folds"))).isEmpty();
            }
        } finally {
            new ProcessBuilder("umount", disk.toString()).start().waitFor();
        }
    }
}
