package io.plimsoll.formats;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.market.Bar;
import io.plimsoll.market.FuturesRow;
import io.plimsoll.market.MarketData;
import io.plimsoll.market.RejectedRow;
import io.plimsoll.market.SeriesPoint;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every format of bars, futures and series with a file of invented rows, which shows the vendor's odd ways. */
class SeriesAndFuturesFormatsTest {

    /**
     * A format.
     *
     * @param nameAs a name that the file needs so that its series or product is told, or blank
     * @param expected what is read, a line a row: bars as {@code b}, futures as {@code f}, points as {@code s}, rejections
     *     as {@code r}
     */
    record Case(String format, String nameAs, List<String> expected) {

        @Override
        public String toString() {
            return format;
        }
    }

    private final TestFolder folder;

    SeriesAndFuturesFormatsTest(@TempDir Path temp) {
        folder = new TestFolder(temp);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aFileIsRecognisedByItsHeaderWhateverItsName(Case c) {
        assertThat(Importer.format(folder.bytes(c.format() + ".csv", resource(c))))
                .isEqualTo(c.format());
        assertThat(Importer.format(folder.bytes("sub/renamed.txt", resource(c))))
                .isEqualTo(c.format());
        byte[] gzip = TestFolder.gzip(new String(resource(c), java.nio.charset.StandardCharsets.UTF_8));
        assertThat(Importer.format(folder.bytes("sub/packed.csv.gz", gzip))).isEqualTo(c.format());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theValuesAreRead(Case c) {
        String name = c.nameAs().isEmpty() ? "renamed.csv" : c.nameAs();
        folder.bytes(name, resource(c));

        assertThat(told(folder.read(name))).containsExactlyElementsOf(c.expected());
    }

    static Stream<Case> cases() {
        return Stream.of(bars(), futures(), series(), sentiment()).flatMap(List::stream);
    }

    private static List<Case> bars() {
        return List.of(
                of(
                        "closes",
                        "b 2031-03-03 NaN NaN NaN 102.5 NaN",
                        "b 2031-03-05 NaN NaN NaN 103.5 NaN",
                        "r 3 2031-03-04 MISSING_PRICE"),
                of(
                        "ohlcv",
                        "b 2031-03-03 101.25 103.5 100.75 102.5 1234000.0",
                        "b 2031-03-04 NaN 103.75 101.5 103.0 1300000.0",
                        "r 4 2031-03-05 MISSING_PRICE"),
                of(
                        "yahoo",
                        "b 2031-03-03 101.25 103.5 100.75 102.5 1200000.0",
                        "b 2031-03-05 103.0 104.0 102.0 103.5 1100000.0",
                        "r 3 2031-03-04 MISSING_PRICE"),
                of(
                        "yahoo-tickers",
                        "b 2031-03-03 101.25 103.5 100.75 102.5 1200000.0",
                        "b 2031-03-04 103.0 104.0 102.0 103.5 1100000.0"),
                of("etf-ohlcv", "b 2031-03-03 2.51 2.62 2.5 2.6 1000.0", "b 2031-03-04 2.61 2.72 2.6 2.7 2000.0"),
                of(
                        "stooq",
                        "b 2031-03-03 101.25 103.5 100.75 102.5 1200000.0",
                        "b 2031-03-04 103.0 104.0 102.0 103.5 1100000.0"));
    }

    private static List<Case> futures() {
        return List.of(
                of(
                        "index-futures-main",
                        "f 2031-03-03 IH3103 3100.5 3105.0 3095.0 50.0 400.0",
                        "f 2031-03-04 IH3103 3101.0 3105.0 3095.0 50.0 400.0"),
                of(
                        "cffex-futures",
                        "f 2031-03-03 IF3103 4000.5 4010.0 3990.0 20.0 NaN",
                        "f 2031-03-03 IH3103 3100.5 3105.0 3095.0 50.0 NaN"),
                of(
                        "databento-ohlcv",
                        "f 2031-03-03 XXF32 60.5 60.75 59.25 900.0 NaN",
                        "f 2031-03-03 XXZ31 61.0 61.25 59.75 4000.0 NaN",
                        "f 2031-03-04 XXZ31 -2.25 61.5 NaN 4100.0 NaN",
                        "r 5 2031-03-04 OTHER_PRODUCT"),
                of(
                        "cboe-vx",
                        "f 2007-03-22 VXK07 13.55 13.65 13.3 250.0 1400.0",
                        "f 2007-03-23 VXK07 13.6 13.7 13.4 260.0 1450.0",
                        "f 2007-03-26 VXK07 13.75 13.8 13.5 300.0 1500.0",
                        "r 6 2007-03-27 MISSING_PRICE"),
                of(
                        "vx-contracts",
                        "f 2031-03-03 VXJ31 18.5 18.9 17.9 1000.0 5000.0",
                        "f 2031-03-04 VXJ31 19.05 19.2 18.3 1100.0 5100.0",
                        "r 3 2031-03-03 OTHER_PRODUCT",
                        "r 5 2031-03-05 MISSING_PRICE"),
                of(
                        "vx-monthly-curve",
                        "f 2031-03-03 VXJ31 18.5 NaN NaN NaN NaN",
                        "f 2031-03-03 VXM31 19.25 NaN NaN 200.0 3000.0",
                        "r 4 2031-03-04 MISSING_PRICE"),
                named(
                        "chris-continuous",
                        "CHRIS-CME_CL1.csv",
                        "f 2031-03-03 CL.01 61.05 61.25 59.75 4000.0 NaN",
                        "f 2031-03-04 CL.01 61.25 61.5 60.5 4100.0 NaN",
                        "r 4 2031-03-05 MISSING_PRICE"),
                of(
                        "futures-panel",
                        "f 2031-03-03 CL.01 60.5 NaN NaN NaN NaN",
                        "f 2031-03-03 CL.02 61.25 NaN NaN NaN NaN",
                        "f 2031-03-03 CL.03 61.75 NaN NaN NaN NaN",
                        "f 2031-03-04 CL.01 -37.25 NaN NaN NaN NaN",
                        "f 2031-03-04 CL.02 20.5 NaN NaN NaN NaN",
                        "r 4 2031-03-05 MISSING_PRICE"),
                of(
                        "futures-expiries",
                        "s lastTrade.CL 2031-03-03 203104.0",
                        "s lastTrade.CL 2031-04-22 203105.0",
                        "s lastTrade.CL 2031-05-20 203106.0",
                        "s lastTrade.NG 2031-03-27 203104.0"));
    }

    private static List<Case> series() {
        return List.of(
                named(
                        "cboe-index",
                        "VIX_History.csv",
                        "s VIX 2031-03-03 17.5",
                        "s VIX 2031-03-04 18.25",
                        "r 4 2031-03-05 MISSING_PRICE"),
                named(
                        "dated-values",
                        "DGS10.csv",
                        "s DGS10 2031-03-03 4.25",
                        "s DGS10 2031-03-06 -0.5",
                        "r 3 2031-03-04 MISSING_PRICE",
                        "r 4 2031-03-05 MISSING_PRICE"),
                named("eia-prices", "RWTC.csv", "s RWTC 2031-03-03 71.5", "s RWTC 2031-03-04 -2.25"),
                of("fred", "s RATE_X 2031-03-03 4.25", "s RATE_X 2031-03-05 4.5", "r 3 2031-03-04 MISSING_PRICE"),
                of(
                        "fred-before-2025",
                        "s RATE_Y 2031-03-03 4.25",
                        "s RATE_Y 2031-03-05 4.5",
                        "r 3 2031-03-04 MISSING_PRICE"),
                of(
                        "shibor",
                        "s shibor.m1 2031-03-03 1.4",
                        "s shibor.m3 2031-03-03 1.5",
                        "s shibor.m6 2031-03-03 1.6",
                        "s shibor.on 2031-03-03 1.1",
                        "s shibor.w1 2031-03-03 1.2",
                        "s shibor.w2 2031-03-03 1.3",
                        "s shibor.y1 2031-03-03 1.8",
                        "r 3 2031-03-04 MISSING_PRICE"),
                of("ivx", "s ivx 2031-03-03 21.5", "r 3 2031-03-04 MISSING_PRICE"),
                of(
                        "plimsoll-series",
                        "s StocksX 2031-02-28 19250.0",
                        "s StocksX 2031-03-07 20500.0",
                        "s StocksY 2031-03-07 512.5"));
    }

    private static List<Case> sentiment() {
        return List.of(
                of("cnn-fear-greed", "s cnn 2031-03-03 61.5", "s cnn 2031-03-05 12.25", "r 3 2031-03-04 MISSING_PRICE"),
                of("epu", "s epu 2031-03-01 103.25", "s epu 2031-03-02 88.5"),
                of(
                        "gpr",
                        "s gpr 2031-03-01 110.5",
                        "s gpr 2031-03-02 120.75",
                        "s gpr.act 2031-03-01 90.25",
                        "s gpr.act 2031-03-02 95.5",
                        "s gpr.threat 2031-03-01 0.0",
                        "s gpr.threat 2031-03-02 130.5"),
                of(
                        "aaii",
                        "s aaii.bearish 2031-03-06 0.375",
                        "s aaii.bearish 2031-03-13 0.25",
                        "s aaii.bullish 2031-03-06 0.375",
                        "s aaii.bullish 2031-03-13 0.5",
                        "s aaii.neutral 2031-03-06 0.25",
                        "s aaii.neutral 2031-03-13 0.25"),
                of(
                        "put-call-ratios",
                        "s pcr.equity 2031-03-03 0.75",
                        "s pcr.equity 2031-03-04 0.65",
                        "s pcr.etp 2031-03-03 1.5",
                        "s pcr.etp 2031-03-04 1.4",
                        "s pcr.index 2031-03-03 1.25",
                        "s pcr.index 2031-03-04 1.1",
                        "s pcr.total 2031-03-03 1.05",
                        "s pcr.total 2031-03-04 0.95",
                        "s pcr.vix 2031-03-03 0.25"),
                of(
                        "index-put-call",
                        "s pcr.index 2031-03-03 1.25",
                        "s pcr.index.calls 2031-03-03 100000.0",
                        "s pcr.index.puts 2031-03-03 125000.0",
                        "r 3 2031-03-04 MISSING_PRICE"),
                of("spx-option-activity", activity()),
                of("realized-measures", realized()));
    }

    private static String[] activity() {
        return table(
                "spxoptions.",
                "long_volume 500000.0 550000.0",
                "mean_normalized_straddle_price 0.0625 0.05",
                "mean_skew -0.125 -0.25",
                "notional 2.000000025E7 2.10000005E7",
                "num_expirations 20.0 21.0",
                "put_to_call_open_interest 1.75",
                "put_to_call_volume 1.5 1.4",
                "sd_normalized_straddle_price 0.0125 0.01",
                "sd_skew 0.09 0.08",
                "short_to_long_volume 0.8 0.82",
                "short_volume 400000.0 450000.0",
                "total_open_interest 9000000.0",
                "total_volume 1000000.0 1100000.0");
    }

    private static String[] realized() {
        return table(
                "realized.",
                "BPV 0.3 0.6",
                "MedRQ 3.5E-5 1.6E-4",
                "RJ 0.075 0.0",
                "RQ 6.5E-5 1.6E-4",
                "RQ15Min 6.0E-5 0.002",
                "RQBoot 5.0E-4 0.004",
                "RV 0.375 0.5",
                "RVn 0.14 0.375",
                "RVp 0.235 0.125",
                "TPQ 0.25 2.0E-4",
                "TrRQ 2.5E-5 9.0E-5");
    }

    /** Points of two days by series: a line names the series and the values of one or both days. */
    private static String[] table(String prefix, String... lines) {
        List<String> points = new ArrayList<>();
        for (String line : lines) {
            String[] parts = line.split(" ", -1);
            for (int i = 1; i < parts.length; i++) {
                points.add(String.format(
                        Locale.ROOT,
                        "s %s%s 2031-03-0%d %s",
                        prefix,
                        parts[0],
                        i + 2,
                        Double.toString(Double.parseDouble(parts[i]))));
            }
        }
        return points.toArray(String[]::new);
    }

    private static Case of(String format, String... expected) {
        return new Case(format, "", List.of(expected));
    }

    private static Case named(String format, String nameAs, String... expected) {
        return new Case(format, nameAs, List.of(expected));
    }

    private static List<String> told(MarketData data) {
        List<String> told = new ArrayList<>();
        for (Bar b : data.bars()) {
            told.add("b %s %s %s %s %s %s".formatted(b.date(), b.open(), b.high(), b.low(), b.close(), b.volume()));
        }
        for (FuturesRow f : data.futures()) {
            told.add("f %s %s %s %s %s %s %s"
                    .formatted(f.date(), f.contract(), f.settle(), f.high(), f.low(), f.volume(), f.openInterest()));
        }
        for (List<SeriesPoint> points : data.series().values()) {
            points.forEach(p -> told.add("s %s %s %s".formatted(p.series(), p.date(), p.value())));
        }
        for (RejectedRow r : data.rejected()) {
            told.add("r %d %s %s".formatted(r.source().line(), r.date(), r.reason()));
        }
        return told;
    }

    private static byte[] resource(Case c) {
        String name = "/formats/" + c.format() + ".csv";
        try (InputStream in = SeriesAndFuturesFormatsTest.class.getResourceAsStream(name)) {
            return Objects.requireNonNull(in, name).readAllBytes();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
