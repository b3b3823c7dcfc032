package io.plimsoll.formats.span;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.market.InputRejectedException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every broken file is turned down by name, place and rule, and none exhausts the memory. */
class BrokenSpanFilesTest {

    private static final Path POSITIONAL = SpanSamples.resource("span-positional.pa2");
    private static final Path XML = SpanSamples.resource("span-xml.spn");
    private static final int FIRST_81 = 22;

    private static List<String> lines() throws IOException {
        return new ArrayList<>(Files.readAllLines(POSITIONAL, StandardCharsets.US_ASCII));
    }

    private static String xml() throws IOException {
        return Files.readString(XML, StandardCharsets.ISO_8859_1);
    }

    private static void turnsDown(Path folder, byte[] content, SpanFormat format, String... words) throws IOException {
        Path file = folder.resolve("broken");
        Files.write(file, content);
        assertThatThrownBy(() -> SpanFiles.stream(file, format, contract -> {}))
                .isInstanceOf(InputRejectedException.class)
                .hasMessageContainingAll(words);
    }

    private static void turnsDown(Path folder, List<String> lines, String... words) throws IOException {
        turnsDown(folder, String.join("\n", lines).getBytes(StandardCharsets.ISO_8859_1), SpanFormat.POSITIONAL, words);
    }

    private static void turnsDownXml(Path folder, String xml, String... words) throws IOException {
        turnsDown(folder, xml.getBytes(StandardCharsets.ISO_8859_1), SpanFormat.XML, words);
    }

    private static List<String> changed(int line, int column, String text) throws IOException {
        List<String> lines = lines();
        String old = lines.get(line - 1);
        lines.set(line - 1, old.substring(0, column - 1) + text + old.substring(column - 1 + text.length()));
        return lines;
    }

    @Test
    void theFirstRecordOfAContractStandsWhereTheTestsThinkItDoes() throws IOException {
        assertThat(lines().subList(0, FIRST_81 - 1)).noneMatch(line -> line.startsWith("8"));
        assertThat(lines().get(FIRST_81 - 1)).startsWith("81PLXWG");
    }

    @Test
    void aValueThatIsNoNumberIsNamedByLineAndColumns(@TempDir Path folder) throws IOException {
        turnsDown(
                folder,
                changed(FIRST_81, 67, "00x33-"),
                "broken:22: columns 67–72 (risk array value 3) must be digits, were \"00x33-\""
                        .replace("67–72", "67–71")
                        .replace("-\"", "\""));
        turnsDown(folder, changed(FIRST_81, 72, "*"), ":22: columns 72–72 (risk array value 3) must be +, - or blank");
        turnsDown(folder, changed(1, 9, "20261301"), ":1: columns 9–16 (business date)", "20261301");
        turnsDown(folder, changed(1, 17, "X"), ":1: columns 17–17", "must be S or I", "\"X\"");
        turnsDown(folder, changed(1, 36, "U3"), "must be U2 (expanded unpacked) or UP (Paris expanded)", "\"U3\"");
        turnsDown(folder, changed(8, 79, "7"), ":8: columns 79–79 (short option minimum method)");
        turnsDown(folder, changed(6, 28, "X"), ":6: columns 28–28 (side of a leg) must be A or B");
    }

    @Test
    void aPairThatIsTornApartIsTurnedDown(@TempDir Path folder) throws IOException {
        List<String> without82 = lines();
        without82.remove(FIRST_81);
        turnsDown(folder, without82, ":23:", "right below its record 81");

        List<String> without81 = lines();
        without81.remove(FIRST_81 - 1);
        turnsDown(folder, without81, ":22:", "there is none above it");

        List<String> swapped = lines();
        swapped.set(FIRST_81, lines().get(FIRST_81 + 2));
        turnsDown(folder, swapped, ":23:", "must be of the same contract");

        List<String> between = lines();
        between.add(FIRST_81, lines().get(1));
        turnsDown(folder, between, ":23:", "right below its record 81");

        turnsDown(folder, lines().subList(0, FIRST_81), "right below its record 81");
    }

