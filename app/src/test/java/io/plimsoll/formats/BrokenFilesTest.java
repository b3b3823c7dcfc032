package io.plimsoll.formats;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.formats.BrokenFiles.Kind;
import io.plimsoll.market.InputRejectedException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Text that is broken: the file is turned down with its place and the store is as before, or the lines that cannot be used are
 * listed and every other line is a row.
 */
class BrokenFilesTest {

    private static final int ROWS = 1000;
    private static final String FIELDS = "a row must have as many fields as the header";

    private final BrokenFiles broken;

    BrokenFilesTest(@TempDir Path temp) {
        broken = new BrokenFiles(temp);
    }

    @ParameterizedTest
    @EnumSource
    void raggedRowsAreToldWithTheirLines(Kind kind) {
        List<String> lines = kind.lines(ROWS);
        lines.set(99, "short");
        lines.set(100, kind.row(101) + ",1,2,3");
        Path file = broken.write("x.csv", lines);

        if (kind.isChain()) {
            broken.rejects(file, ROWS, Map.of(100, FIELDS, 101, FIELDS));
        } else {
            broken.turnsDown(file, "x.csv:100: " + FIELDS + ", " + kind.columns() + ", had 1: \"short\"");
        }
        broken.goodFilesAreTaken();
    }

    @ParameterizedTest
    @EnumSource(names = {"OPTIONS", "CBOE"})
    void moreThanOneRowInAHundredTurnsTheFileDownAtTheFirst(Kind kind) {
        List<String> lines = kind.lines(ROWS);
        for (int i = 0; i < 11; i++) {
            lines.set(700 + 7 * i, "short");
        }

        broken.turnsDown(broken.write("x.csv", lines), "x.csv:701: " + FIELDS, "11 of 1000 rows cannot be read");
        broken.goodFilesAreTaken();
    }

