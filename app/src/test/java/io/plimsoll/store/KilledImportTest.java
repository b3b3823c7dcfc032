package io.plimsoll.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.formats.ImportSettings;
import io.plimsoll.formats.Importer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An import that is killed at any moment has been done whole or not at all, and leaves no file behind. */
class KilledImportTest {

    private static final int RANDOM_MOMENTS = 20;
    private static final int ROWS = 30_000;
    private static final String HEADER =
            "underlying,date,right,expiry,strike,bid,ask,price,volume,open_interest,spot\n";
    /** Files that appear one after the other; the last two are written by the commit. */
    private static final List<String> POINTS =
            List.of("s.options/unpacked-", "s.options/staged-", "s.options/YYB-", "s.options/ZZX-2", "s.duckdb.wal");

    private final Path temp;
    private final Path prepared;
    private List<Path> first = List.of();
    private List<Path> second = List.of();

    KilledImportTest(@TempDir Path temp) {
        this.temp = temp;
        this.prepared = temp.resolve("prepared").resolve("s.duckdb");
    }

    /** What a store holds: by its tables and files, and by a scan of its chains. */
    private record Content(List<String> dump, List<String> scanned) {}

    @BeforeEach
    void aStoreThatHoldsSomething() throws IOException {
        Path old = Files.writeString(temp.resolve("old.csv"), HEADER + chain("ZZX", 3, 4000));
        Path bars = Files.writeString(
                temp.resolve("bars.csv"), "date,open,high,low,close,volume\n2031-03-03,1,2,0.5,1.5,7\n");
        first = List.of(old, bars);
        Path more = temp.resolve("more.csv.gz");
        try (Writer out = new OutputStreamWriter(new GZIPOutputStream(Files.newOutputStream(more)), UTF_8)) {
            out.write(HEADER + chain("ZZX", 4, ROWS / 2) + chain("YYB", 3, ROWS / 2));
        }
        Path series = Files.writeString(temp.resolve("series.csv"), "observation_date,DGSX\n2031-03-03,4\n");
        second = List.of(more, series);
        try (Store store = Store.open(prepared)) {
            put(store, first);
        }
    }

    @Test
    void theStoreIsAsBeforeOrAsAfterAndTheImportCanBeDoneAgain() throws IOException, InterruptedException {
        Content before = content(prepared, first);
        Content after = imported(copy("whole"));
        Duration whole = undisturbed();
        SplittableRandom random = new SplittableRandom(42);
        int done = 0;
        int undone = 0;
        for (int i = 0; i <= RANDOM_MOMENTS + POINTS.size(); i++) {
            Path store = copy("kill-" + i);
            if (i == 0) {
                killWhenCommitted(store);
            } else if (i <= POINTS.size()) {
                killWhenThere(store, POINTS.get(i - 1));
            } else {
                killAfter(store, whole.multipliedBy(random.nextLong(1100)).dividedBy(1000));
            }
            Store.open(store).close();
            assertNothingLeft(store);
            boolean committed = StoreDump.query(store, "SELECT path FROM imported_file")
                    .contains(second.get(0).toString());
            assertThat(content(store, committed ? second : first))
                    .as("kill " + i)
                    .isEqualTo(committed ? after : before);
            done += committed ? 1 : 0;
            undone += committed ? 0 : 1;
            assertThat(imported(store)).as("again after kill " + i).isEqualTo(after);
            assertNothingLeft(store);
            remove(store.resolveSibling(""));
        }
        assertThat(done).as("imports that were committed").isPositive();
        assertThat(undone).as("imports that were not").isGreaterThan(RANDOM_MOMENTS / 3);
    }

    private Content imported(Path store) {
        try (Store open = Store.open(store)) {
            put(open, second);
        }
        return content(store, second);
    }

