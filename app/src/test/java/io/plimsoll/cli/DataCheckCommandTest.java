package io.plimsoll.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.plimsoll.formats.PlainFiles;
import io.plimsoll.simulate.SimulatedMarket;
import io.plimsoll.simulate.SimulationSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataCheckCommandTest {

    @TempDir
    private Path folder = Path.of(".");

    private static StudyRuns.Ended check(String... args) {
        return StudyRuns.plimsoll(Stream.concat(Stream.of("data", "check", "--quiet"), Stream.of(args))
                .toArray(String[]::new));
    }

    private Path simulated() throws IOException {
        Path data = Files.createDirectories(folder.resolve("data"));
        SimulatedMarket m =
                SimulatedMarket.simulate(SimulationSettings.standard(3).withSessions(120));
        PlainFiles.write(data, m.bars(), m.options(), m.futures(), m.series());
        return data;
    }

    @Test
    void aSimulatedMarketHasNothingButItsPlantedFaults() throws IOException {
        StudyRuns.Ended ended = check(simulated().toString(), "--json");
        assertThat(ended.code()).isZero();
        JsonNode node = new ObjectMapper().readTree(ended.out());
        assertThat(node.get("errors").asLong()).isZero();
        assertThat(node.get("findings").findValuesAsText("rule"))
                .containsExactlyInAnyOrder("missing-contract", "crossed", "duplicate");
        JsonNode crossed = node.get("findings").get(2);
        assertThat(crossed.get("examples").get(0).get("file").asText()).endsWith("options.csv");
        assertThat(crossed.get("examples").get(0).get("line").asLong()).isPositive();
    }

    @Test
    void theStoreIsCheckedAsTheFilesAre() throws IOException {
        Path data = simulated();
        String store = folder.resolve("s.duckdb").toString();
        assertThat(StudyRuns.plimsoll("data", "import", data.toString(), "--quiet", "--store", store)
                        .code())
                .isZero();
        StudyRuns.Ended ofStore = check("--store", store);
        assertThat(ofStore.code()).isZero();
        assertThat(ofStore.out()).isEqualTo(check(data.toString()).out()).contains("0 errors", "crossed", "→ ");
        StudyRuns.Ended none = check("--store", store, "--underlying", "XYZ");
        assertThat(none.code()).isEqualTo(3);
        assertThat(none.err()).contains("no option chains on XYZ", "[SIM]");
    }

    @Test
    void errorsEndWithCodeFourAndTellFileLineValuesAndWhatToDo() throws IOException {
        StringBuilder bars = new StringBuilder("date,open,high,low,close,volume\n");
        LocalDate monday = LocalDate.of(2031, 3, 3);
        for (int i = 0; i < 200; i++) {
            double unit = i < 120 ? 10 : 1;
            double close = unit * (100 + i % 7 + 0.5 * (i % 3));
            bars.append(monday.plusDays(i / 5 * 7L + i % 5))
                    .append(",,,,")
                    .append(close)
                    .append(",\n");
        }
        Path file = Files.writeString(folder.resolve("bars.csv"), bars);
        StudyRuns.Ended ended = check(file.toString());
        assertThat(ended.code()).isEqualTo(4);
        assertThat(ended.out())
                .contains(
                        "error   closes in bars.csv",
                        "unit-change",
                        "about ÷ 10",
                        "bars.csv:122",
                        "→ bring the column");
    }

    @Test
    void aStoreThatIsNotThereIsNotMade() {
        Path store = folder.resolve("none.duckdb");
        StudyRuns.Ended ended = check("--store", store.toString());
        assertThat(ended.code()).isEqualTo(3);
        assertThat(ended.err()).contains("there is no store", "plimsoll data import");
        assertThat(Files.exists(store)).isFalse();
    }

    @Test
    void helpTellsSeveritiesAndCodes() {
        assertThat(List.of(check("--help").out().split("\n")))
                .anyMatch(l -> l.contains("Exit code: 0 without errors, 4 with errors"))
                .anyMatch(l -> l.contains("warning: probably wrong"));
    }
}
