package io.plimsoll.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.ChainRows;
import io.plimsoll.market.FuturesRow;
import io.plimsoll.market.InputRejectedException;
import io.plimsoll.market.MarketData;
import io.plimsoll.market.OptionRow;
import io.plimsoll.store.Store;
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
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Imports as transactions: once, whole, and again the same. All rows are invented. */
class ImporterTest {

    private final TestFolder folder;

    ImporterTest(@TempDir Path temp) {
        folder = new TestFolder(temp);
    }

    @Test
    void theSameBytesAreStoredOnce() throws SQLException {
        folder.write("a.csv", "date,close", "2031-03-03,2.5", "2031-03-04,2.6");

        MarketData first = folder.read("a.csv");
        MarketData second = folder.read("a.csv");

        assertThat(second).isEqualTo(first);
        assertThat(count("SELECT count(*) FROM imported_file")).isEqualTo(1);
        assertThat(count("SELECT count(*) FROM bar")).isEqualTo(2);
    }

    @Test
    void theSecondImportComesFromTheStore() throws SQLException {
        folder.write("a.csv", "date,close", "2031-03-03,2.5");
        folder.read("a.csv");
        execute("UPDATE bar SET close = 99");

        assertThat(folder.read("a.csv").bars()).extracting(b -> b.close()).containsExactly(99.0);
    }

    @Test
    void aFileThatMovedIsFoundByItsBytesAndNamedByItsNewPath() throws SQLException {
        folder.write("a.csv", "date,close", "2031-03-03,2.5", "2031-03-04,");
        folder.read("a.csv");
        folder.write("b/c.csv", "date,close", "2031-03-03,2.5", "2031-03-04,");

        MarketData data = folder.read("b/c.csv");

        assertThat(count("SELECT count(*) FROM imported_file")).isEqualTo(1);
        assertThat(data.files()).extracting(f -> f.path()).containsExactly("b/c.csv");
        assertThat(data.bars()).extracting(b -> b.source()).hasToString("[b/c.csv:2]");
        assertThat(data.rejected()).extracting(r -> r.source()).hasToString("[b/c.csv:3]");
    }

    @Test
    void otherBytesUnderTheSameNameAreImportedAnew() {
        folder.write("a.csv", "date,close", "2031-03-03,2.5");
        folder.read("a.csv");
        folder.write("a.csv", "date,close", "2031-03-03,2.6");

        assertThat(folder.read("a.csv").bars()).extracting(b -> b.close()).containsExactly(2.6);
    }

    @Test
    void aSettingThatChangesTheRowsIsPartOfTheKeyAndOthersAreNot() throws SQLException {
        String header = "date,contract,settle,high,low,volume,open_interest";
        folder.write("f.csv", header, "2031-03-03,AA3103,1,1,1,1,1", "2031-03-03,BB3103,2,2,2,2,2");
        folder.write("c.csv", "date,close", "2031-03-03,2.5");

        assertThat(folder.product("AA").read("*.csv").futures())
                .extracting(FuturesRow::settle)
                .containsExactly(1.0);
        assertThat(folder.product("BB").read("*.csv").futures())
                .extracting(FuturesRow::settle)
                .containsExactly(2.0);
        assertThat(count("SELECT count(*) FROM imported_file WHERE path = 'f.csv'"))
                .isEqualTo(2);
        assertThat(count("SELECT count(*) FROM imported_file WHERE path = 'c.csv'"))
                .isEqualTo(1);
    }

    @Test
    void anotherExpiryInTheStudyGivesOtherRows() {
        String[] lines = {
            "Time,Open,High,Low,Last,Change,%Chg,Volume,\"Open Int\"",
            "2025-08-22,1,1,1,1,1,1%,1,1",
            "Downloaded from Barchart.com as of 08-25-2025 12:44pm CDT"
        };
        folder.write("clv5_545c_price-history-08-25-2025.csv", lines);
        folder.write("clv5_550c_price-history-08-25-2025.csv", lines);

        List<OptionRow> rows = ChainRows.of(
                folder.expiry("CLV25", LocalDate.of(2025, 9, 17)).read("*.csv").options());
        assertThat(rows).extracting(OptionRow::strike).containsExactly(54.5, 55.0); // the same bytes, two names
        assertThat(ChainRows.of(folder.expiry("CLV25", LocalDate.of(2025, 9, 16))
                        .read("*.csv")
                        .options()))
                .extracting(OptionRow::expiry)
                .containsOnly(LocalDate.of(2025, 9, 16));
    }

