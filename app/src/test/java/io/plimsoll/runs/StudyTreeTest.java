package io.plimsoll.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.plimsoll.market.InputRejectedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StudyTreeTest {

    @TempDir
    private Path folder = Path.of(".");

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    @Test
    void aFileHasTheKeysOfTheOneThatItExtendsAndItsOwnOverThem() throws IOException {
        file("base.yaml", "study: base\nnetwork: {hidden: [8], path: {rise5: 0.5, rise20: 1}}\n");
        file("middle.yaml", "extends: base.yaml\nstudy: middle\nnetwork: {hidden: [4]}\n");
        JsonNode tree =
                StudyTree.read(file("own.yaml", "extends: middle.yaml\nnetwork: {path: {rise5: 0.3}}\nseed: 4\n"));
        assertThat(tree.toString())
                .isEqualTo(
                        "{\"study\":\"middle\",\"network\":{\"hidden\":[4],\"path\":{\"rise5\":0.3,\"rise20\":1}},\"seed\":4}");
    }

    @Test
    void thePanelIsFoundFromTheFileThatNamesIt() throws IOException {
        Files.createDirectories(folder.resolve("shared"));
        file("shared/base.yaml", "panel: [spx.yaml, ../wti.yaml]\n");
        assertThat(StudyTree.read(file("own.yaml", "extends: shared/base.yaml\n"))
                        .get("panel")
                        .toString())
                .isEqualTo("[\"shared/spx.yaml\",\"wti.yaml\"]");
    }

    @Test
    void everyStudyOfTheRepositoryCanBeRead() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("..", "studies"))) {
            List<Path> studies = files.filter(f -> !f.endsWith("rivals.yaml")).toList(); // what the others extend
            assertThat(studies).hasSizeGreaterThan(8).allSatisfy(file -> assertThat(
                            StudyFile.read(file, OptionalLong.empty())
                                    .settings()
                                    .networks())
                    .isNotEmpty());
        }
    }

    @Test
    void aCircleAndAMissingFileAreToldByName() throws IOException {
        file("one.yaml", "extends: two.yaml\n");
        Path two = file("two.yaml", "extends: one.yaml\n");
        assertThatThrownBy(() -> StudyTree.read(two))
                .isInstanceOf(InputRejectedException.class)
                .hasMessageContaining("extends leads back to itself");
        Path lost = file("lost.yaml", "extends: nowhere.yaml\n");
        assertThatThrownBy(() -> StudyTree.read(lost))
                .hasMessageContaining("there is no file")
                .hasMessageContaining("nowhere.yaml");
    }
}
