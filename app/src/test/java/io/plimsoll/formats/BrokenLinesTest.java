package io.plimsoll.formats;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.formats.BrokenFiles.Kind;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Quotes that take lines in, and lines without an end: no line is lost, and no memory filled. */
class BrokenLinesTest {

    private static final int ROWS = 1000;
    private static final String QUOTE = "a field that begins with a quote must end with one in the same line";

    private final BrokenFiles broken;

    BrokenLinesTest(@TempDir Path temp) {
        broken = new BrokenFiles(temp);
    }

    /** A last field without its last quote is all there, so that only chain files are turned down for it. */
    @ParameterizedTest
    @ValueSource(ints = {2, 500, 995, 1001})
    void aQuoteThatIsNotClosedTurnsTheFileDown(int line) {
        for (Kind kind : line > ROWS ? List.of(Kind.OPTIONS, Kind.CBOE) : List.of(Kind.values())) {
            for (int column : new int[] {0, kind.columns() - 1}) {
                List<String> lines = kind.lines(ROWS);
                String field = lines.get(line - 1).split(",")[column];
                lines.set(line - 1, kind.with(line, column, "\"" + field));

                broken.turnsDown(
                        broken.write("x.csv", lines), kind.isChain() ? "x.csv:" + line + ": " + QUOTE : "x.csv:");
            }
        }
    }

    /** DuckDB alone would go on after two million bytes, and say nothing of the lines between. */
    @ParameterizedTest
    @ValueSource(ints = {2, 100_000, 149_990})
    void noLineOfALargeFileIsLostToAQuoteThatIsNotClosed(int line) {
        List<String> lines = Kind.OPTIONS.lines(150_000);
        lines.set(line - 1, Kind.OPTIONS.with(line, 11, "\"x"));

        broken.turnsDown(broken.write("x.csv", lines), "x.csv:" + line + ": " + QUOTE);
    }

    @Test
    void noLinesAreLostBetweenTwoQuotes() {
        for (int column : new int[] {0, 11}) {
            List<String> lines = Kind.OPTIONS.lines(ROWS);
            lines.set(499, Kind.OPTIONS.with(500, column, " \"x"));
            lines.set(989, Kind.OPTIONS.with(990, column, "x\""));

            broken.turnsDown(broken.write("x.csv", lines), "x.csv:500: " + QUOTE);
        }
    }

    @Test
    void quotesWithinALineAreReadOrToldWithTheirLine() {
        List<String> lines = Kind.OPTIONS.lines(ROWS);
        lines.set(499, Kind.OPTIONS.with(500, 11, "\"a \"\"b\"\" c\""));
        lines.set(500, Kind.OPTIONS.with(501, 11, "\"a, b\""));
        lines.set(501, Kind.OPTIONS.with(502, 11, "a\"b"));
        lines.set(502, Kind.OPTIONS.with(503, 11, "\"\""));
        lines.set(503, Kind.OPTIONS.with(504, 11, "\"a\"b"));

        broken.rejects(
                broken.write("x.csv", lines), ROWS, Map.of(504, "a quote in it must be doubled and the field closed"));
    }

    @Test
    void aGigabyteInOneLineIsTurnedDownInLittleMemory() {
        byte[] block = "x".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
        for (Kind kind : List.of(Kind.OPTIONS, Kind.BARS)) {
            byte[] head = (String.join("\n", kind.lines(ROWS)) + "\n").getBytes(StandardCharsets.UTF_8);
            Path file = broken.repeated("x.csv", head, block, 1 << 10);
            long before = allocated();

            broken.turnsDown(
                    file,
                    kind.isChain() ? "x.csv:1002: a line must have at most 2000000 bytes" : "x.csv: after line 1001: ");
            assertThat(allocated() - before).isLessThan(512L << 20);
        }
    }

    @Test
    void aLineOfAGigabyteThatIsNoUtf8IsToldInLittleMemory() {
        byte[] head = (String.join("\n", Kind.BARS.lines(ROWS)) + "\n2030-01-01,_").getBytes(StandardCharsets.UTF_8);
        head[head.length - 1] = (byte) 0xE9;
        byte[] block = ByteBuffer.allocate(1 << 20).array();
        long before = allocated();

        broken.turnsDown(broken.repeated("x.csv", head, block, 1 << 10), "x.csv:1002: the text must be UTF-8");
        assertThat(allocated() - before).isLessThan(512L << 20);
    }

    private static long allocated() {
        return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }
}