    @Test
    void aLineCutInsideItsValuesIsTurnedDownAndOneCutAtItsBlanksIsNot(@TempDir Path folder) throws IOException {
        List<String> cut = lines();
        cut.set(FIRST_81, lines().get(FIRST_81).substring(0, 70));
        turnsDown(folder, cut, ":23: columns 67–71 (risk array value 12)", "the line ends at column 70");

        List<String> short82 = lines();
        short82.set(FIRST_81, lines().get(FIRST_81).substring(0, 102));
        Path file = folder.resolve("short");
        Files.write(file, short82);
        assertThat(SpanFiles.read(file).contracts().get(0).price()).isEqualTo(81.25);
    }

    @Test
    void aDefinitionBelowItsContractsIsTurnedDown(@TempDir Path folder) throws IOException {
        List<String> late = lines();
        late.add(late.remove(3));
        late.removeIf(line -> line.matches("[3CE4] WIDGET.*"));
        turnsDown(folder, late, "must stand above the contracts they speak of", "PLX/");

        List<String> undefined = lines();
        undefined.remove(3);
        turnsDown(folder, undefined, ":4: columns 3–8 (combined commodity) must be one that a record 2 above defines");
    }

    @Test
    void aFileWithoutItsHeaderOrEmptyIsTurnedDown(@TempDir Path folder) throws IOException {
        turnsDown(folder, lines().subList(1, 10), ":1: columns 1–2 (record type) must be 0 on the first line");
        turnsDown(folder, List.of("", "  "), "the file is empty");
        turnsDown(folder, new byte[0], SpanFormat.XML, "must be well-formed XML");
    }

    @Test
    void unknownRecordsAreCountedAndNeverAnError(@TempDir Path folder) throws IOException {
        List<String> lines = lines();
        lines.add("Q whatever");
        lines.add("Q more");
        lines.add("99");
        lines.add("\u001a");
        Path file = folder.resolve("more");
        Files.write(file, lines);

        assertThat(SpanFiles.read(file).parameters().unread())
                .containsEntry("Q", 2L)
                .containsEntry("99", 1L);
    }

    @Test
    void packedFilesAreReadAndCutOnesTurnedDown(@TempDir Path folder) throws IOException {
        for (Path sample : List.of(POSITIONAL, XML)) {
            SpanFormat format = SpanFiles.sniff(sample).orElseThrow();
            byte[] gzip = gzip(Files.readAllBytes(sample));
            byte[] zip = zip(sample);
            Path packed = folder.resolve("packed");
            for (byte[] whole : List.of(gzip, zip)) {
                Files.write(packed, whole);
                assertThat(SpanFiles.sniff(packed)).contains(format);
                assertThat(SpanFiles.read(packed)).isEqualTo(SpanFiles.read(sample));
            }
            turnsDown(folder, Arrays.copyOf(gzip, gzip.length / 2), format, "the packed data must not end here");
            turnsDown(folder, Arrays.copyOf(zip, zip.length / 2), format, "the packed data must not end here");
        }
    }

