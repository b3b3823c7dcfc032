package io.plimsoll.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code docs/evidence.py} on run folders with invented figures. */
class EvidenceScriptTest {

    private static final int DAYS = 300;

    @TempDir
    private static Path folder = Path.of(".");

    private record Ended(int code, String out) {}

    @BeforeAll
    static void thereIsPython() throws IOException {
        boolean found = Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(p -> Files.isExecutable(Path.of(p, "python3")));
        assumeTrue(found, "python3 is on the path");
        run("a1", "a", 1, 0.8);
        run("a2", "a", 2, 0.9);
        run("b1", "b", 1, 0.5);
    }

    /** Runs the script on run folders and other words. */
    private static Ended evidence(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("python3", script().toString()));
        command.addAll(List.of(words));
        Path out = folder.resolve("out.txt");
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        return new Ended(process.waitFor(), Files.readString(out));
    }

    private static Path script() {
        Path here = Path.of(System.getProperty("user.dir")).toAbsolutePath();
        return Stream.iterate(here, Objects::nonNull, Path::getParent)
                .map(p -> p.resolve("docs/evidence.py"))
                .filter(Files::exists)
                .findFirst()
                .orElseThrow();
    }

    /** A run of two sides in which no day is a breach: the network's excess over the loss is {@code share} of fhs's. */
    private static void run(String name, String study, int seed, double share) throws IOException {
        Path backtest = Files.createDirectories(folder.resolve(name).resolve("backtest"));
        Files.writeString(
                folder.resolve(name).resolve("manifest.json"), "{\"seed\": " + seed + "}", StandardCharsets.UTF_8);
        StringBuilder series = new StringBuilder("date,side,model,margin,loss,multiplier,price\n");
        List<String> models = new ArrayList<>();
        for (String side : List.of("long", "short")) {
            models.add(model("fhs", side, 0.01, 2.0, 8));
            models.add(model("net", side, 0.01 * share, 1 + share, 9));
            SplittableRandom random = new SplittableRandom(DAYS);
            for (int t = 0; t < DAYS; t++) {
                double excess = 0.5 + random.nextDouble();
                series.append(line(t, side, "fhs", 1 + excess, ""));
                series.append(line(t, side, "net", 1 + excess * share, "1.1"));
            }
        }
        Files.writeString(backtest.resolve("series.csv"), series);
        Files.writeString(
                folder.resolve(name).resolve("metrics.json"),
                String.format(
                        Locale.ROOT,
                        "{\"study\": \"%s\", \"confidence\": 0.99, \"observations\": %d, \"start\": \"2020-01-01\","
                                + " \"end\": \"2021-01-01\", \"models\": [%s]}",
                        study,
                        DAYS,
                        String.join(",\n", models)));
    }

    private static String line(int day, String side, String model, double margin, String multiplier) {
        return String.format(Locale.ROOT, "%d,%s,%s,%s,1,%s,1\n", day, side, model, margin, multiplier);
    }

    private static String model(String name, String side, double pinball, double meanMargin, int worst) {
        return String.format(
                Locale.ROOT,
                "{\"name\": \"%s\", \"side\": \"%s\", \"pinball\": %.17g, \"meanMargin\": %.17g, \"maxIncrease5d\": 0.31,"
                        + " \"maxIncrease20d\": 0.62, \"sdLogChange\": 0.0123, \"breachRate\": 0.011, \"kupiecP\": 0.04,"
                        + " \"worst250\": %d, \"mcs90\": %b}",
                name,
                side,
                pinball,
                meanMargin,
                worst,
                name.equals("net"));
    }

    @Test
    void itsArithmeticHoldsItsOwnTest() throws IOException, InterruptedException {
        assertThat(evidence("--self-test")).isEqualTo(new Ended(0, "ok\n"));
    }

    @Test
    void eachModelAndSideIsHeldAgainstFhs() throws IOException, InterruptedException {
        // Every day's loss of the network is 0.8 of that of fhs: so is every resample's.
        assertThat(evidence("a1").out())
                .contains("| a | long | fhs | 1.000 | – | 1.000 | 31 % | 62 % | 1.23 % | 1.10 % | 0.040 | 8 | out |")
                .contains(
                        "| a | short | net | 0.800 | 0.800 to 0.800 | 0.900 | 31 % | 62 % | 1.23 % | 1.10 % | 0.040 | 9 |"
                                + " in |")
                .contains("| net | 2 | 0.800 | 0.900 | 31 % | 62 % | 1.23 % | 0 of 2 | 2 of 2 | 0 of 2 |");
    }

    @Test
    void studiesAreSummedUpByGeometricMeansAndSeedsHaveATableOfTheirOwn() throws IOException, InterruptedException {
        Ended ended = evidence("a1", "a2", "b1", "--against", "fhs");
        assertThat(ended.code()).isZero();
        // √(0.8 · 0.5) and √(0.9 · 0.75); against a rival, seeds first: √(√(0.8 · 0.9) · 0.5).
        assertThat(ended.out())
                .contains("| net | 4 | 0.632 | 0.822 |")
                .contains("| a | long | net | 2 | 0.850 | 0.800 to 0.900 |")
                .contains("| net | 4 | 0.651 | **0.651 to 0.651** | 4 of 4 |");
    }

    @Test
    void whatCannotBeComparedIsSaid() throws IOException, InterruptedException {
        Ended unknown = evidence("a1", "--models", "fsh");
        assertThat(unknown.code()).isOne();
        assertThat(unknown.out()).isEqualTo("no run has a model fsh; there are fhs, net\n");
        assertThat(evidence().code()).isEqualTo(2);
    }
}
