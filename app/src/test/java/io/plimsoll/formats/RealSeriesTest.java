package io.plimsoll.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.plimsoll.market.FuturesRow;
import io.plimsoll.market.ImportedFile;
import io.plimsoll.market.MarketData;
import io.plimsoll.market.Reason;
import io.plimsoll.market.RejectedRow;
import io.plimsoll.market.SeriesPoint;
import io.plimsoll.market.SourceRow;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real files of prices, futures and series, which are no part of the repository: that every row of them is accounted for. */
class RealSeriesTest {

    private static final LocalDate NEGATIVE = LocalDate.of(2020, 4, 20);

    @ParameterizedTest
    @CsvSource({
        "spx/SKEW, dated-values",
        "spx/VIX, cboe-index",
        "spx/VIX3M, cboe-index",
        "spx/VIX6M, cboe-index",
        "spx/VIX9D, cboe-index",
        "spx/VVIX, dated-values",
        "spx/gspc_ohlcv, ohlcv",
        "spx/gspc_ohlcv_2000_2021, yahoo",
        "spx/index_put_call, index-put-call",
        "spx/put_call_ratios, put-call-ratios",
        "spx/sp500_close_1950_2015, closes",
        "spx/sp500_realized_measures_1997_2013, realized-measures",
        "spx/spx_option_activity, spx-option-activity",
        "spx/spy_close, closes",
        "spx/vx_contracts, vx-contracts",
        "spx/vx_monthly_curve, vx-monthly-curve",
        "wti/OVXCLS, dated-values",
        "wti/cl_curve, futures-panel",
        "wti/eia_stocks_weekly, plimsoll-series",
        "wti/eia_wti_spot, eia-prices",
        "wti/expiry_table, futures-expiries",
        "macro/CPIAUCSL, dated-values",
        "macro/DFF, dated-values",
        "macro/DGS10, dated-values",
        "macro/DTB3, fred-before-2025",
        "macro/ICSA, dated-values",
        "sentiment/aaii_weekly, aaii",
        "sentiment/cnn_fear_greed, cnn-fear-greed",
        "sentiment/gpr_daily, gpr",
        "sentiment/us_epu_daily, epu"
    })
    void everyRowIsKeptOrRejectedOnce(String name, String format) {
        MarketData data = read(null, name);

        ImportedFile file = data.files().get(0);
        assertThat(file.format()).isEqualTo(format);
        Set<SourceRow> kept = new HashSet<>();
        data.bars().forEach(b -> kept.add(b.source()));
        data.futures().forEach(f -> kept.add(f.source()));
        data.series().values().forEach(points -> points.forEach(p -> kept.add(p.source())));
        assertThat(kept).isNotEmpty();
        assertThat(kept.size() + data.rejected().size()).isEqualTo(file.rows());
        assertThat(data.rejected())
                .extracting(RejectedRow::reason)
                .isSubsetOf(Reason.MISSING_PRICE, Reason.OTHER_PRODUCT);
    }

    @Test
    void theWtiPanelHasTheContractsOfTheLastTradingDaysAndItsNegativePrice() {
        MarketData data = read("CL", "wti/cl_curve", "wti/expiry_table");

        assertThat(data.futures()).allMatch(f -> f.contract().matches("CL[FGHJKMNQUVXZ]\\d\\d"));
        assertThat(data.futures()).hasSize(3781 * 36);
        MarketData ranks = read("CL", "wti/cl_curve");
        LocalDate last = NEGATIVE.plusDays(1);
        LocalDate after = NEGATIVE.plusDays(2);
        assertThat(settle(data, "CLK20", NEGATIVE)).isEqualTo(-37.63);
        assertThat(settle(data, "CLM20", NEGATIVE)).isEqualTo(settle(ranks, "CL.02", NEGATIVE));
        assertThat(settle(data, "CLK20", last)).isEqualTo(settle(ranks, "CL.01", last));
        assertThat(settle(data, "CLM20", after)).isEqualTo(settle(ranks, "CL.01", after));
    }

    @Test
    void withoutTheLastTradingDaysAPanelKeepsItsRanks() {
        assertThat(settle(read("CL", "wti/cl_curve"), "CL.01", NEGATIVE)).isEqualTo(-37.63);
    }

    @Test
    void theTwoTablesOfVixFuturesAgreeWhereBothTellSettlements() {
        MarketData contracts = read("VX", "spx/vx_contracts");
        MarketData both = read("VX", "spx/vx_contracts", "spx/vx_monthly_curve");

        assertThat(contracts.rejected().stream().filter(r -> r.reason() == Reason.OTHER_PRODUCT))
                .hasSize(2530)
                .allMatch(r -> r.detail().equals("a weekly contract"));
        long repeated = count(both, Reason.REPEATED);
        assertThat(repeated).isGreaterThan(10_000);
        assertThat(count(both, Reason.CONFLICT)).isLessThan(repeated / 100);
        assertThat(both.futures()).allMatch(f -> f.settle() > 8 && f.settle() < 90);
    }

    @Test
    void putCallRatiosOfTheTwoFilesAreOneSeries() {
        List<SeriesPoint> ratios =
                read(null, "spx/index_put_call", "spx/put_call_ratios").series().getOrDefault("pcr.index", List.of());

        assertThat(ratios).hasSize(4019 + 565);
        assertThat(ratios).extracting(SeriesPoint::date).isSorted().doesNotHaveDuplicates();
    }

    private static long count(MarketData data, Reason reason) {
        return data.rejected().stream().filter(r -> r.reason() == reason).count();
    }

    private static double settle(MarketData data, String contract, LocalDate day) {
        return data.futures().stream()
                .filter(f -> f.contract().equals(contract) && f.date().equals(day))
                .mapToDouble(FuturesRow::settle)
                .findFirst()
                .orElse(Double.NaN);
    }

    private static MarketData read(@Nullable String product, String... names) {
        List<Path> files =
                Stream.of(names).map(n -> dataFolder().resolve(n + ".csv.gz")).toList();
        files.forEach(f -> assumeTrue(Files.isRegularFile(f), "no file " + f + " of real data beside the repository"));
        return Importer.readAlone(files, new ImportSettings(List.of(), product, Map.of(), null), n -> {});
    }

    /** {@code ../shared/data} beside a folder above this module; a folder that is not there where none is. */
    private static Path dataFolder() {
        Path start = Path.of("").toAbsolutePath();
        return Stream.iterate(start, p -> p != null, Path::getParent)
                .map(p -> p.resolveSibling("shared").resolve("data"))
                .filter(Files::isDirectory)
                .findFirst()
                .orElse(start.resolve("no-data"));
    }
}