    @Test
    void aZipOfTwoFilesOrNoneIsTurnedDown(@TempDir Path folder) throws IOException {
        turnsDown(folder, zip(POSITIONAL, XML), SpanFormat.POSITIONAL, "a zip must hold one file", "span-xml.spn");
        ByteArrayOutputStream none = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(none)) {
            zip.putNextEntry(new ZipEntry("folder/"));
        }
        turnsDown(folder, none.toByteArray(), SpanFormat.POSITIONAL, "this one holds none");
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(content);
        }
        return bytes.toByteArray();
    }

    private static byte[] zip(Path... files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Path file : files) {
                zip.putNextEntry(new ZipEntry(file.getFileName().toString()));
                Files.copy(file, zip);
            }
        }
        return bytes.toByteArray();
    }

    @Test
    void textOfTwoBytesACharacterIsTurnedDown(@TempDir Path folder) throws IOException {
        byte[] wide = Files.readString(POSITIONAL, StandardCharsets.US_ASCII).getBytes(StandardCharsets.UTF_16LE);
        turnsDown(folder, wide, SpanFormat.POSITIONAL, ":1: column 2 must be a printable character, was byte 0");
        turnsDown(folder, xml().getBytes(StandardCharsets.UTF_16LE), SpanFormat.XML, ":1:", "must not hold NUL bytes");
    }

    @Test
    void nulBytesAreTurnedDown(@TempDir Path folder) throws IOException {
        turnsDown(folder, changed(FIRST_81, 60, "\0"), ":22: column 60 must be a printable character");
        turnsDownXml(folder, xml().replace("<k>80.0", "<k>8\0.0"), "must not hold NUL bytes");
    }

    @Test
    void latinLettersAreReadWhereNoEncodingIsDeclaredAndTurnedDownWhereUtf8Is(@TempDir Path folder) throws IOException {
        assertThat(xml()).contains("inventée");
        assertThat(SpanFiles.read(XML).contracts()).isNotEmpty();
        turnsDownXml(
                folder,
                xml().replace("<?xml version=\"1.0\"?>", "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"),
                "the text must be in the encoding it declares");
        turnsDownXml(
                folder,
                xml().replace("<?xml version=\"1.0\"?>", "<?xml version=\"1.0\" encoding=\"EBCDIC-X\"?>"),
                "must be ISO-8859-1, UTF-8, US-ASCII or windows-1252",
                "EBCDIC-X");
    }

    @Test
    void anXmlBombIsTurnedDown(@TempDir Path folder) throws IOException {
        StringBuilder bomb = new StringBuilder("<!DOCTYPE spanFile [<!ENTITY a0 \"boom\">");
        for (int i = 1; i < 30; i++) {
            bomb.append("<!ENTITY a%d \"&a%d;&a%d;&a%d;&a%d;\">".formatted(i, i - 1, i - 1, i - 1, i - 1));
        }
        bomb.append("]>");
        String bombed = xml().replace("<spanFile>", bomb + "<spanFile>").replace("<ec>PLMSL", "<ec>&a29;");
        turnsDownXml(folder, bombed, "broken:");
    }

    @Test
    void aDocumentTypeIsTurnedDownAndNothingIsFetched(@TempDir Path folder) throws IOException {
        Path secret = folder.resolve("secret.txt");
        Files.writeString(secret, "202601150000");
        String outside = "<!DOCTYPE spanFile [<!ENTITY x SYSTEM \"" + secret.toUri() + "\">]>";
        turnsDownXml(
                folder, xml().replace("<spanFile>", outside + "<spanFile>").replace("<ec>PLMSL", "<ec>&x;"), "broken:");
        turnsDownXml(
                folder,
                xml().replace("<spanFile>", "<!DOCTYPE spanFile SYSTEM \"http://localhost:9/x.dtd\">\n<spanFile>"),
                "a SPAN file has no document type");
    }

    @Test
    void xmlThatEndsEarlyIsTurnedDown(@TempDir Path folder) throws IOException {
        turnsDownXml(folder, xml().substring(0, xml().length() / 2), "must be well-formed XML");
        turnsDownXml(folder, xml().replace("</futPf>", "</oofPf>"), "must be well-formed XML");
    }

    @Test
    void anElementThatBreaksARuleIsNamedWithItsLine(@TempDir Path folder) throws IOException {
        turnsDownXml(folder, xml().replace("<k>80.0</k>", "<k>8o</k>"), "opt/k must be a number, was \"8o\"");
        turnsDownXml(folder, xml().replace("<o>C</o>", "<o>X</o>"), "opt/o must be C or P, was \"X\"");
        turnsDownXml(folder, xml().replace("<a>-58.2</a>", ""), "element opt/ra must have 16 values", "15 values");
        turnsDownXml(folder, xml().replace("<d>0.5417</d></ra>", "</ra>"), "composite delta (d)");
        turnsDownXml(folder, xml().replace("<isSetl>0", "<isSetl>2"), "broken:11: element", "isSetl must be 0 or 1");
        turnsDownXml(folder, xml().replace("<isSetl>0</isSetl>", ""), "must have a date and isSetl");
        turnsDownXml(folder, xml().replace("<date>20260115", "<date>20260230"), "must be a day of the calendar");
        turnsDownXml(folder, xml().replace("<point>16<", "<point>15<"), "must have the scan points 1 to 16, each once");
        turnsDownXml(folder, xml().replace("<mult>0.667<", "<mult>0.5<"), "mult and by numerator and denominator");
        turnsDownXml(folder, xml().replace("<fileFormat>4.00", "<fileFormat>3.05"), "must be 4.00, was \"3.05\"");
        turnsDownXml(folder, xml().replace("spanFile", "otherFile"), "must be spanFile");
        turnsDownXml(folder, xml().replace("<cc>INDEX</cc>", ""), "ccDef must have a cc");
        turnsDownXml(folder, xml().replace("<p>81.25</p>", "<p><b>81</b></p>"), "must hold text and nothing else");
    }

    @Test
    void elementsNestedTooDeepAreTurnedDown(@TempDir Path folder) throws IOException {
        turnsDownXml(folder, xml().replace("<ec>", "<deep>".repeat(100_000) + "<ec>"), "nested deeper than 64");
    }

    /** A stream of one byte over and over, longer than the memory. */
    private static InputStream endless(String head, char filler) {
        return new InputStream() {
            private final ByteArrayInputStream begin =
                    new ByteArrayInputStream(head.getBytes(StandardCharsets.ISO_8859_1));
            private long left = 1L << 33;

            @Override
            public int read() {
                int b = begin.read();
                return b >= 0 ? b : left-- > 0 ? filler : -1;
            }

            @Override
            public int read(byte[] bytes, int from, int length) {
                int n = begin.read(bytes, from, length);
                if (n > 0) {
                    return n;
                }
                left -= length;
                Arrays.fill(bytes, from, from + length, (byte) filler);
                return left > 0 ? length : -1;
            }
        };
    }

    @Test
    void aLineWithoutAnEndDoesNotExhaustTheMemory() throws IOException {
        Path name = Path.of("endless");
        Pa2Lines lines = new Pa2Lines(name, endless("", '7'));
        assertThatThrownBy(() -> lines.next(new Pa2Line("endless")))
                .isInstanceOf(InputRejectedException.class)
                .hasMessageContaining("endless:1: a line must not be longer than 1024 characters");

        for (String head :
                List.of("<spanFile><ec>", "<spanFile ", "<spanFile a=\">", "<!-- <a> -- ", "<?x ?", "<![CDATA[ ]] ")) {
            for (char filler : new char[] {'x', '>', '<', '-'}) {
                MarkupGuard guard = new MarkupGuard(name, endless(head, filler));
                boolean markup = filler == '>' || (filler == '<' && !head.endsWith(">"));
                if (!markup || head.startsWith("<!") || head.startsWith("<?") || head.endsWith("\">")) {
                    assertThatThrownBy(() -> guard.readNBytes(1 << 20))
                            .as(head + filler)
                            .isInstanceOf(InputRejectedException.class)
                            .hasMessageContaining("must not be longer than 65536 bytes");
                }
            }
        }
    }

    /** Whatever a byte is changed to, the file is read or turned down in the one way; no other exception gets out. */
    @Test
    void noChangedByteLeadsToAnotherKindOfFailure(@TempDir Path folder) throws IOException {
        SplittableRandom random = new SplittableRandom(20260115);
        Path file = folder.resolve("changed");
        int rejected = 0;
        for (int n = 0; n < 1500; n++) {
            Path sample = n % 2 == 0 ? POSITIONAL : XML;
            byte[] bytes = Files.readAllBytes(sample);
            for (int i = 0; i <= random.nextInt(3); i++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            Files.write(file, n % 5 == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes);
            try {
                SpanFiles.stream(file, n % 2 == 0 ? SpanFormat.POSITIONAL : SpanFormat.XML, contract -> {});
            } catch (InputRejectedException e) {
                assertThat(e).hasMessageContaining("changed");
                rejected++;
            }
        }
        assertThat(rejected).isGreaterThan(300);
    }
}