    @Test
    void aBadFileLeavesTheStoreAsItWasThoughFilesBeforeItAreGood() throws SQLException {
        folder.write("a.csv", "date,close", "2031-03-03,2.5");
        folder.read("a.csv");
        folder.write("b.csv", "date,close", "2031-03-04,2.5");
        folder.write("c.csv", "date,close", "2031-03-05,x");

        assertThatThrownBy(() -> folder.read("a.csv", "b.csv", "c.csv")).isInstanceOf(InputRejectedException.class);

        assertThat(count("SELECT count(*) FROM imported_file")).isEqualTo(1);
        assertThat(count("SELECT count(*) FROM bar")).isEqualTo(1);
    }

    @Test
    void anInterruptedImportLeavesTheStoreAsItWas() throws SQLException {
        folder.write("a.csv", "date,close", "2031-03-03,2.5");
        folder.read("a.csv");
        folder.write("b.csv", "date,close", "2031-03-04,2.5");
        longFile("c.csv");
        folder.write("d.csv", "date,close", "2031-03-06,2.5");

        for (String stopAt : List.of("b.csv", "c.csv")) {
            try (Store store = Store.open(folder.store)) {
                ImportSettings settings = folder.settings("a.csv", "b.csv", "c.csv", "d.csv");
                long bytes = stopAt.equals("b.csv") ? 27 : 60;
                assertThatThrownBy(() -> Importer.importAll(folder.data, settings, store, done -> {
                            if (done > bytes) {
                                Thread.currentThread().interrupt();
                            }
                        }))
                        .isInstanceOf(CancellationException.class)
                        .hasMessageContaining("the store is unchanged");
            }
            assertThat(Thread.interrupted()).isTrue();
            assertThat(count("SELECT count(*) FROM imported_file")).isEqualTo(1);
            assertThat(count("SELECT (SELECT count(*) FROM bar) + (SELECT count(*) FROM series_point)"))
                    .isEqualTo(1);
        }
        assertThat(folder.read("a.csv", "b.csv", "c.csv", "d.csv").bars()).hasSize(3);
    }

    private void longFile(String name) {
        List<String> lines = new ArrayList<>(List.of("observation_date,X"));
        for (int i = 0; i < 5000; i++) {
            lines.add(LocalDate.of(2001, 1, 1).plusDays(i) + "," + i);
        }
        folder.write(name, lines.toArray(String[]::new));
    }

    @Test
    void progressCountsTheBytesOfTheFiles() throws IOException {
        folder.write("a.csv", "date,close", "2031-03-03,2.5");
        longFile("b.csv");
        ImportSettings settings = folder.settings("a.csv", "b.csv");
        long size = Files.size(folder.data.resolve("a.csv")) + Files.size(folder.data.resolve("b.csv"));

        for (int i = 0; i < 2; i++) { // from the files, then from the store
            List<Long> told = new ArrayList<>();
            try (Store store = Store.open(folder.store)) {
                Importer.importAll(folder.data, settings, store, told::add);
            }
            assertThat(told).isSorted().endsWith(size);
            assertThat(Importer.bytes(folder.data, settings)).isEqualTo(size);
        }
    }

    @Test
    void filesAreTakenInTheOrderOfTheStudyAndOnce() {
        folder.write("b.csv", "date,close", "2031-03-03,2.5");
        folder.write("a.csv", "date,close", "2031-03-04,2.5");
        folder.write("c/d.csv", "date,close", "2031-03-05,2.5");

        assertThat(Importer.files(folder.data, folder.settings("b.csv", "*.csv", "c/*.csv")))
                .extracting(f -> folder.data.relativize(f).toString())
                .containsExactly("b.csv", "a.csv", "c/d.csv");
    }

    @Test
    void aDataFolderMayBeALink() throws IOException {
        folder.write("a.csv", "date,close", "2031-03-03,2.5");
        Path link = Files.createSymbolicLink(folder.data.resolveSibling("link"), folder.data);

        assertThat(Importer.files(link, folder.settings("*.csv"))).hasSize(1);
    }

    private long count(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + folder.store);
                Statement statement = connection.createStatement();
                ResultSet r = statement.executeQuery(sql)) {
            assertThat(r.next()).isTrue();
            return r.getLong(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + folder.store);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
