package io.plimsoll.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.store.ParquetFiles.Column;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParquetFilesTest {

    private static final List<Column> COLUMNS = List.of(
            new Column("date", "DATE"),
            new Column("a \"name\"", "VARCHAR"),
            new Column("value", "DOUBLE"),
            new Column("count", "BIGINT"));
    private static final LocalDate DAY = LocalDate.of(2031, 3, 3);

    private final Path folder;

    ParquetFilesTest(@TempDir Path temp) throws IOException {
        folder = Files.createDirectories(temp.resolve("it's a folder"));
    }

    @Test
    void rowsAreReadBackInTheirOrder() throws IOException, SQLException {
        Path file = folder.resolve("t.parquet");
        List<@Nullable Object[]> rows = rows(200_000);

        ParquetFiles.write(file, COLUMNS, rows);

        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement();
                ResultSet r = statement.executeQuery(
                        "SELECT * FROM '" + file.toString().replace("'", "''") + "'")) {
            for (@Nullable Object[] row : rows) {
                assertThat(r.next()).isTrue();
                Object value = row[2] instanceof Double d && d.isNaN() ? null : row[2];
                if (!(row[0] == null ? r.getObject(1) == null : row[0].equals(r.getObject(1, LocalDate.class)))
                        || !java.util.Objects.equals(row[1], r.getObject(2))
                        || !java.util.Objects.equals(value, r.getObject(3))
                        || !java.util.Objects.equals(row[3], r.getObject(4))) {
                    assertThat(new Object[] {r.getObject(1), r.getObject(2), r.getObject(3), r.getObject(4)})
                            .isEqualTo(row);
                }
            }
            assertThat(r.next()).isFalse();
        }
    }

    @Test
    void theSameRowsGiveTheSameBytes() throws IOException {
        ParquetFiles.write(folder.resolve("a.parquet"), COLUMNS, rows(200_000));
        ParquetFiles.write(folder.resolve("b.parquet"), COLUMNS, rows(200_000));

        assertThat(folder.resolve("a.parquet")).hasSameBinaryContentAs(folder.resolve("b.parquet"));
    }

    @Test
    void aTableMayBeEmpty() throws IOException {
        ParquetFiles.write(folder.resolve("a.parquet"), COLUMNS, List.of());

        assertThat(folder.resolve("a.parquet")).isNotEmptyFile();
    }

    @Test
    void aFailureLeavesWhatWasThere() throws IOException {
        Path file = Files.writeString(folder.resolve("a.parquet"), "earlier");
        List<@Nullable Object[]> rows = rows(10);
        rows.add(new @Nullable Object[] {DAY, "x", 1L, 1L});

        assertThatThrownBy(() -> ParquetFiles.write(file, COLUMNS, rows))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("row 10: column value must be DOUBLE, was Long 1");
        assertThat(file).hasContent("earlier");
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void aRowThatDoesNotFitTheColumnsIsAnError() {
        assertThatThrownBy(() -> ParquetFiles.write(
                        folder.resolve("a.parquet"), COLUMNS, List.<@Nullable Object[]>of(new Object[] {DAY})))
                .hasMessage("row 0 must have a value for each of the 4 columns, has 1");
    }

    @Test
    void columnsMustHaveKnownTypesAndDistinctNames() {
        assertThatThrownBy(() -> new Column("x", "INTEGER; DROP"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the type of column x must be one of");
        List<Column> same = List.of(new Column("x", "DOUBLE"), new Column("X", "DOUBLE"));
        assertThatThrownBy(() -> ParquetFiles.write(folder.resolve("a.parquet"), same, List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"X\" is there twice");
    }

    private static List<@Nullable Object[]> rows(int count) {
        SplittableRandom random = new SplittableRandom(11);
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            rows.add(new @Nullable Object[] {
                DAY.plusDays(random.nextInt(1000)),
                i % 7 == 0 ? null : "text " + random.nextInt(100) + " é",
                i % 11 == 0 ? Double.NaN : random.nextDouble(),
                i % 13 == 0 ? null : random.nextLong()
            });
        }
        return rows;
    }
}
