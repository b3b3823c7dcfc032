package io.plimsoll.formats;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.formats.chain.ChainFormat;
import io.plimsoll.formats.chain.ChainFormats;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every option-chain format with a file of invented rows, and beside it what they must be read as. */
class ChainFilesTest {

    /** Tells a day and letters where a format tells no day or no underlying, and nothing of any format. */
    private static final String NAME = "ZZX-2031-03-04";

    private final TestFolder folder;

    ChainFilesTest(@TempDir Path temp) {
        folder = new TestFolder(temp);
    }

    static Stream<String> names() {
        return ChainFormats.all().stream().map(ChainFormat::name);
    }

    @ParameterizedTest
    @MethodSource("names")
    void aFormatIsKnownByItsHeaderAndItsRowsAreReadAsTheyAreMeant(String name) {
        Path file = folder.write(NAME + ".csv", text(name + ".csv"));

        assertThat(Importer.format(file)).isEqualTo(name);
        assertThat(ReadChain.of(folder, List.of(file))).isEqualTo(expected(name));
    }

    @ParameterizedTest
    @MethodSource("names")
    void anArchiveIsReadAsItsText(String name) {
        Path gzip = folder.bytes(NAME + ".gz", TestFolder.gzip(text(name + ".csv")));
        Path zip = folder.bytes("zip/" + NAME + ".zip", zip(text(name + ".csv")));

        assertThat(Importer.format(gzip)).isEqualTo(name);
        assertThat(Importer.format(zip)).isEqualTo(name);
        assertThat(ReadChain.of(folder, List.of(gzip))).isEqualTo(expected(name));
        assertThat(ReadChain.of(folder, List.of(zip))).isEqualTo(expected(name));
    }

    @ParameterizedTest
    @MethodSource("names")
    void columnsMayStandInAnyOrderAmongOthers(String name) {
        List<List<String>> rows = text(name + ".csv")
                .lines()
                .map(line -> new ArrayList<>(List.of((line + ",remark").split(",", -1))))
                .collect(Collectors.toList());
        rows.forEach(fields -> Collections.shuffle(fields, new Random(7)));
        Path file = folder.write(
                NAME + ".csv", rows.stream().map(r -> String.join(",", r)).toArray(String[]::new));

        assertThat(Importer.format(file)).isEqualTo(name);
        assertThat(ReadChain.of(folder, List.of(file))).isEqualTo(expected(name));
    }

    @ParameterizedTest
    @MethodSource("names")
    void theColumnsThatMustBeThereTellTheFormat(String name) {
        String header = String.join(",", ChainFormats.named(name).required());
        boolean sameAsFirstLevel = name.startsWith("historicaloptiondata");

        assertThat(Importer.format(folder.write("x.csv", header)))
                .isEqualTo(sameAsFirstLevel ? "historicaloptiondata-l1" : name);
    }

    /** Columns have the types that a data frame gives them: days are days, and codes of digits are numbers. */
    @ParameterizedTest
    @MethodSource("names")
    void parquetIsReadAsTheTextThatItWasMadeOf(String name) throws SQLException {
        Path csv = folder.write("text/" + NAME + ".csv", text(name + ".csv"));
        Path parquet = folder.data.resolve(NAME + ".bin");
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("COPY (FROM read_csv('" + csv + "')) TO '" + parquet + "' (FORMAT parquet)");
        }

        assertThat(Importer.format(parquet)).isEqualTo(name);
        assertThat(ReadChain.of(folder, List.of(parquet)))
                .isEqualTo(
                        expected(name).stream().map(ChainFilesTest::lineBefore).toList());
    }

    /** Rows of Parquet are counted from 1. */
    private static String lineBefore(String row) {
        int comma = row.indexOf(',');
        return (Long.parseLong(row.substring(0, comma)) - 1) + row.substring(comma);
    }

    @ParameterizedTest
    @ValueSource(strings = {";", "\t", "|"})
    void fieldsMayBePartedByOtherSigns(String delimiter) {
        for (String name : List.of("cboe-eod", "optionsdx", "nse-bhavcopy")) {
            Path file = folder.write(NAME + ".csv", text(name + ".csv").replace(",", delimiter));

            assertThat(Importer.format(file)).isEqualTo(name);
            assertThat(ReadChain.of(folder, List.of(file))).as(name).isEqualTo(expected(name));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r\n", "\n\n"})
    void linesMayEndOtherwise(String end) {
        Path file = folder.write(
                NAME + ".csv",
                "\uFEFF" + text("optionmetrics.csv").replace("\n", end) + (end.equals("\r\n") ? "\r" : ""));

        assertThat(Importer.format(file)).isEqualTo("optionmetrics");
        assertThat(ReadChain.of(folder, List.of(file)))
                .extracting(line -> line.substring(line.indexOf(',')))
                .isEqualTo(expected("optionmetrics").stream()
                        .map(line -> line.substring(line.indexOf(',')))
                        .toList());
    }

    /** In the order in which a store gives rows back: by underlying, and as they stand. */
    private static List<String> expected(String name) {
        List<String> lines = text(name + ".read.csv").lines().skip(1).toList();
        return lines.stream()
                .map(line -> line.split(",")[1])
                .distinct()
                .sorted()
                .flatMap(underlying -> lines.stream().filter(l -> l.split(",")[1].equals(underlying)))
                .toList();
    }

    static String text(String name) {
        try (InputStream in =
                Objects.requireNonNull(ChainFilesTest.class.getResourceAsStream("/formats/" + name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).stripTrailing();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] zip(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("chain.csv"));
            zip.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
