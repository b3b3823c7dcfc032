package io.plimsoll.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataSimulateCommandTest {

    @TempDir
    private Path folder = Path.of(".");

    private static StudyRuns.Ended simulate(Path out, String... more) {
        return StudyRuns.plimsoll(Stream.concat(
                        Stream.of("data", "simulate", "--sessions", "15", "--quiet", "--out", out.toString()),
                        Stream.of(more))
                .toArray(String[]::new));
    }

    /** Every file by its path, as Latin-1 text so that a difference can be read. */
    private static Map<String, String> files(Path folder) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                files.put(folder.relativize(path).toString(), Files.readString(path, StandardCharsets.ISO_8859_1));
            }
        }
        return files;
    }

    @Test
    void theSameSeedGivesTheSameBytesAndAnotherOthers() throws IOException {
        String[] formats = {"--as", "plimsoll", "--as", "span", "--as", "cme-core-positions", "--as", "vx"};
        assertThat(simulate(folder.resolve("a"), formats).code()).isZero();
        assertThat(simulate(folder.resolve("b"), formats).code()).isZero();
        assertThat(simulate(
                                folder.resolve("c"),
                                Stream.concat(Stream.of(formats), Stream.of("--seed", "8"))
                                        .toArray(String[]::new))
                        .code())
                .isZero();

        Map<String, String> first = files(folder.resolve("a"));
        assertThat(files(folder.resolve("b"))).isEqualTo(first);
        Map<String, String> other = files(folder.resolve("c"));
        for (String file : List.of("HARBIX/options.csv", "SKERRY/futures.csv", "MERDLR/truth.csv", "series.csv")) {
            assertThat(other.get(file)).isNotEqualTo(first.get(file));
        }
    }

    @Test
    void anUnderlyingIsTheSameWhetherOrNotOthersAreWritten() throws IOException {
        simulate(folder.resolve("all"));
        simulate(folder.resolve("one"), "--underlying", "fathom");

        Map<String, String> one = files(folder.resolve("one"));
        assertThat(one.keySet())
                .containsExactlyInAnyOrder(
                        "README.txt",
                        "series.csv",
                        "FATHOM/bars.csv",
                        "FATHOM/options.csv",
                        "FATHOM/futures.csv",
                        "FATHOM/series.csv",
                        "FATHOM/truth.csv",
                        "FATHOM/labels.csv");
        Map<String, String> all = files(folder.resolve("all"));
        one.forEach((path, text) -> {
            if (path.startsWith("FATHOM")) {
                assertThat(all).containsEntry(path, text);
            }
        });
    }

    @Test
    void theListOfFilesIsTheFolder() throws IOException {
        Path out = folder.resolve("w");
        StudyRuns.Ended ended = simulate(out, "--json", "--faults", "0.1", "--signal", "none");

        JsonNode printed = new ObjectMapper().readTree(ended.out());
        Map<String, String> there = files(out);
        assertThat(printed.get("files")).hasSize(there.size() - 1);
        for (JsonNode file : printed.get("files")) {
            String text = there.getOrDefault(file.get("path").asText(), "");
            assertThat(text)
                    .as("%s", file)
                    .isNotNull()
                    .hasSize(file.get("bytes").asInt());
            assertThat(text.lines().count() - 1)
                    .as("%s", file)
                    .isEqualTo(file.get("rows").asLong());
        }
        assertThat(printed.get("signal").asText()).isEqualTo("none");
        assertThat(there.get("README.txt")).contains("invented", "signal none", "0.1 of option rows");
        assertThat(simulate(folder.resolve("text")).out())
                .contains("HARBIX/options.csv", "plimsoll-options", "31 files", "invented");
    }

    /** In a file of rows, and in one whose lines hold a call and a put. */
    @Test
    void labelsTellTheLineOfTheDirtyRow() throws IOException {
        Path out = folder.resolve("w");
        simulate(out, "--underlying", "SKERRY", "--as", "plimsoll-options", "--as", "optionsdx", "--faults", "0.1");

        int[] seen = new int[2];
        for (String label : Files.readAllLines(out.resolve("SKERRY/labels.csv")).stream()
                .skip(1)
                .toList()) {
            String[] f = label.split(",", -1);
            if (f[1].isEmpty()) {
                assertThat(f[4]).isEqualTo("missing-row");
                continue;
            }
            String[] contract = f[3].split(" ", -1);
            List<String> lines = Files.readAllLines(out.resolve(f[0]));
            String line = lines.get(Integer.parseInt(f[1]) - 1);
            boolean paired = f[0].endsWith("_eod.csv");
            seen[paired ? 1 : 0]++;
            assertThat(line).contains(f[2], contract[2], contract[1].replaceFirst("\\.0$", ""));
            if (!paired && f[4].equals("zero-bid")) {
                assertThat(line.split(",", -1)[5]).isEqualTo("0");
            }
            if (!paired && f[4].equals("duplicate")) {
                assertThat(line).isEqualTo(lines.get(Integer.parseInt(f[1]) - 2));
            }
        }
        assertThat(seen[0]).isGreaterThan(100).isEqualTo(seen[1]);
    }

    @Test
    void anUnknownNameIsAUsageErrorThatListsAllAndSuggestsTheNearest() {
        StudyRuns.Ended format = simulate(folder.resolve("w"), "--as", "optiondx");
        assertThat(format.code()).isEqualTo(2);
        assertThat(format.err()).contains("\"optiondx\"; did you mean optionsdx?", "cboe,", "nse-udiff", "span-spn");

        StudyRuns.Ended underlying = simulate(folder.resolve("w"), "--underlying", "SPX");
        assertThat(underlying.code()).isEqualTo(2);
        assertThat(underlying.err()).contains("HARBIX, SKERRY, FATHOM, KEELCO, MERDLR", "was SPX");

        assertThat(simulate(folder.resolve("w"), "--faults", "0.7").err()).contains("[0, 0.5], was 0.7");
        assertThat(simulate(folder.resolve("w"), "--years", "2").code()).isEqualTo(2);
        assertThat(folder.resolve("w")).doesNotExist();
    }

    @Test
    void onlyAWorldMakesWayForAWorld() throws IOException {
        Path own = Files.createDirectories(folder.resolve("own"));
        Files.writeString(own.resolve("notes.txt"), "mine");
        assertThat(simulate(own).code()).isEqualTo(3);
        StudyRuns.Ended forced = simulate(own, "--force");
        assertThat(forced.code()).isEqualTo(3);
        assertThat(forced.err()).contains("something else than a simulated world");
        assertThat(files(own)).containsOnlyKeys("notes.txt");

        Path world = folder.resolve("world");
        assertThat(simulate(world, "--underlying", "HARBIX").code()).isZero();
        assertThat(simulate(world, "--underlying", "KEELCO").err()).contains("is not empty", "--force");
        assertThat(simulate(world, "--underlying", "KEELCO", "--force").code()).isZero();
        assertThat(files(world)).containsKey("KEELCO/bars.csv").doesNotContainKey("HARBIX/bars.csv");
        assertThat(simulate(Files.createDirectories(folder.resolve("empty")), "--underlying", "KEELCO")
                        .code())
                .isZero();
    }

    @Test
    void whatAFormatCannotHoldIsLeftOutWholeAndTold() throws IOException {
        Path out = folder.resolve("w");
        StudyRuns.Ended ended = simulate(
                out, "--underlying", "MERDLR", "--as", "yfinance-chain", "--as", "futures-panel", "--as", "closes");

        assertThat(ended.code()).isZero();
        assertThat(ended.out())
                .contains("Left out", "strike of up to eight digits in thousandths", "no underlying of this world");
        assertThat(files(out).keySet())
                .containsExactlyInAnyOrder("README.txt", "MERDLR/truth.csv", "MERDLR/MERDLR-closes.csv");
    }

    @Test
    void anInterruptLeavesNothing() throws IOException, InterruptedException {
        Path out = folder.resolve("world");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx600m",
                "-cp",
                System.getProperty("java.class.path"),
                "io.plimsoll.cli.Plimsoll",
                "data",
                "simulate",
                "--sessions",
                "600",
                "--out",
                out.toString()));
        Process process = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader err =
                new BufferedReader(new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8))) {
            String line = err.readLine();
            while (line != null && !line.startsWith("SKERRY, 2 of 5")) {
                line = err.readLine();
            }
            assertThat(line).isNotNull();
            assertThat(folder.resolve("world.partial/HARBIX/options.csv")).isNotEmptyFile();
            process.destroy();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(process.exitValue()).isIn(130, 143);
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }
}
