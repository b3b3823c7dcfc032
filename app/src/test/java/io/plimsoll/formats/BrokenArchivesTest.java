package io.plimsoll.formats;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.formats.BrokenFiles.Kind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Archives that are damaged, or made to fill memory or disk: turned down, and nothing of them stays. */
class BrokenArchivesTest {

    private static final int ROWS = 1000;
    private static final String CUT = "the compressed data must not end here, it is cut short; fetch the file again";
    private static final String DAMAGED = "the compressed data cannot be used: ";
    private static final String BOMB = "times their number, which no market data does";

    private final BrokenFiles broken;

    BrokenArchivesTest(@TempDir Path temp) {
        broken = new BrokenFiles(temp);
    }

    private static String text(Kind kind) {
        return String.join("\n", kind.lines(ROWS)) + "\n";
    }

    @ParameterizedTest
    @EnumSource
    void anArchiveThatIsCutShortIsTurnedDownWhereverItIsCut(Kind kind) {
        byte[] gzip = TestFolder.gzip(text(kind));
        byte[] zip = zip("a.csv", text(kind));
        int[] cuts = {2, 3, 9, 10, 11, 50, gzip.length / 3, gzip.length - 9, gzip.length - 8, gzip.length - 1};
        for (int cut : cuts) {
            broken.turnsDown(broken.folder.bytes("x.gz", Arrays.copyOf(gzip, cut)), "x.gz: ", CUT);
        }
        for (int cut : new int[] {5, 30, 34, 50, zip.length / 3}) {
            broken.turnsDown(broken.folder.bytes("x.zip", Arrays.copyOf(zip, cut)), "x.zip: ");
        }
        broken.goodFilesAreTaken();
    }

    @ParameterizedTest
    @EnumSource
    void aDamagedArchiveIsTurnedDown(Kind kind) {
        byte[] gzip = TestFolder.gzip(text(kind));
        for (int from : new int[] {8, 5, 1}) { // checksum, checksum, size
            byte[] damaged = gzip.clone();
            damaged[gzip.length - from] ^= 1;
            broken.turnsDown(broken.folder.bytes("x.gz", damaged), "x.gz: ", DAMAGED);
        }
        byte[] zip = zip("a.csv", text(kind));
        byte[] name = zip.clone();
        name[30] = (byte) 0xFF;
        // Newer JDKs find it themselves and say "bad entry name".
        broken.turnsDown(broken.folder.bytes("x.zip", name), DAMAGED, "name");
        byte[] secret = zip.clone();
        secret[6] |= 1;
        broken.turnsDown(broken.folder.bytes("x.zip", secret), DAMAGED + "encrypted ZIP entry not supported");
    }

    @ParameterizedTest
    @EnumSource
    void anArchiveHoldsOneFile(Kind kind) {
        broken.turnsDown(
                broken.folder.bytes("x.zip", zip("a.csv", text(kind), "b.csv", text(kind))),
                "the archive must hold one file, has a.csv and b.csv");
        broken.turnsDown(broken.folder.bytes("y.zip", zip()), "y.zip: ");
        broken.rejects(broken.folder.bytes("z.zip", zip("d/", "", "d/../../a.csv", text(kind))), ROWS, Map.of());
    }

    @Test
    void anArchiveWithinAnArchiveIsNoText() {
        byte[] inner = TestFolder.gzip(text(Kind.OPTIONS));
        String outer = new String(inner, StandardCharsets.ISO_8859_1);

        broken.turnsDown(broken.folder.bytes("x.gz", TestFolder.gzip(outer)), "x.gz: unknown header");
    }

    /** Parts of a gzip file stand one after the other, so that a small one may be repeated. */
    @ParameterizedTest
    @EnumSource
    void whatUnpacksToGigabytesIsTurnedDownBeforeItFillsTheDisk(Kind kind) {
        byte[] head = TestFolder.gzip(text(kind));
        byte[] zeros = TestFolder.gzip("\0".repeat(1 << 24));
        byte[] letters = TestFolder.gzip("x".repeat(1 << 24));
        String row = kind.row(1 + ROWS) + "\n";
        byte[] rows = TestFolder.gzip(row.repeat((1 << 24) / row.length()));

        for (byte[] bomb : List.of(zeros, letters)) {
            broken.turnsDown(broken.repeated("x.gz", head, bomb, 128), "x.gz:");
        }
        if (kind.isChain()) {
            broken.turnsDown(broken.repeated("y.gz", head, rows, 128), "y.gz: ", BOMB);
        } else {
            broken.turnsDown(broken.repeated("y.gz", head, rows, 128), "y.gz:"); // a day that is there twice
        }
    }

    @Test
    void aSmallArchiveOfManyRowsIsNoBomb() {
        String text = String.join("\n", Kind.OPTIONS.lines(200_000)) + "\n";
        byte[] gzip = TestFolder.gzip(text);
        Path file = broken.folder.bytes("x.gz", gzip);

        assertThat(broken.put(file)).isEqualTo(200_000);
        assertThat(broken.kept(file)).hasSize(200_000);
    }

    private static byte[] zip(String... namesAndTexts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < namesAndTexts.length; i += 2) {
                zip.putNextEntry(new ZipEntry(namesAndTexts[i]));
                zip.write(namesAndTexts[i + 1].getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
