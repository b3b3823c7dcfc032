package io.plimsoll.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.formats.chain.OccContract;
import io.plimsoll.market.MarketData;
import io.plimsoll.market.OptionChain;
import io.plimsoll.market.OptionRight;
import io.plimsoll.store.Store;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that tell volume, open interest or terms of options and no quotes; all rows are invented. */
class ActivityFilesTest {

    private final TestFolder folder;

    ActivityFilesTest(@TempDir Path temp) {
        folder = new TestFolder(temp);
    }

    @Test
    void statisticsTellOpenInterestAndVolumeOnceForEachContractAndDay() {
        Path file = folder.write("x.csv", ChainFilesTest.text("databento-statistics.csv"));

        assertThat(Importer.format(file)).isEqualTo("databento-statistics");
        MarketData data = folder.read("x.csv");

        assertThat(data.options()).isEmpty();
        assertThat(activity(data))
                .containsExactly(
                        "2031-03-03,C,2031-04-18,5000,,,,,340,",
                        "2031-03-03,C,2031-04-18,5000,,,,25,,",
                        "2031-03-04,P,2031-04-18,62.5,,,,,,");
        assertThat(data.rejected())
                .extracting(r -> r.source().line() + " " + r.reason() + " " + r.detail())
                .containsExactly(
                        "3 REPEATED 340.0, x.csv:2 has 340.0",
                        "4 CONFLICT 341.0, x.csv:2 has 340.0",
                        "6 NOT_USED statistic 1 is neither 6 nor 9",
                        "8 OTHER_PRODUCT the symbol is none of an American option");
    }

    @Test
    void statisticsOfOtherUnderlyingsAreLeftOut() {
        folder.write("x.csv", ChainFilesTest.text("databento-statistics.csv"));
        try (Store store = Store.open(folder.store)) {
            for (String underlying : List.of("QQA", "ZZXW")) {
                MarketData data = Importer.importAll(
                        folder.data,
                        new ImportSettings(List.of("x.csv"), null, Map.of(), underlying),
                        store,
                        bytes -> {});

                assertThat(activity(data)).hasSize(underlying.equals("QQA") ? 1 : 2);
                assertThat(data.rejected())
                        .filteredOn(r -> r.detail().equals("the study uses options on " + underlying))
                        .hasSize(underlying.equals("QQA") ? 5 : 1);
            }
        }
    }

    @Test
    void definitionsTellTheTermsOfOptions() {
        Path file = folder.write("x.csv", ChainFilesTest.text("databento-definition.csv"));

        assertThat(Importer.format(file)).isEqualTo("databento-definition");
        assertThat(folder.read("x.csv").rejected())
                .extracting(r -> r.source().line() + " " + r.instrument() + " " + r.reason())
                .containsExactly(
                        "2 ZZXW  310418C05000000 NOT_USED", "3 QQA   310418P00062500 NOT_USED", "4 QQA OTHER_PRODUCT");
    }

    @Test
    void aTimeThatIsNoneIsTold() {
        folder.write("x.csv", "ts_recv,quantity,stat_type,symbol", "today,1,9,QQA   310418P00062500");

        assertThatThrownBy(() -> folder.read("x.csv"))
                .hasMessage("x.csv:2: ts_recv must be a time as YYYY-MM-DDTHH:MM:SSZ or in nanoseconds since 1970, was"
                        + " \"today\"");
    }

    @Test
    void plainTushareRowsTakeTheTermsOfTheContractTable() {
        Path daily = folder.write(
                "daily.csv",
                "ts_code,trade_date,exchange,pre_settle,pre_close,open,high,low,close,settle,vol,amount,oi",
                "77.SH,20310303,SSE,1,1,1,1,1,0.15,0.16,1699,1,40",
                "78.SH,20310303,SSE,1,1,1,1,1,0.15,0,12,1,41");
        folder.write(
                "contracts.csv",
                "ts_code,exchange,name,per_unit,opt_type,call_put,exercise_type,exercise_price,maturity_date,list_date,"
                        + "delist_date",
                "77.SH,SSE,n,10000.0,ETF,C,E,2.05,20310423,20310101,20310423",
                "78.SH,SSE,n,10000.0,ETF,P,E,2.05,20310423,20310101,20310423");

        assertThat(Importer.format(daily)).isEqualTo("tushare-option-activity");
        MarketData data = folder.read("daily.csv", "contracts.csv");

        assertThat(activity(data))
                .containsExactly(
                        "2031-03-03,C,2031-04-23,2.05,0.16,,,1699,40,", "2031-03-03,P,2031-04-23,2.05,0.15,,,12,41,");
        assertThat(data.rejected()).isEmpty();
    }

    @Test
    void aSymbolTellsAContract() {
        assertThat(OccContract.of("SPXW  310418C05000500"))
                .hasValue(new OccContract("SPX", OptionRight.CALL, LocalDate.of(2031, 4, 18), 5000.5));
        assertThat(OccContract.of("QQA1310418P00062500"))
                .hasValue(new OccContract("QQA", OptionRight.PUT, LocalDate.of(2031, 4, 18), 62.5));
        assertThat(OccContract.of("2QQA 310418P00062500").orElseThrow().underlying())
                .isEqualTo("2QQA");
        for (String none : List.of("", "QQA", "QQA310432P00062500", "QQA310418X00062500", "QQA310418P00000000")) {
            assertThat(OccContract.of(none)).as(none).isEmpty();
        }
    }

    private static List<String> activity(MarketData data) {
        List<String> lines = new ArrayList<>();
        for (OptionChain chain : data.activity()) {
            for (int i = 0; i < chain.size(); i++) {
                lines.add(ReadChain.line(chain.row(i), Double.NaN));
            }
        }
        return lines;
    }
}
