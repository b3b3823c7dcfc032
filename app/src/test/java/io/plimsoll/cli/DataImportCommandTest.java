package io.plimsoll.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataImportCommandTest {

    @TempDir
    private Path folder = Path.of(".");

    private StudyRuns.Ended load(String... args) {
        return StudyRuns.plimsoll(Stream.concat(
                        Stream.of(
                                "data",
                                "import",
                                "--store",
                                folder.resolve("store/s.duckdb").toString()),
                        Stream.of(args))
                .toArray(String[]::new));
    }

    private static JsonNode json(StudyRuns.Ended ended) throws IOException {
        assertThat(ended.err()).doesNotContain("plimsoll:");
        return new ObjectMapper().readTree(ended.out());
    }

    private Path data() throws IOException {
        Path data = Files.createDirectories(folder.resolve("data"));
        Chains.write(data);
        return data;
    }

    @Test
    void aSecondImportSaysThatItIsAlreadyThereAndChangesNothing() throws IOException {
        Path data = data();
        StudyRuns.Ended first = load(data.toString(), "--underlying", "ABC");
        assertThat(first.code()).isZero();
        assertThat(first.out()).contains("plimsoll-options", "plimsoll-bars", "imported", "2 files imported into");
        assertThat(first.err()).contains("Importing 1 of 2: ", "bars.csv", "Importing 2 of 2: ");
        byte[] before = Files.readAllBytes(folder.resolve("store/s.duckdb"));
        StudyRuns.Ended second = load(data.toString(), "--underlying", "ABC");
        assertThat(second.code()).isZero();
        assertThat(second.out()).contains("already there", "0 files imported", "the store is unchanged");
        assertThat(Files.readAllBytes(folder.resolve("store/s.duckdb"))).isEqualTo(before);
    }

    @Test
    void jsonTellsRowsAndUnderlyings() throws IOException {
        JsonNode node = json(load(data().toString(), "--json", "--quiet"));
        assertThat(node.get("imported").asLong()).isEqualTo(2);
        JsonNode options = node.get("files").get(1);
        assertThat(options.get("underlyings").get(0).asText()).isEqualTo("SIM");
        assertThat(options.get("holds").get("options").asLong())
                .isEqualTo(Chains.options().size());
        assertThat(options.get("kept").asLong()).isEqualTo(options.get("rows").asLong());
        assertThat(node.get("files").get(0).get("holds").get("bars").asLong()).isEqualTo(2);
    }

    @Test
    void oneBadFileLeavesTheStoreAsItWas() throws IOException {
        Path data = data();
        Files.writeString(data.resolve("z.csv"), "date,open,high,low,close,volume\n2031-03-03,1,2,1,two,5\n");
        StudyRuns.Ended bad = load(data.toString());
        assertThat(bad.code()).isEqualTo(3);
        assertThat(bad.err()).contains("z.csv:2", "close must be a number");
        Files.delete(data.resolve("z.csv"));
        assertThat(json(load(data.toString(), "--json", "--quiet"))
                        .get("alreadyThere")
                        .asLong())
                .isZero();
    }

    @Test
    void aSimulatedWorldIsImportedAsItLies() throws IOException {
        Path world = folder.resolve("world");
        assertThat(StudyRuns.plimsoll(
                                "data", "simulate", "--out", world.toString(), "--sessions", "40", "--faults", "0.05")
                        .code())
                .isZero();
        JsonNode imported = json(load(world.toString(), "--json", "--quiet"));
        assertThat(imported.get("files")).hasSize(31);
        assertThat(imported.findValuesAsText("format")).contains("plimsoll-labels", "plimsoll-truth");
    }

    @Test
    void rejectedRowsAreToldByReason() throws IOException {
        Path file = Files.writeString(
                folder.resolve("bars.csv"),
                "date,open,high,low,close,volume\n2031-03-03,1,2,1,2,5\n2031-03-04,1,2,1,,5\n");
        assertThat(load(file.toString()).out()).contains("bars.csv: rejected 1: 1 missing-price");
    }

    @Test
    void portfoliosAreNotStoredAndTheMessageSaysSo() throws IOException {
        Path file = Files.writeString(
                folder.resolve("p.csv"),
                "Firm Id,Acct Id,Exchange,Ticker Symbol,Product Name,CC Code,Period Code,Put / Call,Strike,"
                        + "Underlying Period Code,Net Positions,Margin Type\nF,A,NYM,,Crude,CL,203112,,,,3,FUT\n");
        StudyRuns.Ended ended = load(file.toString());
        assertThat(ended.code()).isEqualTo(3);
        assertThat(ended.err()).contains("is a portfolio", "not put into the store", "leave it out");
    }

    @Test
    void helpTellsTheWayAndFilesMustBeNamed() {
        assertThat(load("--help").out()).contains("all of them or none", "--underlying", "Examples");
        assertThat(load().code()).isEqualTo(2);
        assertThat(List.of(load(folder.resolve("none.csv").toString()).code())).containsExactly(3);
    }
}
