package io.plimsoll.formats.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is written about the formats is what they are. */
class ChainDocumentTest {

    /** Formats of which another one's table is said to hold. */
    private static final Map<String, String> SAME = Map.of(
            "historicaloptiondata-l2", "historicaloptiondata-l1",
            "historicaloptiondata-l3", "historicaloptiondata-l1",
            "historicaloptiondata-old", "historicaloptiondata-l1");

    @Test
    void everyColumnThatIsReadStandsInTheTableOfItsFormat() throws IOException {
        String document = Files.readString(document());
        for (ChainFormat format : ChainFormats.all()) {
            assertThat(document).contains("### " + format.name() + "\n");
            String section = section(document, SAME.getOrDefault(format.name(), format.name()));
            List<String> told = section.lines()
                    .filter(line -> line.startsWith("| `"))
                    .map(line -> line.substring(3, line.indexOf('`', 3)))
                    .toList();
            List<String> read = format.columns().stream()
                    .filter(c -> !c.readings().isEmpty() || c.required())
                    .map(Column::header)
                    .toList();
            List<String> ofOthers = SAME.containsKey(format.name()) ? told : read;
            assertThat(told).as(format.name()).containsAll(read).containsExactlyInAnyOrderElementsOf(ofOthers);
        }
    }

    @Test
    void columnsThatAFileMayLackAreMarked() throws IOException {
        String document = Files.readString(document());
        for (ChainFormat format : ChainFormats.all()) {
            String section = section(document, SAME.getOrDefault(format.name(), format.name()));
            for (Column column : format.columns()) {
                if (!column.readings().isEmpty()) {
                    assertThat(section.contains("| `" + column.header() + "` (optional) |"))
                            .as(format.name() + " " + column.header())
                            .isEqualTo(!column.required());
                }
            }
        }
    }

    private static String section(String document, String name) {
        String from = document.substring(document.indexOf("### " + name + "\n") + 4);
        return from.lines().takeWhile(line -> !line.startsWith("##")).collect(Collectors.joining("\n"));
    }

    private static Path document() {
        return Stream.iterate(Path.of("").toAbsolutePath(), p -> p != null, Path::getParent)
                .map(p -> p.resolve("docs").resolve("data-formats.md"))
                .filter(Files::isRegularFile)
                .findFirst()
                .orElseThrow();
    }
}
