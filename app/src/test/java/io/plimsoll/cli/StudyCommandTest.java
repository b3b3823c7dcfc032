package io.plimsoll.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.plimsoll.backtest.CoverageTests;
import io.plimsoll.backtest.DynamicQuantile;
import io.plimsoll.drift.BreachMonitor;
import io.plimsoll.drift.BreachMonitor.Direction;
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
                "backtest/drift.csv",
                "backtest/breach_monitor.csv",
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
                List.of("nn", "nn+controller", "static", "hs", "fhs", "ewma", "garch", "ivscaled", "ivnow")) {
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
        assertThat(printed.at("/metrics/models")).hasSize(42);
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
        assertThat(pairs).hasSize(1 + 3 * 2 * 12);
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

    /** From series.csv alone, and with metrics.json. */
    @Test
    void theBreachMonitorsCanBeRecomputedFromTheSeries() throws IOException {
        Map<String, List<Day>> series = series();
        List<String> lines = Files.readAllLines(run.resolve("backtest/breach_monitor.csv"));
        assertThat(lines.get(0))
                .isEqualTo("model,side,direction,days,breaches,finalEValue,maxEValue,alarm,alarmDay,maxDetector");
        assertThat(lines).hasSize(1 + 2 * 42);
        Map<String, String[]> rows = new LinkedHashMap<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] f = line.split(",", -1);
            rows.put(f[0] + " " + f[1] + " " + f[2], f);
            List<Day> days = series.getOrDefault(f[0] + " " + f[1], List.of());
            boolean[] breaches = new boolean[days.size()];
            IntStream.range(0, breaches.length)
                    .forEach(t -> breaches[t] = days.get(t).loss() > days.get(t).margin());
            BreachMonitor monitor =
                    BreachMonitor.of(breaches, 0.01, 1, f[2].equals("many") ? Direction.MANY : Direction.FEW);
            assertThat(Double.parseDouble(f[5])).isCloseTo(monitor.last(), within(1e-9 * monitor.last()));
            assertThat(Double.parseDouble(f[6])).isCloseTo(monitor.largest(), within(1e-9 * monitor.largest()));
            assertThat(f[8].isEmpty()).isEqualTo(monitor.alarm(20).isEmpty());
        }
        for (JsonNode model : printed.at("/metrics/models")) {
            String[] many = Objects.requireNonNull(rows.get(
                    model.get("name").asText() + " " + model.get("side").asText() + " many"));
            assertThat(model.get("breaches").asText()).isEqualTo(many[4]);
            assertThat(model.get("maxEValue").asDouble()).isEqualTo(Double.parseDouble(many[6]));
            assertThat(
                            model.get("alarmDay").isNull()
                                    ? ""
                                    : model.get("alarmDay").asText())
                    .isEqualTo(many[8]);
        }
    }

    @Test
    void everyFoldTellsHowFarEachFeatureOfTheNetworkMovedAndTheReportNamesTheOneThatMovedMost() throws IOException {
        List<String> lines = Files.readAllLines(run.resolve("backtest/drift.csv"));
        assertThat(lines.get(0))
                .isEqualTo(
                        "first,last,trainingRows,testRows,feature,side,psi,psiNoise,ks,ksP,missingTraining,missingTest");
        Map<String, List<String[]>> folds = new LinkedHashMap<>();
        lines.stream().skip(1).map(l -> l.split(",", -1)).forEach(f -> folds.computeIfAbsent(
                        f[0] + "," + f[1], k -> new ArrayList<>())
                .add(f));
        List<String> refits = Files.readAllLines(run.resolve("backtest/folds.csv"));
        assertThat(folds.keySet())
                .containsExactlyElementsOf(refits.stream()
                        .skip(1)
                        .map(l -> String.join(",", List.of(l.split(",")).subList(0, 2)))
                        .toList());
        String report = Files.readString(run.resolve("report.html"));
        assertThat(report).contains("<section id=drift>", "on which it was 20 or more");
        folds.values().forEach(features -> {
            assertThat(features).hasSizeGreaterThan(50);
            features.forEach(f -> {
                assertThat(Double.parseDouble(f[6])).as(f[4]).isNotNegative();
                assertThat(f[8].isEmpty() ? 0 : Double.parseDouble(f[8])).isBetween(0.0, 1.0);
                assertThat(f[9].isEmpty() ? 0 : Double.parseDouble(f[9])).isBetween(0.0, 1.0);
                assertThat(f[4].startsWith("margin.")).as(f[4]).isEqualTo(!f[5].isEmpty());
            });
            String[] largest = features.stream()
                    .max(Comparator.comparingDouble(f -> Double.parseDouble(f[6])))
                    .orElseThrow();
            assertThat(report).contains("<td class=wide><code>" + largest[4] + "</code>");
        });
        int tested = folds.values().stream()
                .mapToInt(f -> Integer.parseInt(f.get(0)[3]))
                .sum();
        assertThat(tested).isEqualTo(printed.at("/metrics/observations").asInt());
    }

    @Test
    void underARateTheMultiplierOfTheControllerChangesByNoMoreAndTheLedgerTellsWhatWasWithheld() throws IOException {
        StudyRuns.Ended other =
                StudyRuns.study(folder, StudyRuns.STUDY + "controller: {rate: 0.005}\n", "--json", "--quiet");
        assertThat(other.code()).as(other.err()).isZero();
        Path second =
                Path.of(new ObjectMapper().readTree(other.out()).get("run").asText());
        Map<String, Double> before = new LinkedHashMap<>();
        for (String line : Files.readAllLines(second.resolve("backtest/series.csv"))) {
            String[] f = line.split(",", -1);
            if (f[2].equals("nn+controller")) {
                double log = Math.log(Double.parseDouble(f[5]));
                assertThat(Math.abs(log - before.getOrDefault(f[1], log))).isLessThan(0.005 + 1e-12);
                before.put(f[1], log);
            }
        }
        assertThat(before).hasSize(3);
        List<String> summary = Files.readAllLines(second.resolve("backtest/ledger-summary.csv"));
        assertThat(summary.get(0)).contains("clippedAtFloor,rate,withheldUp,withheldDown,breachRate");
        for (String line : summary.subList(1, summary.size())) {
            String[] f = line.split(",", -1);
            assertThat(f[9]).isEqualTo("0.005");
            assertThat(Double.parseDouble(f[10]) + Double.parseDouble(f[11])).isPositive();
            assertThat(Double.parseDouble(f[14])).isLessThan(1e-12);
        }
        assertThat(Files.readString(second.resolve("report.html")))
                .contains("ln m may change by at most 0.005 a session");
        assertThat(Files.readString(run.resolve("report.html"))).doesNotContain("ln m may change by at most");
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
            List<Day> base = series.getOrDefault("ivnow " + side, List.of());
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
