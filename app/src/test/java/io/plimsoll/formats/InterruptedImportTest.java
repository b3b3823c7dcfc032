package io.plimsoll.formats;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.formats.BrokenFiles.Kind;
import io.plimsoll.store.StoreDump;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An import whose thread is interrupted ends soon, and the store is as before. */
class InterruptedImportTest {

    private static final int ROWS = 200_000;
    private static final long SOON_NANOS = 5_000_000_000L; // on a busy machine; one second is usual

    private final BrokenFiles broken;

    InterruptedImportTest(@TempDir Path temp) {
        broken = new BrokenFiles(temp);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void anInterruptedImportLeavesTheStoreAsItWas(boolean packed) throws InterruptedException {
        String text = String.join("\n", Kind.OPTIONS.lines(ROWS)) + "\n";
        byte[] bytes = packed ? TestFolder.gzip(text) : text.getBytes(StandardCharsets.UTF_8);
        Path file = broken.folder.bytes("x.csv", bytes);
        SplittableRandom random = new SplittableRandom(packed ? 1 : 2);
        int cancelled = 0;
        for (int i = 0; i < 8; i++) {
            List<String> before = StoreDump.of(broken.store);
            Throwable end = interruptedAfter(file, 20 + random.nextInt(120 * (i + 1)));
            if (end == null) {
                break; // it was done before, and would be known now
            }
            assertThat(end).isInstanceOf(CancellationException.class).hasMessageContaining("the store is unchanged");
            assertThat(StoreDump.of(broken.store)).isEqualTo(before);
            broken.clean();
            cancelled++;
        }
        assertThat(cancelled).isPositive();
        broken.put(file);
        assertThat(broken.kept(file)).hasSize(ROWS);
        broken.goodFilesAreTaken();
    }

    private @Nullable Throwable interruptedAfter(Path file, int millis) throws InterruptedException {
        AtomicReference<@Nullable Throwable> thrown = new AtomicReference<>();
        Thread importing = new Thread(() -> broken.put(file), "importing");
        importing.setUncaughtExceptionHandler((thread, e) -> thrown.set(e));
        importing.start();
        importing.join(millis);
        importing.interrupt();
        long begin = System.nanoTime();
        importing.join();
        assertThat(System.nanoTime() - begin).isLessThan(SOON_NANOS);
        return thrown.get();
    }
}
