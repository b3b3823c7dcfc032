package io.plimsoll.features;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.market.Columns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/method/features.md holds the catalogue as it is. */
class FeaturesPageTest {

    private static final String BEGIN =
            "<!-- The tables from here on are the catalogue's; FeaturesPageTest makes them. -->";

    private static Path root() {
        return Stream.iterate(Path.of("").toAbsolutePath(), p -> p != null, Path::getParent)
                .filter(p -> Files.isDirectory(p.resolve("docs").resolve("method")))
                .findFirst()
                .orElseThrow();
    }

    /** The tables, a group each. */
    private static String tables() {
        List<Feature> features = new ArrayList<>(FeatureCatalogue.all());
        features.addAll(NamedSeriesFeatures.of(
                List.of(Columns.MACRO + "NAME", Columns.GROWTH + "NAME", Columns.SENTIMENT + "NAME")));
        StringBuilder page = new StringBuilder();
        for (Group group : Group.values()) {
            page.append("\n### ")
                    .append(group)
                    .append("\n\n| feature | unit | formula | reads | lag |\n|---|---|---|---|---|\n");
            features.stream().filter(f -> f.group() == group).forEach(f -> page.append(row(f)));
        }
        return page.toString();
    }

    private static String row(Feature f) {
        return "| `%s` | %s | %s | %s | %d |%n"
                .formatted(f.name(), cell(f.unit()), cell(f.formula()), String.join(", ", f.inputs()), f.lag())
                .replace("\r", "");
    }

    private static String cell(String text) {
        return text.replace("|", "\\|");
    }

    @Test
    void thePageHoldsEveryFeatureAsItIs() throws IOException {
        String page = Files.readString(root().resolve("docs").resolve("method").resolve("features.md"));
        String head = page.substring(0, page.indexOf(BEGIN) + BEGIN.length());
        Path fresh = root().resolve("core").resolve("target").resolve("features.md");
        Files.createDirectories(root().resolve("core").resolve("target"));
        Files.writeString(fresh, head + "\n" + tables());

        assertThat(page.equals(Files.readString(fresh)))
                .as("docs/method/features.md is as the catalogue; if not, copy core/target/features.md over it")
                .isTrue();
    }
}
