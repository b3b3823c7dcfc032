package io.plimsoll.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.plimsoll.ChainRows;
import io.plimsoll.market.FuturesRow;
import io.plimsoll.market.ImportedFile;
import io.plimsoll.market.MarketData;
import io.plimsoll.market.OptionChain;
import io.plimsoll.market.OptionRow;
import io.plimsoll.market.Reason;
import io.plimsoll.market.RejectedRow;
import io.plimsoll.market.SeriesPoint;
import io.plimsoll.market.SourceRow;
import io.plimsoll.store.Store;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The folders of real data, which are not part of the repository: their row counts and what is known of them. */
class RealFoldersTest {

    private static final List<String> SSE50 = List.of(
            "sse50/etf50_close.csv.gz",
            "sse50/etf50_ohlcv_2014_2019.csv.gz",
            "sse50/options_close_2015_2021.csv.gz",
            "sse50/options_daily_2016_2019.csv.gz",
            "sse50/contract_info.csv.gz",
            "sse50/ih_main_futures_daily.csv.gz",
            "sse50/cffex_index_futures_2020_2021.csv.gz",
            "sse50/shibor.csv.gz",
            "sse50/ivx_daily.csv.gz");
    private static final ImportSettings SSE50_SETTINGS = new ImportSettings(SSE50, "IH", Map.of(), null);
    private static final ImportSettings WTI_SETTINGS = new ImportSettings(
            List.of(
                    "wti-clv25/futures/*.csv",
                    "wti-clv25/calls/*.csv",
                    "wti-clv25/puts/*.csv",
                    "wti-clv25/OVX_Barchart_Daily.csv",
                    "wti-clv25/SOFR.csv"),
            "CL",
            Map.of("CLV25", LocalDate.of(2025, 9, 17)),
            null);

    private final Path folder;

    RealFoldersTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void everySse50RowIsKeptOrRejectedOnce() {
        MarketData data = read("sse50", SSE50_SETTINGS);

        assertThat(data.files()).hasSize(9);
        // Rows of the second bar file are merged into the first one's bars, and so have no row of their own.
        assertAccounted(data, Set.of("sse50/etf50_ohlcv_2014_2019.csv.gz"));
        assertThat(data.bars()).hasSize(4103);
        assertThat(data.bars().stream().filter(b -> !Double.isNaN(b.volume()))).hasSize(1253);
    }

    @Test
    void theSse50FactsHold() {
        MarketData data = read("sse50", SSE50_SETTINGS);

        assertThat(data.options().stream().map(OptionChain::date).distinct()).hasSize(1680);
        assertThat(ChainRows.of(data.options())).hasSize(208_422);
        assertThat(duplicates(ChainRows.of(data.options()))).isEqualTo(1988); // kept: cleaning decides which one stands
        assertThat(duplicates(ChainRows.of(data.activity()))).isEqualTo(1988);
        assertThat(ChainRows.of(data.activity())).hasSize(104_412 - 1446);
        assertThat(count(data, Reason.MISSING_TERMS, "options_daily_2016_2019")).isEqualTo(1446);
        assertThat(ChainRows.of(data.options()))
                .filteredOn(o -> Double.isNaN(o.mark()))
                .hasSize(908); // for cleaning to list
        assertThat(count(data, Reason.CONFLICT, "")).isZero();
        assertThat(count(data, Reason.REPEATED, "")).isZero();
        assertThat(data.futures().stream().map(FuturesRow::contract)).allMatch(c -> c.startsWith("IH"));
        assertThat(count(data, Reason.OTHER_PRODUCT, "cffex")).isEqualTo(10_053 - 1944);
        assertThat(data.series()).containsKeys("shibor.on", "shibor.w1", "shibor.y1", "ivx");
        assertThat(data.series().get("ivx")).hasSize(739);
    }

    @Test
    void everyWtiRowIsKeptOrRejectedOnce() {
        MarketData data = read("wti-clv25", WTI_SETTINGS);

        assertThat(data.files()).hasSize(9 + 53 + 53 + 2);
        assertAccounted(data, Set.of());
    }

