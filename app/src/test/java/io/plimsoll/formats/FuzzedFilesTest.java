package io.plimsoll.formats;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.formats.BrokenFiles.Kind;
import io.plimsoll.market.InputRejectedException;
import io.plimsoll.store.Store;
import io.plimsoll.store.StoreDump;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Good files with a few bytes changed by chance: turned down, or every line of them is a row or told. */
class FuzzedFilesTest {

    private static final int MUTATIONS = 75;
    private static final int ROWS = 300;
    private static final byte[] TELLING = "\",;\n\r\0'-.e09 \u00E9".getBytes(StandardCharsets.UTF_8);

    private final BrokenFiles broken;

    FuzzedFilesTest(@TempDir Path temp) {
        broken = new BrokenFiles(temp);
    }

    @ParameterizedTest
    @EnumSource
    void aChangedFileIsTurnedDownOrEveryLineIsAccountedFor(Kind kind) {
        byte[] good = (String.join("\n", kind.lines(ROWS)) + "\n").getBytes(StandardCharsets.UTF_8);
        SplittableRandom random = new SplittableRandom(kind.name().hashCode());
        List<String> before = StoreDump.of(broken.store);
        int taken = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            boolean packed = i % 5 == 4;
            byte[] bytes = mutated(random, packed ? TestFolder.gzip(new String(good, StandardCharsets.UTF_8)) : good);
            Path file = broken.folder.bytes("fuzz-" + i + ".csv", bytes);
            Outcome outcome = Assertions.assertTimeout(Duration.ofSeconds(60), () -> attempt(file));
            if (outcome == Outcome.TAKEN) {
                taken++;
                if (!packed) {
                    assertThat(outcome(file)).as("mutation " + i).isEqualTo(lines(bytes));
                }
            } else {
                assertThat(StoreDump.of(broken.store)).as("mutation " + i).isEqualTo(before);
            }
            broken.clean();
            before = StoreDump.of(broken.store);
        }
        assertThat(taken).isBetween(1, MUTATIONS - 1);
        broken.goodFilesAreTaken();
    }

    private enum Outcome {
        TAKEN,
        TURNED_DOWN
    }

    /** Anything but a file that is turned down fails the test. */
    private Outcome attempt(Path file) {
        try (Store store = Store.open(broken.store)) {
            Importer.store(List.of(file), BrokenFiles.settings(), store, n -> {});
            return Outcome.TAKEN;
        } catch (InputRejectedException e) {
            assertThat(e).hasMessageContaining(file.toString()).hasMessageNotContaining("the store ");
            return Outcome.TURNED_DOWN;
        }
    }

    /** Rows of a file that are kept or told. */
    private long outcome(Path file) {
        String id = StoreDump.query(
                        broken.store, "SELECT CAST(id AS VARCHAR) FROM imported_file WHERE path = '" + file + "'")
                .get(0);
        long sum = 0;
        for (String table : List.of("bar", "series_point", "rejected_row")) {
            sum += number("SELECT CAST(count(*) AS VARCHAR) FROM " + table + " WHERE file = " + id);
        }
        return sum + number("SELECT CAST(coalesce(sum(row_count), 0) AS VARCHAR) FROM chain_file WHERE file = " + id);
    }

    private long number(String sql) {
        return Long.parseLong(StoreDump.query(broken.store, sql).get(0));
    }

    /** Lines that are not blank, without the header. */
    private static long lines(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8)
                        .lines()
                        .filter(l -> !l.isEmpty())
                        .count()
                - 1;
    }

    private static byte[] mutated(SplittableRandom random, byte[] good) {
        byte[] bytes = good.clone();
        for (int n = random.nextInt(1, 4); n > 0; n--) {
            int at = random.nextInt(bytes.length);
            bytes = switch (random.nextInt(5)) {
                case 0 -> flipped(bytes, at, random.nextInt(8));
                case 1 -> Arrays.copyOf(bytes, Math.max(1, at)); // cut at the end
                case 2 -> joined(bytes, at, new byte[0], Math.min(bytes.length, at + random.nextInt(1, 200)));
                case 3 -> joined(bytes, at, new byte[] {TELLING[random.nextInt(TELLING.length)]}, at);
                default -> joined(bytes, at, Arrays.copyOfRange(bytes, 0, random.nextInt(1, 300)), at);
            };
        }
        return bytes;
    }

    private static byte[] flipped(byte[] bytes, int at, int bit) {
        bytes[at] ^= (byte) (1 << bit);
        return bytes;
    }

    private static byte[] joined(byte[] bytes, int to, byte[] between, int from) {
        byte[] all = Arrays.copyOf(bytes, to + between.length + bytes.length - from);
        System.arraycopy(between, 0, all, to, between.length);
        System.arraycopy(bytes, from, all, to + between.length, bytes.length - from);
        return all;
    }
}
