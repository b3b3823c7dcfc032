package io.plimsoll.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TuneCommandTest {

    private static final String STUDY = """
            study: tuned
            origin: simulated
            seed: 3
            data: {simulatedSessions: 600, files: [bars.csv, series.csv]}
            market:
              rates: {rate: 30}
              volIndex: volindex
            margin: {baseline: hs, models: [hs], impliedVol: volIndex, minHistory: 100, sides: [long, short]}
            network: {members: 2, maxEpochs: 3, variants: {linear: {architecture: linear, hidden: []}}}
            tune:
              learningRate: [0.001, 0.01]
              hidden: [[4], [8, 4]]
              path.smoothness: [0, 0.5]
              blocks: 3
            backtest: {start: 2017-10-02, end: 2018-03-01, refitMonths: 6}
            """;

    @TempDir
    private Path folder = Path.of(".");

    private StudyRuns.Ended tune(String text, String... more) throws IOException {
        Path file = Files.writeString(folder.resolve("study.yaml"), text);
        List<String> args = new java.util.ArrayList<>(List.of(
                "tune",
                file.toString(),
                "--out",
                folder.resolve("runs").toString(),
                "--store",
                folder.resolve("store/s.duckdb").toString()));
        args.addAll(List.of(more));
        return StudyRuns.plimsoll(args.toArray(String[]::new));
    }

    @Test
    void theBestSectionCanBeCopiedIntoTheStudy() throws IOException {
        StudyRuns.Ended ended = tune(STUDY, "--trials", "4", "--json");
        assertThat(ended.code()).as(ended.err()).isZero();
        JsonNode printed = new ObjectMapper().readTree(ended.out());
        Path run = Path.of(printed.get("run").asText());
        assertThat(printed.get("trials")).hasSize(4);
        assertThat(printed.at("/trials/0/settings")).isEmpty();
        assertThat(printed.at("/trials/1/settings")).hasSize(3);
        double least =
                printed.at("/trials/" + printed.get("best").asInt() + "/mean").asDouble();
        printed.get("trials").forEach(t -> assertThat(t.get("mean").asDouble()).isGreaterThanOrEqualTo(least));
        assertThat(Files.readAllLines(run.resolve("tune/trials.csv")))
                .hasSize(5)
                .first()
                .asString()
                .startsWith("trial,learningRate,hidden,path.smoothness,loss from 2017-04-0");
        assertThat(Files.readString(run.resolve("manifest.json")))
                .contains("not touched: rows of 2017-10-02 and later were dropped first");

        // With the section found as the study's own, trial 0 differs from the best trial in its seed only.
        String best = Files.readString(run.resolve("tune/network.yaml"));
        assertThat(best).startsWith("network:");
        String other = STUDY.replaceAll("network: .*\n", java.util.regex.Matcher.quoteReplacement(best));
        assertThat(tune(other, "--trials", "1", "--quiet").code()).isZero();
    }

    @Test
    void theSameSeedDrawsTheSameTrialsWithTheSameLosses() throws IOException {
        JsonNode one = new ObjectMapper()
                .readTree(tune(STUDY, "--trials", "2", "--json").out());
        JsonNode two = new ObjectMapper()
                .readTree(tune(STUDY, "--trials", "2", "--json").out());
        assertThat(one.get("trials")).isEqualTo(two.get("trials"));
    }

    @Test
    void aKeyThatNoNetworkHasIsTurnedDown() throws IOException {
        StudyRuns.Ended ended = tune(STUDY.replace("learningRate: [", "lerningRate: ["), "--trials", "2");
        assertThat(ended.code()).isEqualTo(3);
        assertThat(ended.err()).contains("unknown key network.lerningRate; did you mean network.learningRate?");
        StudyRuns.Ended single = tune(STUDY.replace("[0.001, 0.01]", "0.001"));
        assertThat(single.err()).contains("tune.learningRate must be a list of values to try, was 0.001");
    }
}
