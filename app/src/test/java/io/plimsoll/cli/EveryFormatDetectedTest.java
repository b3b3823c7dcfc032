package io.plimsoll.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code data detect} names the format of every example file, told from its content alone. */
class EveryFormatDetectedTest {

    private static final Path EXAMPLES = Path.of("src/test/resources/formats");

    /** Their one way to tell the day is the file's name. */
    private static final String DAY = "-2031-03-03";

    @TempDir
    private Path folder = Path.of(".");

    @Test
    void renamedCopiesAreNamedLikeTheExamples() throws IOException {
        Map<String, String> formats = new TreeMap<>();
        try (Stream<Path> files = Files.list(EXAMPLES)) {
            for (Path file : files.sorted().toList()) {
                String name = file.getFileName().toString();
                if (!name.endsWith(".read.csv") && !name.equals("README.txt")) {
                    Path copy = folder.resolve("copy" + (1000 + formats.size()) + DAY + ".dat");
                    Files.copy(file, copy);
                    formats.put(copy.getFileName().toString(), name.substring(0, name.lastIndexOf('.')));
                }
            }
        }
        assertThat(formats).hasSizeGreaterThan(50);

        StudyRuns.Ended ended = StudyRuns.plimsoll("data", "detect", folder.toString(), "--json", "--quiet");

        Map<String, String> told = new TreeMap<>();
        for (JsonNode file : new ObjectMapper().readTree(ended.out()).get("files")) {
            told.put(
                    Path.of(file.get("file").asText()).getFileName().toString(),
                    file.get("format").asText());
        }
        assertThat(told).isEqualTo(formats);
    }
}
