package io.plimsoll.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelCommandTest {

    private static final String STUDY = StudyRuns.STUDY.replace(
            "network: {members: 2, maxEpochs: 8}",
            "network: {members: 2, maxEpochs: 8, variants: {linear: {architecture: linear, hidden: []}}}");

    @TempDir
    private static Path folder = Path.of(".");

    private static Path run = Path.of(".");

    @BeforeAll
    static void runOnce() throws IOException {
        StudyRuns.Ended ended = StudyRuns.study(folder, STUDY, "--quiet");
        assertThat(ended.code()).as(ended.err()).isZero();
        run = StudyRuns.runs(folder).get(0);
    }

    private static StudyRuns.Ended model(String... args) {
        String[] all = new String[args.length + 3];
        all[0] = "model";
        System.arraycopy(args, 0, all, 1, args.length);
        all[args.length + 1] = "--out";
        all[args.length + 2] = folder.resolve("runs").toString();
        return StudyRuns.plimsoll(all);
    }

    @Test
    void everyNetworkHasItsFileAndTheFirstIsModelToo() {
        assertThat(run.resolve("model/linear.onnx")).isNotEmptyFile();
        assertThat(run.resolve("model/model.onnx")).hasSameBinaryContentAs(run.resolve("model/nn.onnx"));
    }

    @Test
    void listTellsOfEveryNetworkOnce() throws IOException {
        StudyRuns.Ended ended = model("list");
        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(ended.out().lines()).hasSize(3);
        assertThat(ended.out())
                .containsPattern("small +linear +2 × linear +\\d+ +ivnow +0.8 to 1.5 +2017-0\\d-\\d\\d +")
                .containsPattern("small +nn +2 × mlp ");
        JsonNode models =
                new ObjectMapper().readTree(model("list", "--json").out()).get("models");
        assertThat(models).hasSize(2);
        assertThat(models.at("/1/network").asText()).isEqualTo("nn");
        assertThat(models.at("/1/seed").asLong()).isEqualTo(5);
        assertThat(models.at("/1/dataSha256").asText()).hasSize(64);
        assertThat(models.at("/1/sides")).hasSize(3);
    }

    @Test
    void listTellsOfFilesThatAreNoModels() throws IOException {
        Path broken = Files.createDirectories(folder.resolve("runs/broken/model"));
        Files.writeString(broken.resolve("model.onnx"), "no model");
        try {
            StudyRuns.Ended ended = model("list");
            assertThat(ended.code()).isZero();
            assertThat(ended.out().lines()).hasSize(3);
            assertThat(ended.err()).contains("broken/model/model.onnx: ONNX Runtime does not take it as a model");
        } finally {
            Files.delete(broken.resolve("model.onnx"));
            Files.delete(broken);
            Files.delete(broken.resolveSibling(".").normalize());
        }
    }

    @Test
    void cardPrintsTheCardOfARunNamedInPart() throws IOException {
        String card = Files.readString(run.resolve("model/card.md"));
        assertThat(card)
                .contains(
                        "## `nn.onnx`",
                        "Network: mlp",
                        "Trained for: pinball loss",
                        "## `linear.onnx`",
                        "Network: linear");
        assertThat(model("card", "small").out()).isEqualTo(card);
        JsonNode json = new ObjectMapper()
                .readTree(model("card", run.toString(), "--json").out());
        assertThat(json.get("card").asText()).isEqualTo(card);
        assertThat(json.get("models")).hasSize(2);
    }

    @Test
    void anUnknownRunIsTurnedDown() {
        StudyRuns.Ended ended = model("card", "nothing");
        assertThat(ended.code()).isEqualTo(3);
        assertThat(ended.err())
                .contains("nothing: must be a run folder, or a part of the name of one run", "fits none");
    }

    @Test
    void exportCopiesAModelThatCanBeServed() {
        Path to = folder.resolve("exports/linear.onnx");
        StudyRuns.Ended ended = model("export", "small", "--network", "linear", "--to", to.toString());
        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(ended.out()).contains("network linear of study small", "features as this version computes them");
        assertThat(to).hasSameBinaryContentAs(run.resolve("model/linear.onnx"));

        StudyRuns.Ended again = model("export", "small", "--to", to.toString());
        assertThat(again.code()).isEqualTo(3);
        assertThat(again.err()).contains("linear.onnx: is there already");
    }

    @Test
    void exportNamesTheNetworksThatThereAre() {
        Path to = folder.resolve("other.onnx");
        StudyRuns.Ended ended = model("export", "small", "--network", "lstm", "--to", to.toString());
        assertThat(ended.code()).isEqualTo(3);
        assertThat(ended.err()).contains("lstm.onnx: there is no such model; the run has [linear.onnx, nn.onnx]");
        assertThat(to).doesNotExist();
    }
}
