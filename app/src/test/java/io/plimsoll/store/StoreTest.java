package io.plimsoll.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.market.Bar;
import io.plimsoll.market.ImportedFile;
import io.plimsoll.market.InputRejectedException;
import io.plimsoll.market.OptionRight;
import io.plimsoll.market.Reason;
import io.plimsoll.market.RejectedRow;
import io.plimsoll.market.SeriesPoint;
import io.plimsoll.market.SourceRow;
import io.plimsoll.truth.TrueQuantile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The store by itself; all rows are invented. */
class StoreTest {

    private static final LocalDate DAY = LocalDate.of(2031, 3, 3);
    private static final ImportKey KEY = new ImportKey("ab12", "some-format", 1, "IH");
    private static final ImportedFile FILE = new ImportedFile("a.csv", "some-format", "ab12", 100, 3);

    private final Path file;

    StoreTest(@TempDir Path temp) {
        file = temp.resolve("new folder").resolve("store.duckdb");
    }

    @Test
    void numbersKeepEveryBitAndNanStaysNan() {
        FileRows rows = FileRows.empty();
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 10_000; i++) {
            double value = Double.longBitsToDouble(random.nextLong());
            rows.series()
                    .add(new SeriesPoint(new SourceRow("a.csv", i + 2), "s", DAY, Double.isFinite(value) ? value : 0));
        }
        for (double value :
                new double[] {0.0, Double.MIN_VALUE, -Double.MIN_VALUE, Double.MAX_VALUE, 0.1, Double.NaN}) {
            rows.bars().add(new Bar(new SourceRow("a.csv", 2), DAY, value, value, value, value, value));
        }

        FileRows read = written(rows);