    @Test
    void theWtiFactsHold() {
        MarketData data = read("wti-clv25", WTI_SETTINGS);

        LocalDate download = LocalDate.of(2025, 8, 25);
        assertThat(ChainRows.of(data.options())).hasSize(16_274 - 69).allMatch(o -> o.date()
                .isBefore(download));
        assertThat(data.futures()).hasSize(9 * 639).allMatch(f -> f.date().isBefore(download));
        assertThat(data.rejected().stream()
                        .filter(r -> download.equals(r.date()))
                        .map(RejectedRow::reason))
                .hasSize(69 + 9)
                .containsOnly(Reason.NOT_A_CLOSE);
        // OVX was downloaded a day later, so its value of that day is a close.
        assertThat(last(data.series().getOrDefault("OVX", List.of())).date()).isEqualTo(download);
        assertThat(data.series().get("SOFR")).hasSize(664 - 28);
        assertThat(ChainRows.of(data.options()).stream().map(OptionRow::strike).distinct())
                .hasSize(53);
        assertThat(ChainRows.of(data.options()).stream().map(OptionRow::expiry).distinct())
                .containsExactly(LocalDate.of(2025, 9, 17));
    }

    @Test
    void readingFromTheStoreGivesTheSameMarket() {
        assertThat(read("sse50", SSE50_SETTINGS)).isEqualTo(read("sse50", SSE50_SETTINGS));
    }

    private MarketData read(String name, ImportSettings settings) {
        Path data = dataFolder();
        assumeTrue(Files.isDirectory(data.resolve(name)), "no folder " + name + " of real data beside the repository");
        try (Store store = Store.open(folder.resolve(name + ".duckdb"))) {
            return Importer.importAll(data, settings, store, bytes -> {});
        }
    }

    /** {@code ../shared/data} beside a folder above this module; a folder that is not there where none is. */
    static Path dataFolder() {
        Path start = Path.of("").toAbsolutePath();
        return Stream.iterate(start, p -> p != null, Path::getParent)
                .map(p -> p.resolveSibling("shared").resolve("data"))
                .filter(Files::isDirectory)
                .findFirst()
                .orElse(start.resolve("no-data"));
    }

    private static void assertAccounted(MarketData data, Set<String> merged) {
        Map<String, Set<Long>> kept = new HashMap<>();
        add(kept, data.bars(), b -> b.source());
        add(kept, ChainRows.of(data.options()), OptionRow::source);
        add(kept, ChainRows.of(data.activity()), OptionRow::source);
        add(kept, data.futures(), FuturesRow::source);
        data.series().values().forEach(points -> add(kept, points, SeriesPoint::source));
        Map<String, Long> rejected = data.rejected().stream()
                .collect(Collectors.groupingBy(r -> r.source().file(), Collectors.counting()));
        for (ImportedFile file : data.files()) {
            long keptRows = kept.getOrDefault(file.path(), Set.of()).size();
            if (merged.contains(file.path())) {
                keptRows = file.rows();
            }
            assertThat(keptRows + rejected.getOrDefault(file.path(), 0L))
                    .as(file.path())
                    .isEqualTo(file.rows());
        }
    }

    private static <T> void add(Map<String, Set<Long>> lines, Collection<T> rows, Function<T, SourceRow> source) {
        rows.forEach(row -> lines.computeIfAbsent(source.apply(row).file(), f -> new HashSet<>())
                .add(source.apply(row).line()));
    }

    private static long duplicates(List<OptionRow> rows) {
        Set<List<Object>> seen = new HashSet<>();
        return rows.stream()
                .filter(o -> !seen.add(List.of(o.date(), o.right(), o.expiry(), o.strike())))
                .count();
    }

    private static long count(MarketData data, Reason reason, String file) {
        return data.rejected().stream()
                .filter(r -> r.reason() == reason && r.source().file().contains(file))
                .count();
    }

    private static SeriesPoint last(List<SeriesPoint> points) {
        return points.get(points.size() - 1);
    }
}
