package io.plimsoll.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.market.InputRejectedException;
import io.plimsoll.market.Reason;
import io.plimsoll.market.RejectedRow;
import io.plimsoll.market.SourceRow;
import io.plimsoll.store.Store;
import io.plimsoll.truth.TrueQuantile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TruthFileTest {

    @TempDir
    private Path folder = Path.of(".");

    private Imported read(String... files) {
        ImportSettings settings = new ImportSettings(List.of(files), null, Map.of(), null);
        try (Store store = Store.open(folder.resolve("s.duckdb"))) {
            return Importer.withTruth(folder, settings, store, n -> {});
        }
    }

    @Test
    void theTruthIsReadBackToTheBitAndLiesOutsideTheMarket() throws IOException {
        SplittableRandom random = new SplittableRandom(3);
        List<TrueQuantile> rows = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            rows.add(new TrueQuantile(
                    new SourceRow("truth.csv", i + 2L),
                    LocalDate.of(2024, 1, 1).plusDays(i / 2),
                    i % 2 == 0 ? 0.975 : 0.99,
                    random.nextDouble(0.1),
                    random.nextDouble(0.1)));
        }
        PlainFiles.writeTruth(folder, rows);
        for (int time = 0; time < 2; time++) { // parsed, then from the store alone
            Imported imported = read("truth.csv");
            assertThat(imported.truth().rows()).isEqualTo(rows);
            assertThat(imported.market().files().get(0).format()).isEqualTo("plimsoll-truth");
            assertThat(imported.market().series()).isEmpty();
            assertThat(imported.market().rejected()).isEmpty();
        }
    }

    @Test
    void aSecondFileThatRepeatsOrContradictsTheFirstIsRejectedRowByRow() throws IOException {
        Files.writeString(folder.resolve("a.csv"), "date,confidence,long,short\n2024-01-02,0.99,0.02,0.03\n");
        Files.writeString(
                folder.resolve("b.csv"),
                "date,confidence,long,short\n2024-01-02,0.99,0.02,0.03\n2024-01-03,0.99,0.05,0.06\n");
        Files.writeString(folder.resolve("c.csv"), "date,confidence,long,short\n2024-01-03,0.99,0.05,0.07\n");
        Imported imported = read("a.csv", "b.csv", "c.csv");
        assertThat(imported.truth().rows()).extracting(TrueQuantile::shortLoss).containsExactly(0.03, 0.06);
        assertThat(imported.market().rejected())
                .extracting(RejectedRow::reason)
                .containsExactly(Reason.REPEATED, Reason.CONFLICT);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2024-01-02,99,0.02,0.03 | confidence must be between 0 and 1, was \"99\"",
                "2024-01-02,,0.02,0.03 | confidence must be between 0 and 1",
                "2024-01-02,0.99,,0.03 | long must be a number",
                "2024-01-02,0.99,0.02,two | short must be a number",
            })
    void aRowThatIsNoTruthIsAnError(String row, String message) throws IOException {
        Files.writeString(folder.resolve("truth.csv"), "date,confidence,long,short\n" + row + "\n");
        assertThatThrownBy(() -> read("truth.csv"))
                .isInstanceOf(InputRejectedException.class)
                .hasMessageContaining("truth.csv:2")
                .hasMessageContaining(message);
    }
}