        assertThat(read.bars()).isEqualTo(rows.bars()); // records compare doubles bit by bit
        assertThat(read.series()).hasSameSizeAs(rows.series());
        for (int i = 0; i < rows.series().size(); i++) {
            assertThat(read.series().get(i)).isEqualTo(rows.series().get(i));
        }
    }

    @Test
    void zeroHasNoSign() {
        FileRows rows = bars(-0.0);

        assertThat(written(rows).bars()).isEqualTo(bars(0.0).bars());
    }

    @Test
    void rowsOfEveryKindComeBackInFileOrder() {
        FileRows rows = FileRows.empty();
        rows.terms().add(new ContractTerms(new SourceRow("a.csv", 9), "77.SH", OptionRight.PUT, DAY, 2.5));
        rows.terms().add(new ContractTerms(new SourceRow("a.csv", 10), "76.SH", OptionRight.CALL, DAY, 2.5));
        rows.codedActivity().add(new CodedActivity(new SourceRow("a.csv", 11), DAY, "77.SH", 1, 2, Double.NaN));
        rows.series().add(new SeriesPoint(new SourceRow("a.csv", 12), "z", DAY, 1));
        rows.series().add(new SeriesPoint(new SourceRow("a.csv", 12), "a", DAY, 2, DAY.plusDays(40)));
        rows.truth().add(new TrueQuantile(new SourceRow("a.csv", 13), DAY, 0.99, 0.03, 0.02));
        rows.rejected().add(new RejectedRow(new SourceRow("a.csv", 2), null, "x", Reason.NOT_USED, "y"));
        rows.rejected().add(new RejectedRow(new SourceRow("a.csv", 3), DAY, "", Reason.CONFLICT, ""));

        assertThat(written(rows)).isEqualTo(rows);
    }

    @Test
    void aFileIsFoundByItsWholeKey() {
        try (Store store = Store.open(file)) {
            StoredFile stored = put(store, bars(1));

            assertThat(store.find(KEY, "elsewhere.csv"))
                    .contains(new StoredFile(
                            stored.id(), new ImportedFile("elsewhere.csv", "some-format", "ab12", 100, 3)));
            assertThat(store.find(new ImportKey("ab13", "some-format", 1, "IH"), "a.csv"))
                    .isEmpty();
            assertThat(store.find(new ImportKey("ab12", "other-format", 1, "IH"), "a.csv"))
                    .isEmpty();
            assertThat(store.find(new ImportKey("ab12", "some-format", 2, "IH"), "a.csv"))
                    .isEmpty();
            assertThat(store.find(new ImportKey("ab12", "some-format", 1, "IC"), "a.csv"))
                    .isEmpty();
        }
    }

    @Test
    void severalFilesComeInTheOrderAskedForAndOneMayBeAskedForTwice() {
        try (Store store = Store.open(file)) {
            StoredFile first = put(store, bars(1));
            StoredFile second = put(store, bars(2));
            StoredFile moved = new StoredFile(second.id(), new ImportedFile("b.csv", "f", "s", 1, 1));

            assertThat(store.rows(List.of(second, first, moved)).bars())
                    .extracting(b -> b.source() + " " + b.close())
                    .containsExactly("a.csv:2 2.0", "a.csv:2 1.0", "b.csv:2 2.0");
            assertThat(store.rows(List.of())).isEqualTo(FileRows.empty());
        }
    }

    @Test
    void whatIsNotCommittedIsGone() {
        try (Store store = Store.open(file)) {
            try (StoreImport open = store.begin()) {
                open.put(KEY, FILE, bars(1));
                assertThat(store.find(KEY, "a.csv")).isPresent();
            }
            assertThat(store.find(KEY, "a.csv")).isEmpty();
            put(store, bars(1));
            assertThat(store.find(KEY, "a.csv")).isPresent();
        }
    }

    @Test
    void aProcessThatDiesInAnImportLeavesTheStoreAsItWas() throws IOException, InterruptedException {
        try (Store store = Store.open(file)) {
            put(store, bars(1));
        }
        Process other = StoreHolder.start(file);
        StoreHolder.awaitHeld(other);
        other.destroyForcibly().waitFor();

        try (Store store = Store.open(file)) {
            assertThat(store.find(StoreHolder.KEY, "dying.csv")).isEmpty();
            StoredFile kept = store.find(KEY, "a.csv").orElseThrow();
            assertThat(store.rows(List.of(kept)).bars()).hasSize(1);
        }
    }

    @Test
    void aStoreThatAnotherProcessKeepsOpenIsWaitedForAndThenAnError() throws IOException, InterruptedException {
        Process other = StoreHolder.start(file);
        try {
            StoreHolder.awaitHeld(other);
            assertThatThrownBy(() -> Store.open(file, Duration.ofMillis(300)))
                    .isInstanceOf(InputRejectedException.class)
                    .hasMessageContainingAll(
                            "the store " + file.toAbsolutePath() + " is kept open by another process",
                            "wait until that has ended, or name another one with --store");
            Thread release = new Thread(() -> other.destroyForcibly());
            release.start();
            Store.open(file, Duration.ofSeconds(20)).close();
            release.join();
        } finally {
            other.destroyForcibly().waitFor();
        }
    }

    @Test
    void aFileThatIsNoDatabaseIsLeftAlone() throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "date,close\n2031-03-03,2.5\n".repeat(1000));

        assertThatThrownBy(() -> Store.open(file))
                .isInstanceOf(InputRejectedException.class)
                .hasMessageContainingAll(
                        "cannot be opened", "no DuckDB database or is damaged", "name another one with --store");
        assertThat(Files.readString(file)).startsWith("date,close");
    }

    @Test
    void aDamagedStoreIsAnError() throws IOException {
        try (Store store = Store.open(file)) {
            put(store, bars(1));
        }
        byte[] bytes = Files.readAllBytes(file);
        for (int i = 4096; i < bytes.length; i++) {
            bytes[i] ^= 0x55;
        }
        Files.write(file, bytes);

        assertThatThrownBy(() -> Store.open(file))
                .isInstanceOf(InputRejectedException.class)
                .hasMessageContainingAll("the store ", "it is made again from the files");
    }

    @Test
    void aDatabaseOfAnotherProgramIsLeftAlone() throws IOException, SQLException {
        Files.createDirectories(file.getParent());
        sql("CREATE TABLE other (x INTEGER)");

        assertThatThrownBy(() -> Store.open(file))
                .isInstanceOf(InputRejectedException.class)
                .hasMessageContaining("is a DuckDB database of another program and is left as it is");
    }

    @Test
    void aStoreOfAnotherVersionIsAnError() throws SQLException {
        Store.open(file).close();
        sql("UPDATE plimsoll_store SET schema_version = 99");

        assertThatThrownBy(() -> Store.open(file))
                .isInstanceOf(InputRejectedException.class)
                .hasMessageContainingAll("must have tables of version 5, has version 99", "delete it");
    }

    @Test
    void aRowThatIsLostOrCountedTwiceIsABug() {
        FileRows rows = bars(1);

        rows.requireEveryRow("a.csv", 1);
        assertThatThrownBy(() -> rows.requireEveryRow("a.csv", 2))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("of 2 rows 1 are kept and 0 rejected");
        rows.rejected().add(new RejectedRow(new SourceRow("a.csv", 2), DAY, "x", Reason.CONFLICT, ""));
        assertThatThrownBy(() -> rows.requireEveryRow("a.csv", 2)).isInstanceOf(IllegalStateException.class);
    }

    private FileRows written(FileRows rows) {
        try (Store store = Store.open(file)) {
            put(store, rows);
        }
        try (Store store = Store.open(file)) {
            return store.rows(List.of(store.find(KEY, "a.csv").orElseThrow()));
        }
    }

    private static StoredFile put(Store store, FileRows rows) {
        try (StoreImport open = store.begin()) {
            StoredFile stored = open.put(KEY, FILE, rows);
            open.commit();
            return stored;
        }
    }

    static FileRows bars(double close) {
        FileRows rows = FileRows.empty();
        rows.bars().add(new Bar(new SourceRow("a.csv", 2), DAY, 1, 1, 1, close, 1));
        return rows;
    }

    private void sql(String statement) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + file);
                Statement s = connection.createStatement()) {
            s.execute(statement);
        }
    }
}
