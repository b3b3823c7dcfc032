package io.plimsoll.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.market.InputRejectedException;
import io.plimsoll.market.MarketData;
import io.plimsoll.market.OptionRight;
import io.plimsoll.market.OptionRow;
import io.plimsoll.market.Reason;
import io.plimsoll.simulate.SimulatedMarket;
import io.plimsoll.simulate.SimulationSettings;
import io.plimsoll.store.Store;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** All rows here are invented. */
class ImporterTest {

    @TempDir
    private Path folder = Path.of(".");

    private MarketData read(String... files) {
        try (Store store = Store.open(folder.resolve("store/s.duckdb"))) {
            ImportSettings settings =
                    new ImportSettings(List.of(files), "IH", Map.of("CLV25", LocalDate.of(2025, 9, 17)));
            return Importer.read(folder, settings, store, n -> {});
        }
    }

    private void file(String name, String... lines) throws IOException {
        Files.writeString(folder.resolve(name), String.join("\n", lines) + "\n");
    }

    private void assertRejected(String file, String... words) {
        assertThatThrownBy(() -> read(file))
                .isInstanceOf(InputRejectedException.class)
                .satisfies(e -> assertThat(e.getMessage()).contains(words));
    }

    @Test
    void theStrikeInForceIsReadAndNotTheOneWrittenBackOverThePast() throws IOException {
        file(
                "o.csv",
                "trade_date,call_put,maturity_date,strike,close,strike_true",
                "2016-11-25,C,2016-12-28,2.006,0.39,2.05",
                "2016-11-25,P,2016-12-28,2.006,,2.05");
        MarketData data = read("o.csv");
        assertThat(data.options()).hasSize(2);
        OptionRow call = data.options().get(0);
        assertThat(call.strike()).isEqualTo(2.05);
        assertThat(call.right()).isEqualTo(OptionRight.CALL);
        assertThat(call.source()).hasToString("o.csv:2");
        assertThat(data.options().get(1).price()).isNaN();
    }

    @Test
    void barchartHistoriesTellTheContractByTheirNameAndTheirDownloadDayIsNoClose() throws IOException {
        file(
                "clv5_545c_price-history-08-25-2025.csv",
                "Time,Open,High,Low,Last,Change,%Chg,Volume,\"Open Int\"",
                "2025-08-25,9.3,9.4,9.2,9.31,0.1,+1.2%,3,1",
                "2025-08-22,9.3,9.4,9.2,9.27,0.1,+1.2%,\"1,203\",1",
                "\"Downloaded from Barchart.com as of 08-25-2025 12:44pm CDT\"");
        MarketData data = read("clv5_545c_price-history-08-25-2025.csv");
        assertThat(data.options()).hasSize(1);
        assertThat(data.options().get(0).strike()).isEqualTo(54.5);
        assertThat(data.options().get(0).volume()).isEqualTo(1203);
        assertThat(data.options().get(0).expiry()).isEqualTo(LocalDate.of(2025, 9, 17));
        assertThat(data.rejected()).singleElement().satisfies(r -> assertThat(r.reason())
                .isEqualTo(Reason.NOT_A_CLOSE));
    }

    @Test
    void chartExportsHaveATitleAndAFooter() throws IOException {
        file(
                "CLV25_Barchart_x.csv",
                "\"Symbol: CLV25\",,,,,,\"Study: VOL\",",
                "\"Date Time\",Open,High,Low,Close,Change,Volume,\"Open Interest\"",
                "2025-08-21,1,2,1,63.5,0,,479",
                "2025-08-22,1,2,1,63.66,0,5,480",
                "Downloaded from Barchart.com as of 08-25-2025 11:24am CDT");
        file(
                "OVX_Barchart_x.csv",
                "\"Symbol: $OVX\",,,,,,",
                "\"Date Time\",Open,High,Low,Close,Change,Volume,\"Open Interest\"",
                "2025-08-22,1,2,1,34.0,0,,");
        MarketData data = read("*_Barchart_x.csv");
        assertThat(data.futures()).extracting(f -> f.settle()).containsExactly(63.5, 63.66);
        assertThat(data.series()).containsOnlyKeys("OVX");
    }

    @Test
    void everyOtherFileOfTheSseIsRecognisedByItsHeader() throws IOException {
        file("a.csv", "date,close", "2018-01-02,2.9", "2018-01-03,2.95");
        file(
                "b.csv",
                "ETFCode,Date,ETFOpen,ETFHigh,ETFLow,ETFClose,ETFVolume",
                "x,2018-01-02,2.8,3,2.7,2.9,100",
                "x,2018-01-03,2.8,3,2.7,2.96,100");
        file("c.csv", "date,on,w1,w2,m1,m3,m6,m9,y1", "2018-01-02,1,2,3,4,5,6,7,8", "2018-01-03,,,,,,,,");
        file("d.csv", "date,iVX", "2018-01-02,28.6");
        file(
                "e.csv",
                "Unnamed: 0,high,oi,wind_code,volume,settle,low,trade_date",
                "x,3,10,IH1801.CFE,5,2.5,2,20180102 00:00:00");
        file(
                "f.csv",
                "uni_id,date,high,low,close,volume,product",
                "IC1801,2018-01-02,1,1,1,1,IC",
                "IH1802,2018-01-02,1,1,7,1,IH");
        file(
                "g.csv",
                "ts_code,trade_date,settle,close,oi,call_put,maturity_date,strike_true,vol_10k",
                "1.SH,20180102,0,0.5,10,C,20180124.0,2.9,0.25",
                "2.SH,20180102,0.1,0.5,10,,,,0.25");
        file("h.csv", "observation_date,SOFR", "2018-01-02,4.5", "2018-01-03,.");
        MarketData data = read("a.csv", "b.csv", "c.csv", "d.csv", "e.csv", "f.csv", "g.csv", "h.csv");
        assertThat(data.bars()).hasSize(2);
        assertThat(data.bars().get(0).high()).isEqualTo(3);
        assertThat(data.bars().get(1).high()).isNaN();
        assertThat(data.series()).containsKeys("shibor.on", "shibor.y1", "ivx", "SOFR");
        assertThat(data.futures()).extracting(f -> f.contract()).containsExactly("IH1801", "IH1802");
        assertThat(data.activity()).singleElement().satisfies(o -> {
            assertThat(o.volume()).isEqualTo(2500);
            assertThat(o.price()).isEqualTo(0.5);
        });
        assertThat(data.rejected())
                .extracting(r -> r.reason())
                .containsExactlyInAnyOrder(
                        Reason.CONFLICT,
                        Reason.MISSING_PRICE,
                        Reason.OTHER_PRODUCT,
                        Reason.MISSING_TERMS,
                        Reason.MISSING_PRICE);
    }