    private static Content content(Path store, List<Path> files) {
        List<String> scanned = new ArrayList<>();
        try (Store open = Store.open(store)) {
            List<StoredFile> stored = put(open, files);
            for (String underlying : open.underlyings(stored)) {
                try (ChainScan scan = open.scan(stored, underlying)) {
                    while (scan.next()) {
                        scanned.add(underlying + " " + scan.chain().date() + " "
                                + scan.chain().rows().hashCode());
                    }
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            }
        }
        return new Content(StoreDump.of(store), scanned);
    }

    private static List<StoredFile> put(Store store, List<Path> files) {
        return Importer.store(files, new ImportSettings(List.of("*"), null, Map.of(), null), store, n -> {});
    }

    /** How long an import takes from where it says that it begins until it has ended. */
    private Duration undisturbed() throws IOException, InterruptedException {
        Process process = KilledImporter.start(copy("undisturbed"), second);
        try (BufferedReader out = process.inputReader(UTF_8)) {
            assertThat(out.readLine()).isEqualTo(KilledImporter.BEGINS);
            long begin = System.nanoTime();
            assertThat(process.waitFor()).isZero();
            return Duration.ofNanos(System.nanoTime() - begin);
        }
    }

    private void killAfter(Path store, Duration delay) throws IOException, InterruptedException {
        Process process = KilledImporter.start(store, second);
        try (BufferedReader out = process.inputReader(UTF_8)) {
            assertThat(out.readLine()).isEqualTo(KilledImporter.BEGINS);
            Thread.sleep(delay.toMillis());
            process.destroyForcibly().waitFor();
        }
    }

    private void killWhenCommitted(Path store) throws IOException, InterruptedException {
        Process process = KilledImporter.start(store, second);
        try (BufferedReader out = process.inputReader(UTF_8)) {
            assertThat(out.readLine()).isEqualTo(KilledImporter.BEGINS);
            assertThat(out.readLine()).isEqualTo(KilledImporter.COMMITTED);
            process.destroyForcibly().waitFor();
        }
    }

    /** Kills as soon as a file is there; an import that is too quick for that ends. */
    private void killWhenThere(Path store, String prefix) throws IOException, InterruptedException {
        Process process = KilledImporter.start(store, second);
        Path wanted = store.resolveSibling(prefix);
        String name = wanted.getFileName().toString();
        while (process.isAlive() && !hasFile(wanted.resolveSibling(""), name)) {
            Thread.onSpinWait();
        }
        process.destroyForcibly().waitFor();
    }

    private static boolean hasFile(Path folder, String prefix) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.anyMatch(f -> f.getFileName().toString().startsWith(prefix));
        }
    }

    private static void assertNothingLeft(Path store) throws IOException {
        assertThat(StoreDump.strangers(store)).isEmpty();
        try (Stream<Path> names = Files.list(store.resolveSibling(""))) {
            assertThat(names.map(f -> f.getFileName().toString())).containsExactlyInAnyOrder("s.duckdb", "s.options");
        }
    }

    private Path copy(String name) throws IOException {
        Path to = Files.createDirectories(temp.resolve(name).resolve("s.options"));
        Path from = prepared.resolveSibling("s.options");
        try (Stream<Path> parts = Files.list(from)) {
            for (Path part : parts.toList()) {
                Files.copy(part, to.resolve(part.getFileName()));
            }
        }
        return Files.copy(prepared, to.resolveSibling("s.duckdb"));
    }

    private static void remove(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** Invented rows of days that follow each other, 200 a day. */
    private static String chain(String underlying, int month, int rows) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < rows; i++) {
            int day = i / 200;
            text.append(String.format(
                    "%s,%04d-%02d-%02d,%s,2099-12-18,%d,1,2,1.5,%d,5,300%n",
                    underlying,
                    2031 + day / 280,
                    1 + (month + day / 28) % 12,
                    1 + day % 28,
                    i % 2 == 0 ? "C" : "P",
                    50 + i % 200,
                    i % 1000));
        }
        return text.toString();
    }
}
