package io.plimsoll.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.plimsoll.formats.BrokenFiles.Kind;
import io.plimsoll.store.StoreDump;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names that mean something in SQL, to a shell or to a file system, and files that are none. */
class HostileNamesTest {

    private static final int ROWS = 200;
    private static final String DROP = "'; DROP TABLE bar; --";

    private final Path temp;
    private final BrokenFiles broken;

    HostileNamesTest(@TempDir Path temp) {
        this.temp = temp;
        this.broken = new BrokenFiles(temp);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "it's.csv",
                "'; DROP TABLE bar; --.csv",
                "a b;c.csv",
                "x*.csv",
                "x?.csv",
                "[x]y.csv",
                "{xx,xy}.csv",
                "**.csv",
                "a\"b.csv",
                "a\\b.csv",
                "a\nb.csv",
                "%41.csv",
                "\u00FC\u2014\u4E2D.csv",
                "c0.csv",
                "?x=1.csv"
            })
    void aFileIsReadByItsNameAndNoOtherWithIt(String name) {
        broken.write("xx.csv", Kind.OPTIONS.lines(7));
        broken.write("xy.csv", Kind.OPTIONS.lines(8));
        for (Kind kind : Kind.values()) {
            Path file = broken.write(kind + "/" + name, kind.lines(ROWS));
            broken.write(kind + "/xx.csv", kind.lines(9));
            broken.write(kind + "/xy.csv", kind.lines(10));
            broken.write(kind + "/x.csv", kind.lines(11));

            broken.rejects(file, ROWS, Map.of());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {DROP, "{}", "{bid}", "c0", "a\"\"b", "line", "unnest", "\u00E9", "?"})
    void aColumnMayHaveAnyName(String name) {
        List<String> lines = Kind.OPTIONS.lines(ROWS);
        lines.set(0, lines.get(0).replace("note", "\"" + name + "\""));

        broken.rejects(broken.write("x.csv", lines), ROWS, Map.of());
    }

    @Test
    void aSymbolIsATextAndNothingElse() {
        List<String> symbols = List.of(
                DROP,
                "../../etc",
                "..",
                "A/B",
                "A_B",
                "A B",
                "A\\B",
                "a_b",
                "L".repeat(400),
                "\u00E9",
                "%s",
                "*",
                "a?b");
        List<String> lines = Kind.OPTIONS.lines(ROWS);
        for (int i = 0; i < symbols.size(); i++) {
            lines.set(i + 1, Kind.OPTIONS.with(i + 2, 0, symbols.get(i)));
        }
        for (int repeat = 0; repeat < 2; repeat++) {
            Path file = broken.write("x" + repeat + ".csv", lines);
            lines.remove(lines.size() - 1); // other bytes, so that the second one is read as well
            broken.put(file);
        }
        List<String> held = StoreDump.query(broken.store, "SELECT underlying || ' ' || row_count FROM chain_part");

        // Signs before the symbol of an index do not count.
        assertThat(held).contains("A/B 2", "A_B 2", "A B 2", "a_b 2", DROP + " 2", "/../etc 2", "L".repeat(400) + " 2");
        assertThat(StoreDump.query(broken.store, "SELECT count(DISTINCT parquet) - count(*) FROM chain_part"))
                .containsExactly("0");
        assertThat(StoreDump.query(broken.store, "SELECT CAST(count(*) AS VARCHAR) FROM bar"))
                .containsExactly("50");
        broken.clean();
        broken.goodFilesAreTaken();
    }

    @Test
    void aValueThatIsSqlIsAValue() {
        List<String> lines = Kind.OPTIONS.lines(ROWS);
        lines.set(99, Kind.OPTIONS.with(100, 1, "'); DROP TABLE bar; --"));

        broken.rejects(broken.write("x.csv", lines), ROWS, Map.of(100, "date must be a day"));
        broken.goodFilesAreTaken();
    }

    @Test
    @Timeout(60)
    void foldersPipesAndFilesThatAreNotThereAreTurnedDown() throws IOException, InterruptedException {
        broken.turnsDown(Files.createDirectory(temp.resolve("x.csv")), "x.csv: must be a file, is a folder");
        broken.turnsDown(temp.resolve("none.csv"), "none.csv", "cannot be read");
        Path pipe = temp.resolve("pipe.csv");
        assumeTrue(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0, "pipes can be made here");
        broken.turnsDown(pipe, "pipe.csv: must be a file, is a folder, a pipe or a device");
    }

    @Test
    void aFileThatMustNotBeReadIsTurnedDown() {
        Path file = broken.write("x.csv", Kind.OPTIONS.lines(ROWS));
        assumeTrue(file.toFile().setReadable(false) && !Files.isReadable(file), "not as the user who may read all");

        broken.turnsDown(file, "x.csv", "cannot be read");
    }
}