    /** Lines that break rules of three sorts lie close together, and blank ones between. */
    @Test
    void everyRowIsToldWithItsOwnLine() {
        List<String> lines = Kind.OPTIONS.lines(ROWS);
        Map<Integer, String> told = Map.of(
                11,
                "is blank",
                12,
                FIELDS,
                13,
                "strike must be above zero",
                14,
                FIELDS,
                15,
                "date must be",
                16,
                "strike must be above zero",
                17,
                "volume must not be negative",
                500,
                FIELDS,
                900,
                "right must be C or P");
        lines.set(10, Kind.OPTIONS.with(11, 3, ""));
        lines.set(11, "short");
        lines.set(12, Kind.OPTIONS.with(13, 4, "-5"));
        lines.set(13, "short");
        lines.set(14, Kind.OPTIONS.with(15, 1, "yesterday"));
        lines.set(15, Kind.OPTIONS.with(16, 4, "-5"));
        lines.set(16, Kind.OPTIONS.with(17, 8, "-17"));
        lines.set(499, "   ");
        lines.set(899, Kind.OPTIONS.with(900, 2, "X"));
        for (int blank : new int[] {2, 3, 18, 400, 401, 501, 901, 1001}) {
            lines.set(blank - 1, "");
        }

        broken.rejects(broken.write("x.csv", lines), ROWS - 8, told);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "OPTIONS|date|1|2031-02-30",
                "OPTIONS|date|1|0000-00-00",
                "OPTIONS|date|1|31/12/2031",
                "OPTIONS|date|1|infinity",
                "OPTIONS|expiry|3|99999-01-01",
                "OPTIONS|bid|5|Infinity",
                "OPTIONS|bid|5|1e999",
                "OPTIONS|bid|5|0x1F",
                "OPTIONS|bid|5|1 234",
                "OPTIONS|ask|6|'\"1.234,56\"'",
                "OPTIONS|volume|8|-1",
                "CBOE|date|1|2031-02-30",
                "CBOE|expir|3|31/12/2031",
                "CBOE|expiry|3|infinity",
                "CBOE|strike|4|NaN",
                "CBOE|strike|4|0",
                "CBOE|option_type|5|X",
                "CBOE|bid_eod|12|'\"1,234\"'"
            })
    void aValueThatBreaksItsRuleIsToldWithItsLine(Kind kind, String field, int column, String text) {
        List<String> lines = kind.lines(ROWS);
        lines.set(499, kind.with(500, column, text));

        broken.rejects(broken.write("x.csv", lines), ROWS, Map.of(500, text.equals("NaN") ? "is blank" : field));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "date|0|2031-02-30",
                "date|0|0000-00-00",
                "date|0|31/12/2031",
                "date|0|infinity",
                "open|1|1e999",
                "open|1|Infinity",
                "high|2|0x1F",
                "low|3|1_000",
                "close|4|'\"1.234,56\"'",
                "volume|5|-1"
            })
    void aValueThatBreaksItsRuleTurnsARowByRowFileDown(String field, int column, String text) {
        List<String> lines = Kind.BARS.lines(ROWS);
        lines.set(499, Kind.BARS.with(500, column, text));

        broken.turnsDown(
                broken.write("x.csv", lines),
                "x.csv:500: " + field + " must ",
                "was \"" + text.replace("\"", "") + "\"");
    }

    @ParameterizedTest
    @EnumSource
    void lineEndsAndByteOrderMarksDoNotCount(Kind kind) {
        List<String> lines = kind.lines(ROWS);
        for (String end : List.of("\r\n", "\r")) {
            broken.rejects(broken.write("e" + end.length() + ".csv", lines, end), ROWS, Map.of());
        }
        lines.set(0, "\uFEFF" + lines.get(0));
        broken.rejects(broken.write("mark.csv", lines), ROWS, Map.of());
        byte[] open = String.join("\n", kind.lines(ROWS - 1)).getBytes(StandardCharsets.UTF_8);
        broken.rejects(broken.folder.bytes("open.csv", open), ROWS - 1, Map.of());
    }

    @ParameterizedTest
    @EnumSource
    void linesThatEndInTwoWaysAreReadOrTold(Kind kind) {
        List<String> lines = kind.lines(ROWS);
        lines.set(299, lines.get(299) + "\r");
        Path file = broken.write("x.csv", lines);

        if (kind.isChain()) {
            broken.turnsDown(file, "x.csv:300: all lines must end alike, with LF or with CR LF");
        } else {
            broken.rejects(file, ROWS, Map.of());
        }
    }

    @ParameterizedTest
    @EnumSource
    void textThatIsNoUtf8IsToldWithItsLine(Kind kind) {
        List<String> lines = kind.lines(ROWS);
        lines.set(499, kind.with(500, 0, "\u00E9"));
        byte[] latin = (String.join("\n", lines) + "\n").getBytes(StandardCharsets.ISO_8859_1);
        Path file = broken.folder.bytes("x.csv", latin);

        if (kind.isChain()) {
            broken.rejects(file, ROWS, Map.of(500, "the text must be UTF-8; save the file as UTF-8"));
        } else {
            broken.turnsDown(file, "x.csv:500: the text must be UTF-8; save the file as UTF-8");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE"})
    void sixteenBitTextIsTurnedDown(String charset) {
        for (Kind kind : Kind.values()) {
            byte[] bytes = String.join("\n", kind.lines(ROWS)).getBytes(Charset.forName(charset));

            broken.turnsDown(
                    broken.folder.bytes("x.csv", bytes),
                    charset.equals("UTF-16") ? "x.csv:1: the text must be UTF-8" : "x.csv: unknown header");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aNulIsToldWithItsLine(Kind kind) {
        for (int column = 0; column < 2; column++) {
            List<String> lines = kind.lines(ROWS);
            lines.set(499, kind.with(500, column, lines.get(499).split(",")[column] + "\0"));

            broken.turnsDown(broken.write("x.csv", lines), "x.csv:500: ");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aLineOfOtherSeparatorsIsTold(Kind kind) {
        List<String> lines = kind.lines(ROWS);
        lines.set(499, lines.get(499).replace(',', ';'));
        Path file = broken.write("x.csv", lines);

        if (kind.isChain()) {
            broken.rejects(file, ROWS, Map.of(500, FIELDS));
        } else {
            broken.turnsDown(file, "x.csv:500: " + FIELDS);
        }
    }

    @ParameterizedTest
    @EnumSource
    void tenThousandColumnsAreReadAndNoneThatCountsMayStandTwice(Kind kind) {
        if (kind == Kind.FRED) {
            return; // a FRED file has two columns
        }
        List<String> lines = new ArrayList<>();
        for (String line : kind.lines(100)) {
            lines.add(line + (lines.isEmpty() ? ",dup".repeat(10_000) : ",1".repeat(10_000)));
        }
        broken.rejects(broken.write("wide.csv", lines), 100, Map.of());
        lines.set(0, kind.header + "," + kind.header);

        assertThatThrownBy(() -> broken.put(broken.write("twice.csv", lines)))
                .isInstanceOf(InputRejectedException.class)
                .hasMessageContaining("must be there once");
    }

    @ParameterizedTest
    @EnumSource
    void filesWithoutRowsAreTurnedDown(Kind kind) {
        broken.turnsDown(broken.folder.bytes("x.csv", new byte[0]), "x.csv: the file is empty");
        broken.turnsDown(broken.folder.bytes("y.csv", new byte[] {'\n', '\n'}), "y.csv: the file is empty");
        broken.turnsDown(broken.write("z.csv", List.of(kind.header)), "z.csv: there is a header and no row under it");
        broken.turnsDown(broken.write("w.csv", List.of(kind.header, "", "")), "w.csv: there is a header and no row");
    }

    @ParameterizedTest
    @EnumSource
    void aHeaderAmongTheRowsAndALineUnderThemAreTold(Kind kind) {
        List<String> lines = kind.lines(ROWS);
        lines.set(499, kind.header);
        lines.set(1000, "1000 rows");
        Path file = broken.write("x.csv", lines);

        if (kind.isChain()) {
            broken.rejects(
                    file, ROWS, Map.of(500, kind == Kind.CBOE ? "quote_date must be" : "date must be", 1001, FIELDS));
        } else {
            broken.turnsDown(file, "x.csv:500: ", "date must be a day");
        }
    }
}
