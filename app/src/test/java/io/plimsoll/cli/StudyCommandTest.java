package io.plimsoll.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.plimsoll.backtest.CoverageTests;
import io.plimsoll.backtest.DynamicQuantile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StudyCommandTest {

    @TempDir
    private static Path folder = Path.of(".");

    private static StudyRuns.Ended ended = new StudyRuns.Ended(-1, "", "");
    private static Path run = Path.of(".");
    private static JsonNode printed = new ObjectMapper().createObjectNode();

    @BeforeAll
    static void runOnce() throws IOException {
        ended = StudyRuns.study(folder, StudyRuns.STUDY, "--json");
        assertThat(ended.code()).as(ended.err()).isZero();
        printed = new ObjectMapper().readTree(ended.out());
        run = Path.of(printed.get("run").asText());
    }

    @Test
    void theRunFolderIsComplete() {
        assertThat(StudyRuns.STUDY).isNotEmpty();
        for (String file : List.of(
                "manifest.json",
                "settings.yaml",
                "events.ndjson",
                "metrics.json",
                "quality.csv",
                "surfaces.parquet",
                "features.parquet",
                "margins.parquet",
                "backtest/series.csv",
                "backtest/ledger.csv",
                "backtest/ledger-summary.csv",
                "backtest/intervals.csv",
                "backtest/paired.csv",
                "backtest/folds.csv",
                "model/model.onnx",
                "model/card.md",
                "figures/margin-long.svg",
                "figures/multiplier-both.svg",
                "report.html")) {
            assertThat(run.resolve(file)).isNotEmptyFile();
        }
    }

    @Test
    void jsonIsOneObjectWithTheRunAndItsMetrics() throws IOException {
        assertThat(printed.get("metrics"))
                .isEqualTo(
                        new ObjectMapper().readTree(run.resolve("metrics.json").toFile()));
        List<String> names = new ArrayList<>();
        printed.at("/metrics/models")
                .forEach(m ->
                        names.add(m.get("name").asText() + " " + m.get("side").asText()));
        for (String model :
                List.of("nn", "nn+controller", "static", "hs", "fhs", "ewma", "garch", "ivscaled", "ivsmoothed")) {
            assertThat(names).contains(model + " long", model + " short", model + " both");
        }
        assertThat(printed.at("/metrics/dataOrigin").asText()).isEqualTo("simulated");
    }

    private record Day(double margin, double loss, double multiplier, double price) {}

    private static Map<String, List<Day>> series() throws IOException {
        Map<String, List<Day>> series = new LinkedHashMap<>();
        for (String line : Files.readAllLines(run.resolve("backtest/series.csv")).stream()
                .skip(1)
                .toList()) {
            String[] f = line.split(",", -1);
            series.computeIfAbsent(f[2] + " " + f[1], k -> new ArrayList<>())
                    .add(new Day(
                            Double.parseDouble(f[3]),
                            Double.parseDouble(f[4]),
                            f[5].isEmpty() ? Double.NaN : Double.parseDouble(f[5]),
                            Double.parseDouble(f[6])));
        }
        return series;
    }

    /** The second writing of every figure: from series.csv alone. */
    @Test
    void everyFigureCanBeRecomputedFromTheSeries() throws IOException {
        Map<String, List<Day>> series = series();
        assertThat(printed.at("/metrics/models")).hasSize(39);
        for (JsonNode model : printed.at("/metrics/models")) {
            List<Day> days = series.getOrDefault(
                    model.get("name").asText() + " " + model.get("side").asText(), List.of());
            double[] m = days.stream().mapToDouble(Day::margin).toArray();
            boolean[] hit = new boolean[m.length];
            IntStream.range(0, m.length).forEach(t -> hit[t] = days.get(t).loss() > m[t]);
            int x = (int) IntStream.range(0, m.length).filter(t -> hit[t]).count();
            same(model, "breaches", x);
            same(model, "breachRate", (double) x / m.length);
            same(model, "kupiecP", CoverageTests.kupiecP(m.length, x, 0.01));
            same(model, "meanMargin", Arrays.stream(m).average().orElse(0));
            same(
                    model,
                    "meanMarginToPrice",
                    days.stream()
                            .mapToDouble(d -> d.margin() / d.price())
                            .average()
                            .orElse(0));
            same(
                    model,
                    "pinball",
                    days.stream()
                            .mapToDouble(d -> d.loss() > d.margin()
                                    ? 0.99 * (d.loss() - d.margin())
                                    : 0.01 * (d.margin() - d.loss()))
                            .average()
                            .orElse(0));
            same(
                    model,
                    "peakToTrough",
                    Arrays.stream(m).max().orElse(0) / Arrays.stream(m).min().orElse(0));
            for (int n : new int[] {1, 5, 20}) {
                same(
                        model,
                        "maxIncrease" + n + "d",
                        IntStream.range(n, m.length)
                                .mapToDouble(t -> m[t] / m[t - n] - 1)
                                .filter(r -> r > 0)
                                .max()
                                .orElse(0));
            }
            double mean = (m[m.length - 1] - m[0]) / (m.length - 1);
            same(
                    model,
                    "sdChange",
                    Math.sqrt(IntStream.range(1, m.length)
                                    .mapToDouble(t -> Math.pow(m[t] - m[t - 1] - mean, 2))
                                    .sum()
                            / (m.length - 2)));
            double logMean = Math.log(m[m.length - 1] / m[0]) / (m.length - 1);
            same(
                    model,
                    "sdLogChange",
                    Math.sqrt(IntStream.range(1, m.length)
                                    .mapToDouble(t -> Math.pow(Math.log(m[t] / m[t - 1]) - logMean, 2))
                                    .sum()
                            / (m.length - 2)));
            OptionalDouble dq = DynamicQuantile.pValue(hit, m, 0.01, 4);
            if (dq.isPresent()) {
                same(model, "dqP", dq.getAsDouble());
            } else {
                assertThat(model.get("dqP").isNull()).isTrue();
            }
            same(
                    model,
                    "worst250",
                    IntStream.range(0, m.length)
                            .map(t -> (int) IntStream.range(t, Math.min(t + 250, m.length))
                                    .filter(s -> hit[s])
                                    .count())
                            .max()
                            .orElse(0));
            double[] over = days.stream()
                    .filter(d -> d.loss() > d.margin())
                    .mapToDouble(d -> d.loss() - d.margin())
                    .toArray();
            if (over.length > 0) {
                same(model, "meanUncovered", Arrays.stream(over).average().orElse(0));
                same(model, "peakUncovered", Arrays.stream(over).max().orElse(0));
            } else {
                assertThat(model.get("meanUncovered").isNull()).isTrue();
            }
        }
    }

    @Test
    void everyNetworkIsPairedWithEveryOtherModelAndTheBestOfASideIsInItsConfidenceSet() throws IOException {
        Map<String, JsonNode> models = new LinkedHashMap<>();
        printed.at("/metrics/models")
                .forEach(m ->
                        models.put(m.get("name").asText() + " " + m.get("side").asText(), m));
        List<String> pairs = Files.readAllLines(run.resolve("backtest/paired.csv"));
        assertThat(pairs.get(0)).isEqualTo("model,side,rival,ratio,ratioLow,ratioHigh");
        assertThat(pairs).hasSize(1 + 3 * 2 * 11);
        for (String line : pairs.subList(1, pairs.size())) {
            String[] f = line.split(",", -1);
            double ratio = Double.parseDouble(f[3]);
            assertThat(ratio)
                    .isCloseTo(pinball(models, f[0] + " " + f[1]) / pinball(models, f[2] + " " + f[1]), within(1e-9));
            assertThat(ratio).isBetween(Double.parseDouble(f[4]), Double.parseDouble(f[5]));
        }
        for (String side : List.of("long", "short", "both")) {
            JsonNode best = models.values().stream()
                    .filter(m -> m.get("side").asText().equals(side))
                    .min(Comparator.comparingDouble(m -> m.get("pinball").asDouble()))
                    .orElseThrow();
            assertThat(best.get("mcs90").isBoolean() && best.get("mcs90").asBoolean())
                    .isTrue();
        }
    }

    private static double pinball(Map<String, JsonNode> models, String key) {
        return Objects.requireNonNull(models.get(key), key).get("pinball").asDouble();
    }

    @Test
    void regretIsMeasuredWhereTheTruthIsKnownAndItsKeysAreAbsentElsewhere() throws IOException {
        Map<String, List<Day>> series = series();
        assertThat(series).containsKeys("oracle long", "oracle short").doesNotContainKey("oracle both");
        for (JsonNode model : printed.at("/metrics/models")) {
            String side = model.get("side").asText();
            assertThat(model.get("name").asText()).isNotEqualTo("oracle");
            if (side.equals("both")) {
                assertThat(model.has("oraclePinball") || model.has("regret")).isFalse();
                continue;
            }
            double oracle = series.getOrDefault("oracle " + side, List.of()).stream()
                    .mapToDouble(d ->
                            d.loss() > d.margin() ? 0.99 * (d.loss() - d.margin()) : 0.01 * (d.margin() - d.loss()))
                    .average()
                    .orElse(0);
            same(model, "oraclePinball", oracle);
            same(model, "regret", model.get("pinball").asDouble() / oracle - 1);
        }
        assertThat(Files.readString(run.resolve("report.html"))).contains("<tr class=oracle>", "<dt>regret</dt>");
    }

    @Test
    void atAnotherConfidenceThanTheTruthsThereIsNoRegret() throws IOException {
        StudyRuns.Ended other = StudyRuns.study(
                folder, StudyRuns.STUDY.replace("margin:", "margin:\n  confidence: 0.975"), "--json", "--quiet");
        assertThat(other.code()).as(other.err()).isZero();
        assertThat(other.out()).doesNotContain("oracle", "regret");
        Path second =
                Path.of(new ObjectMapper().readTree(other.out()).get("run").asText());
        assertThat(Files.readString(second.resolve("backtest/series.csv"))).doesNotContain("oracle");
        assertThat(Files.readString(second.resolve("quality.csv"))).contains("truth.csv,2,", "NOT_USED");
    }

    @Test
    void everyFigureFileOfASimulatedMarketSaysSo() throws IOException {
        for (String figure : List.of("margin-long", "margin-short", "multiplier-long", "multiplier-both")) {
            assertThat(Files.readString(run.resolve("figures/" + figure + ".svg")))
                    .contains(">SIMULATED</text>");
        }
        Path surface = folder.resolve("surface.svg");
        StudyRuns.Ended plotted = StudyRuns.plimsoll(
                "surface",
                "plot",
                "--study",
                folder.resolve("study.yaml").toString(),
                "--store",
                folder.resolve("store/s.duckdb").toString(),
                "-o",
                surface.toString());
        assertThat(plotted.code()).as(plotted.err()).isZero();
        assertThat(Files.readString(surface)).contains(">SIMULATED</text>");
    }

    private static void same(JsonNode model, String key, double value) {
        assertThat(model.get(key).asDouble())
                .as("%s %s %s", model.get("name"), model.get("side"), key)
                .isCloseTo(value, within(1e-12 + 1e-9 * Math.abs(value)));
    }

    @Test
    void multipliersStayWithinTheBoundsAndMultiplyTheBaseline() throws IOException {
        Map<String, List<Day>> series = series();
        for (String side : List.of("long", "short", "both")) {
            List<Day> base = series.getOrDefault("ivsmoothed " + side, List.of());
            List<Day> own = series.getOrDefault("nn+controller " + side, List.of());
            assertThat(own).hasSameSizeAs(base).isNotEmpty();
            for (int t = 0; t < own.size(); t++) {
                assertThat(own.get(t).multiplier()).isBetween(0.8 - 1e-12, 1.5 + 1e-12);
                assertThat(own.get(t).margin())
                        .isCloseTo(own.get(t).multiplier() * base.get(t).margin(), within(1e-12));
            }
        }
    }

    @Test
    void theLedgerIdentityHoldsOnEverySeries() throws IOException {
        List<String> lines = Files.readAllLines(run.resolve("backtest/ledger-summary.csv"));
        assertThat(lines).hasSize(4);
        lines.stream().skip(1).forEach(l -> assertThat(Double.parseDouble(l.substring(l.lastIndexOf(',') + 1)))
                .isLessThan(1e-12));
    }

    @Test
    void everyRowIsUsedOrListedWithItsReason() throws IOException {
        JsonNode manifest =
                new ObjectMapper().readTree(run.resolve("manifest.json").toFile());
        long listed = Files.readAllLines(run.resolve("quality.csv")).size() - 1L;
        assertThat(manifest.at("/rows/rejected").asLong()).isEqualTo(listed).isPositive();
        long read = 0;
        for (JsonNode file : manifest.get("files")) {
            read += file.get("rows").asLong();
        }
        assertThat(manifest.at("/rows/read").asLong()).isEqualTo(read);
        assertThat(manifest.at("/rows/used").asLong()).isEqualTo(read - listed).isPositive();
    }

    @Test
    void runningTwiceGivesTheSameBytes() throws IOException {
        StudyRuns.Ended again = StudyRuns.study(folder, StudyRuns.STUDY, "--json", "--quiet");
        assertThat(again.code()).isZero();
        Path second =
                Path.of(new ObjectMapper().readTree(again.out()).get("run").asText());
        assertThat(second).isNotEqualTo(run);
        try (Stream<Path> files = Files.walk(run)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = run.relativize(file).toString();
                if (!name.equals("manifest.json") && !name.equals("events.ndjson")) { // times
                    assertThat(Files.mismatch(file, second.resolve(name)))
                            .as(name)
                            .isEqualTo(-1);
                }
            }
        }
    }

    @Test
    void anotherSeedGivesAnotherNetwork() throws IOException {
        String simulatedBefore = Files.readString(run.resolve("metrics.json"));
        StudyRuns.Ended other = StudyRuns.study(folder, StudyRuns.STUDY, "--json", "--seed", "6");
        assertThat(other.code()).isZero();
        Path second =
                Path.of(new ObjectMapper().readTree(other.out()).get("run").asText());
        assertThat(Files.readString(second.resolve("metrics.json"))).isNotEqualTo(simulatedBefore);
    }
}
