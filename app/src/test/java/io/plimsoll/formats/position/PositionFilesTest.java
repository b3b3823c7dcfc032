package io.plimsoll.formats.position;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.margin.position.Position;
import io.plimsoll.market.InputRejectedException;
import io.plimsoll.market.OptionRight;
import java.io.BufferedWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PositionFilesTest {

    private static final String HEADER =
            "Firm Id,Acct Id,Exchange,Ticker Symbol,Product Name,CC Code,Period Code,Put / Call,"
                    + "Strike,Underlying Period Code,Net Positions,Margin Type";

    private static Path sample() throws URISyntaxException {
        return Path.of(Objects.requireNonNull(PositionFilesTest.class.getResource("/formats/cme-core-positions.csv"))
                .toURI());
    }

    @Test
    void aPortfolioIsReadWithItsSignsSeparatorsAndBlankLines() throws URISyntaxException {
        List<Position> positions = PositionFiles.read(sample());

        assertThat(positions)
                .containsExactly(
                        future("00417", "WG", "202603", 1250, "C-1"),
                        future("00417", "WG", "202606", -40, "C-1"),
                        new Position(
                                "PLM",
                                "00417",
                                "PLX",
                                "OWH6",
                                "Widget options, American",
                                "OW",
                                "202603",
                                OptionRight.CALL,
                                80.5,
                                "202603",
                                -12,
                                "OOF",
                                "C-1"),
                        new Position(
                                "PLM",
                                "00418",
                                "PLX",
                                "",
                                "",
                                "OW",
                                "202603",
                                OptionRight.PUT,
                                80,
                                "202603",
                                7,
                                "OOF",
                                ""),
                        new Position(
                                "PLM",
                                "00418",
                                "PLX",
                                "",
                                "",
                                "IX",
                                "20260327",
                                OptionRight.PUT,
                                3900,
                                "",
                                3.5,
                                "OOP",
                                "C-2"));
        assertThat(PositionFiles.sniff(sample())).isTrue();
    }

    private static Position future(String account, String code, String period, double quantity, String client) {
        return new Position("PLM", account, "PLX", "", "", code, period, null, Double.NaN, "", quantity, "FUT", client);
    }

    private static void turnsDown(Path folder, String content, String... words) throws IOException {
        Path file = folder.resolve("broken.csv");
        Files.writeString(file, content);
        assertThatThrownBy(() -> PositionFiles.read(file))
                .isInstanceOf(InputRejectedException.class)
                .hasMessageContainingAll(words);
    }

    private static String rows(String... rows) {
        return HEADER + "\n" + String.join("\n", rows) + "\n";
    }

    @Test
    void aBrokenRuleIsNamedByLineColumnAndValue(@TempDir Path folder) throws IOException {
        String good = "F,A,X,,,WG,202603,,,,3,FUT";
        turnsDown(
                folder,
                rows(good, "", "F,A,X,,,WG,202613,,,,3,FUT"),
                "broken.csv:4: column 7 (Period Code) must be YYYYMM or YYYYMMDD, was \"202613\"");
        turnsDown(
                folder,
                rows("F,A,X,,,WG,202603,,,,3o,FUT"),
                ":2: column 11 (Net Positions) must be a number",
                "\"3o\"");
        turnsDown(folder, rows("F,A,X,,,WG,202603,,,,,FUT"), ":2: column 11 (Net Positions) must not be blank");
        turnsDown(folder, rows("F,A,X,,,WG,202603,,,,\"1,5\",FUT"), "column 11", "\"1,5\"");
        turnsDown(folder, rows("F,A,X,,,WG,202603,,,,(-3),FUT"), "column 11", "\"(-3)\"");
        turnsDown(folder, rows("F,A,X,,,WG,202603,,,,0x10,FUT"), "column 11");
        turnsDown(folder, rows("F,A,X,,,WG,202603,,80,,3,FUT"), "column 9 (Strike) must be blank or 0", "\"80\"");
        turnsDown(folder, rows("F,A,X,,,WG,202603,C,,,3,OOF"), "column 9 (Strike) must not be blank for an option");
        turnsDown(
                folder, rows("F,A,X,,,WG,202603,B,80,,3,OOF"), "column 8 (Put / Call) must be C, P, or blank", "\"B\"");
        turnsDown(folder, rows("F,A,X,,,,202603,,,,3,FUT"), "column 6 (CC Code) must not be blank");
        turnsDown(folder, rows("F,A,X,,,W\0G,202603,,,,3,FUT"), "column 6 (CC Code) must not hold control characters");
        turnsDown(
                folder,
                rows("F,A,X,,,WG,202603,,,,3"),
                ":2: a line must have as many fields as the header, 12, had 11");
        turnsDown(folder, rows(good + ",surplus"), "had 13");
        turnsDown(folder, "Firm Id,Acct Id\nF,A\n", ":1: the header must have a column \"Exchange\"");
        turnsDown(folder, HEADER + ",Strike\n", "column \"Strike\" must be there once");
        turnsDown(folder, "", "the file is empty");
        assertThatThrownBy(() -> PositionFiles.read(folder.resolve("none.csv")))
                .hasMessageContaining("there is no such file");
    }

    @Test
    void columnsAreFoundByNameWhateverTheirOrder(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("turned.csv");
        Files.writeString(
                file,
                "Margin Type,Net Positions,Notes,Underlying Period Code,Strike,Put / Call,Period Code,CC Code,Product Name,"
                        + "Ticker Symbol,Exchange,Acct Id,Firm Id\nFUT,\"(1,000)\",x,,,,202603,WG,,,X,A,F\n");

        assertThat(PositionFiles.read(file))
                .singleElement()
                .extracting(Position::quantity, Position::firm, Position::client)
                .containsExactly(-1000.0, "F", "");
        assertThat(PositionFiles.sniff(file)).isTrue();
    }

    @Test
    void otherEncodingsAndCutPackedFilesAreTurnedDown(@TempDir Path folder) throws IOException, URISyntaxException {
        Path file = folder.resolve("latin.csv");
        Files.write(file, rows("F,A,X,,Blé,WG,202603,,,,3,FUT").getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> PositionFiles.read(file))
                .isInstanceOf(InputRejectedException.class)
                .hasMessageContaining("UTF-8");

        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            Files.copy(sample(), gzip);
        }
        Files.write(file, bytes.toByteArray());
        assertThat(PositionFiles.read(file)).isEqualTo(PositionFiles.read(sample()));
        Files.write(file, Arrays.copyOf(bytes.toByteArray(), 60));
        assertThatThrownBy(() -> PositionFiles.read(file))
                .isInstanceOf(InputRejectedException.class)
                .hasMessageContaining("the packed data must not end here");
    }

    @Test
    void aFieldWithoutAnEndIsTurnedDown(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("long.csv");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write(HEADER + "\n\"");
            for (int i = 0; i < 1_000_000; i++) {
                out.write("long field,");
            }
        }
        assertThatThrownBy(() -> PositionFiles.read(file))
                .isInstanceOf(InputRejectedException.class)
                .hasMessageContaining("after line 1: a field must not be longer than 65536 characters");
    }

    @Test
    void whatIsWrittenIsReadBackEqual(@TempDir Path folder) throws IOException {
        SplittableRandom random = new SplittableRandom(5);
        List<Position> positions = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            boolean option = random.nextBoolean();
            positions.add(new Position(
                    "F" + random.nextInt(9),
                    "0" + i,
                    "PLX",
                    random.nextBoolean() ? "" : "T,\"" + i,
                    "Blé " + i,
                    "WG",
                    random.nextBoolean() ? "202603" : "20260331",
                    option ? random.nextBoolean() ? OptionRight.CALL : OptionRight.PUT : null,
                    option ? random.nextInt(-5000, 50_000) / 8.0 : Double.NaN,
                    option ? "202606" : "",
                    random.nextInt(10) == 0 ? 1e7 * random.nextDouble() : random.nextInt(-5000, 5000),
                    "FUT",
                    random.nextBoolean() ? "" : "C" + i));
        }
        for (String name : List.of("p.csv", "p.csv.gz")) {
            Path file = folder.resolve(name);
            PositionFiles.write(positions, file);
            assertThat(PositionFiles.sniff(file)).isTrue();
            assertThat(PositionFiles.read(file)).isEqualTo(positions);
        }
    }

    @Test
    void aHundredThousandPositionsAreStreamed(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("many.csv");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write(HEADER + "\r\n");
            for (int i = 0; i < 100_000; i++) {
                out.write("PLM,00417,PLX,,,OW,202603,C," + i + ".5,202603,\"-1,234\",OOF\r\n");
            }
        }
        double[] sum = new double[1];
        long count = PositionFiles.stream(file, position -> sum[0] += position.quantity());

        assertThat(count).isEqualTo(100_000);
        assertThat(sum[0]).isEqualTo(-123_400_000.0);
    }

    @Test
    void otherFilesAreNoPortfolios(@TempDir Path folder) throws IOException {
        Path other = folder.resolve("cme-core-positions.csv");
        Files.writeString(other, "Date,Open,High,Low,Close\n");
        assertThat(PositionFiles.sniff(other)).isFalse();
        Files.write(other, new byte[0]);
        assertThat(PositionFiles.sniff(other)).isFalse();
    }
}