    @Test
    void aMarketWrittenPlainlyIsReadBackToTheSameNumbers() throws IOException {
        SimulatedMarket market =
                SimulatedMarket.simulate(SimulationSettings.standard(3).withSessions(60));
        PlainFiles.write(folder, market.bars(), market.options(), market.futures(), market.series());
        for (int i = 0; i < 2; i++) { // the second time from the store
            MarketData data = read("bars.csv", "options.csv", "futures.csv", "series.csv");
            assertThat(data.bars())
                    .extracting(b -> b.close())
                    .isEqualTo(market.bars().stream().map(b -> b.close()).toList());
            assertThat(data.options()).hasSize(market.options().size());
            for (int j = 0; j < data.options().size(); j++) {
                OptionRow a = data.options().get(j);
                OptionRow b = market.options().get(j);
                assertThat(new double[] {a.strike(), a.bid(), a.ask(), a.price(), a.volume(), a.openInterest()})
                        .containsExactly(b.strike(), b.bid(), b.ask(), b.price(), b.volume(), b.openInterest());
                assertThat(a.date()).isEqualTo(b.date());
                assertThat(a.source().line()).isEqualTo(b.source().line());
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "date,clse;2018-01-02,1                          | unknown header;[date, clse];nearest is",
                "date,close;2018-01-02,abc                       | bad.csv:2;close must be a number;abc",
                "date,close;2018-13-02,1                         | bad.csv:2;must be a date;2018-13-02",
                "date,close;2018-01-02,1;2018-01-04,1;2018-01-03,1 | bad.csv:4;in order;2018-01-03 after 2018-01-04",
                "date,close;2018-01-02,1;2018-01-02,1            | bad.csv:3;twice;2018-01-02",
                "date,close                                      | no row under it",
                "date,close;2018-01-02                           | bad.csv:2;close must be there",
                "date,close;2018-01-02,Infinity                  | bad.csv:2;finite;Infinity",
                "trade_date,call_put,maturity_date,strike,close,strike_true;2018-01-02,X,2018-02-02,1,1,1 | call_put must be C or P;X",
                "trade_date,call_put,maturity_date,strike,close,strike_true;2018-01-02,C,2018-02-02,1,1,-1 | strike_true must be positive;-1",
                "trade_date,call_put,maturity_date,close;2018-01-02,C,2018-02-02,1 | nearest is sse-option-closes;[strike_true]",
            })
    void badRowsAreRejectedWithFileLineRuleAndValue(String lines, String words) throws IOException {
        file("bad.csv", lines.strip().split(";"));
        assertRejected("bad.csv", words.strip().split(";"));
    }

    @Test
    void missingEmptyAndTruncatedFilesAreRejected() throws IOException {
        assertRejected("nowhere.csv", "nowhere.csv", "matches no file", "--data");
        Files.createFile(folder.resolve("empty.csv"));
        assertRejected("empty.csv", "empty.csv", "empty");
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            StringBuilder text = new StringBuilder("date,close\n");
            for (int i = 0; i < 3000; i++) {
                text.append(LocalDate.of(2000, 1, 1).plusDays(i))
                        .append(',')
                        .append(Math.sin(i))
                        .append('\n');
            }
            gzip.write(text.toString().getBytes(StandardCharsets.UTF_8));
        }
        byte[] whole = packed.toByteArray();
        Files.write(folder.resolve("whole.csv.gz"), whole);
        assertThat(read("whole.csv.gz").bars()).hasSize(3000);
        Files.write(folder.resolve("cut.csv.gz"), Arrays.copyOf(whole, whole.length / 2));
        assertRejected("cut.csv.gz", "cut.csv.gz", "truncated");
        Files.write(
                folder.resolve("latin.csv"), "date,close\n2018-01-02,1 \u00e9\n".getBytes(StandardCharsets.ISO_8859_1));
        assertRejected("latin.csv", "UTF-8");
    }

    @Test
    void aRejectedFileLeavesNothingInTheStore() throws IOException {
        file("bad.csv", "date,close", "2018-01-02,1", "2018-01-03,x");
        assertRejected("bad.csv", "bad.csv:3");
        file("bad.csv", "date,close", "2018-01-02,1", "2018-01-03,2");
        assertThat(read("bad.csv").bars()).hasSize(2);
    }

    @Test
    void aForeignFileIsNoStore() throws IOException {
        Path foreign = folder.resolve("store.duckdb");
        Files.writeString(foreign, "this is no database ".repeat(1000));
        assertThatThrownBy(() -> Store.open(foreign))
                .isInstanceOf(InputRejectedException.class)
                .hasMessageContaining("--store");
    }
}
