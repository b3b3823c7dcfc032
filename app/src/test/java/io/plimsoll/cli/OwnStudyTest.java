package io.plimsoll.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The study of docs/study.md as it is written there, on simulated files in place of the reader's. */
class OwnStudyTest {

    private static final Path DOCUMENT = Path.of("..", "docs", "study.md");

    @TempDir
    private Path folder = Path.of(".");

    private static String written() throws IOException {
        Matcher yaml = Pattern.compile("(?s)```yaml\n(.*?)```").matcher(Files.readString(DOCUMENT));
        assertThat(yaml.find()).isTrue();
        return yaml.group(1)
                .replace("origin: real", "origin: simulated")
                .replace("[bars.csv, index.csv]", "[bars.csv, series.csv]\n  simulatedSessions: 900")
                .replace("VIX", "volindex")
                .replaceFirst("start: \\d+-\\d+-\\d+, end: \\d+-\\d+-\\d+", "start: 2018-07-02, end: 2019-05-31");
    }

    @Test
    void theStudyOfTheDocumentNeedsNothingElse() throws IOException {
        StudyRuns.Ended ended = StudyRuns.study(folder, written(), "--quiet");
        assertThat(ended.err()).isEmpty();
        assertThat(ended.code()).isZero();
        assertThat(ended.out()).contains("the network multiplies ivnow", "nn+controller");
    }

    @Test
    void pricesAloneAreEnoughForARuleThatScalesByNoImpliedVolatility() throws IOException {
        String alone = Pattern.compile("margin: \\{.*?\\}(?=`)")
                .matcher(Files.readString(DOCUMENT))
                .results()
                .findFirst()
                .orElseThrow()
                .group();
        String study = written()
                .replaceFirst("(?s)market:.*(?=backtest:)", Matcher.quoteReplacement(alone + "\n"))
                .replace("[bars.csv, series.csv]", "[bars.csv]");
        // Here fhs rises further than the path may, whatever the market does.
        StudyRuns.Ended ended =
                StudyRuns.study(folder, study.replace("backtest:", "network: {path: {rise5: 0.02}}\nbacktest:"));
        assertThat(ended.err())
                .containsPattern("nn, long: on \\d+ of \\d+ days the limits of network.path held the margin below"
                        + " 0.8 times fhs, down to 0.\\d\\d times");
        assertThat(ended.code()).isZero();
        assertThat(ended.out())
                .contains("the network multiplies fhs", "nn+controller")
                .doesNotContain("iv");
        StudyRuns.Ended refused = StudyRuns.study(folder, study.replace("impliedVol: none, ", ""), "--quiet");
        assertThat(refused.code()).isEqualTo(3);
        assertThat(refused.err()).contains("margin.impliedVol", "none where no model is to scale by it");
    }
}
