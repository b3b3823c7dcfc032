package io.plimsoll.formats;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.market.ReleaseRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/data-series.md tells every format of prices, futures and series, and every release rule. */
class DataSeriesPageTest {

    private static String page() throws IOException {
        Path page = Stream.iterate(Path.of("").toAbsolutePath(), p -> p != null, Path::getParent)
                .map(p -> p.resolve("docs").resolve("data-series.md"))
                .filter(Files::isRegularFile)
                .findFirst()
                .orElseThrow();
        return Files.readString(page);
    }

    @Test
    void everyFormatIsThere() throws IOException {
        String page = page();

        List<String> formats =
                SeriesAndFuturesFormatsTest.cases().map(c -> c.format()).toList();
        assertThat(formats).hasSizeGreaterThan(25).allMatch(f -> page.contains("| `" + f + "` |"));
    }

    @Test
    void everyReleaseRuleIsThereAsItIs() throws IOException {
        List<String> rows = ReleaseRules.all().stream()
                .map(d -> "| `%s` | %d | %d | %d | %s |"
                        .formatted(
                                d.series(),
                                d.rule().days(),
                                d.rule().sessions(),
                                d.rule().staleSessions(),
                                d.reason()))
                .toList();

        assertThat(page().lines()).containsSubsequence(rows);
    }
}
