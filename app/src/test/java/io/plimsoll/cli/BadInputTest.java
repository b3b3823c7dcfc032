package io.plimsoll.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BadInputTest {

    @TempDir
    private Path folder = Path.of(".");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "minHistory: 100            | minHistry: 100             | unknown key margin.minHistry; did you mean margin.minHistory?",
                "minHistory: 100            | minHistory: many           | margin.minHistory must be a whole number",
                "sides: [long, short, both] | sides: [long, sideways]    | must be one of [long, short, both]",
                "start: 2017-03-01          | start: 2017-02-30          | backtest.start must be a date",
                "start: 2017-03-01          | start: 2016-02-01          | backtest.start: static has no margin",
                "start: 2017-03-01          | start: 2019-03-01          | start < end",
                "rates: {rate: 30}          | rates: {libor: 30}         | no file gives the series \"libor\"",
                "volIndex: volindex         | volIndex: vix              | no file gives the series \"vix\"",
                "minHistory: 100            | baseline: span             | margin.baseline: \"span\" must be one of",
                "origin: simulated          | origin: real               | origin must be simulated where data.simulatedSessions is 520",
                "simulatedSessions: 520     | signal: none               | data.signal must stand beside data.simulatedSessions",
                "simulatedSessions: 520     | simulatedSessions: yes     | data.simulatedSessions must be a whole number",
                "data:                      | date:                      | unknown key date; did you mean data?",
                "bars.csv,                  | bars.csv, prices.csv,      | \"prices.csv\" matches no file",
            })
    void aBadStudyFileIsRejectedAndLeavesNoRun(String line, String replacement, String message) throws IOException {
        String study = StudyRuns.STUDY.replace(line.strip(), replacement.strip());
        assertThat(study).isNotEqualTo(StudyRuns.STUDY);
        StudyRuns.Ended ended = StudyRuns.study(folder, study, "--quiet");
        assertThat(ended.err()).contains(message.strip());
        assertThat(ended.code()).isEqualTo(3);
        assertThat(ended.out()).isEmpty();
        assertThat(StudyRuns.runs(folder)).isEmpty();
    }

    @Test
    void badDataIsRejectedWithCodeThreeAndLeavesNoRun() throws IOException {
        Files.writeString(folder.resolve("bars.csv"), "date,open,high,low,close,volume\n2020-01-02,1,1,1,one,1\n");
        String study = StudyRuns.STUDY
                .replace("simulatedSessions: 520", "simulatedSessions: 0")
                .replace("[bars.csv, options.csv, futures.csv, series.csv, truth.csv]", "[bars.csv]");
        StudyRuns.Ended ended = StudyRuns.study(folder, study);
        assertThat(ended.code()).isEqualTo(3);
        assertThat(ended.err()).contains("bars.csv:2", "close must be a number", "one");
        assertThat(StudyRuns.runs(folder)).isEmpty();
    }

    @Test
    void aMarketThatWasTradedHasNoTrueQuantiles() throws IOException {
        Files.writeString(folder.resolve("truth.csv"), "date,confidence,long,short\n2020-01-02,0.99,0.02,0.03\n");
        String study = StudyRuns.STUDY
                .replace("origin: simulated", "origin: real")
                .replace("simulatedSessions: 520", "simulatedSessions: 0")
                .replace("[bars.csv, options.csv, futures.csv, series.csv, truth.csv]", "[truth.csv]");
        StudyRuns.Ended ended = StudyRuns.study(folder, study);
        assertThat(ended.code()).isEqualTo(3);
        assertThat(ended.err()).contains("truth.csv:2", "no market that was traded has");
        assertThat(StudyRuns.runs(folder)).isEmpty();
    }

    @Test
    void aStudyFileThatIsNotThereOrNoYamlIsRejected() throws IOException {
        assertThat(StudyRuns.plimsoll("study", folder.resolve("none.yaml").toString())
                        .code())
                .isEqualTo(3);
        StudyRuns.Ended ended = StudyRuns.study(folder, "study: [unclosed");
        assertThat(ended.code()).isEqualTo(3);
        assertThat(ended.err()).contains("not readable as YAML");
    }

    @Test
    void wrongUsageIsCodeTwoAndHelpIsCodeZero() {
        assertThat(StudyRuns.plimsoll("stduy").code()).isEqualTo(2);
        assertThat(StudyRuns.plimsoll("study").code()).isEqualTo(2);
        StudyRuns.Ended help = StudyRuns.plimsoll("--help");
        assertThat(help.code()).isZero();
        assertThat(help.out()).contains("demo", "study", "Exit codes");
        assertThat(StudyRuns.plimsoll("study", "--help").out())
                .contains("--data", "--out", "--seed", "--json", "Example");
    }
}
