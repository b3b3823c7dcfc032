package io.plimsoll.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.plimsoll.ChainRows;
import io.plimsoll.market.Bar;
import io.plimsoll.market.FuturesRow;
import io.plimsoll.market.MarketData;
import io.plimsoll.market.OptionRight;
import io.plimsoll.market.OptionRow;
import io.plimsoll.market.Reason;
import io.plimsoll.market.RejectedRow;
import io.plimsoll.market.SeriesPoint;
import io.plimsoll.market.SourceRow;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every format with a few invented rows. */
class FormatsTest {

    private static final double NONE = Double.NaN;

    private final TestFolder folder;

    FormatsTest(@TempDir Path temp) {
        folder = new TestFolder(temp);
    }

    @Test
    void sseOptionClosesTakeTheStrikeThatWasInForceOnTheDay() {
        folder.write(
                "closes.csv",
                "trade_date,call_put,maturity_date,strike,close,strike_true",
                "2031-03-03,C,2031-04-23,1.956,0.11,2.0",
                "2031-03-03,P,2031-04-23,1.956,,2.0");

        MarketData data = folder.read("closes.csv");

        assertThat(data.files()).singleElement().satisfies(f -> {
            assertThat(f.format()).isEqualTo("sse-option-closes");
            assertThat(f.rows()).isEqualTo(2);
            assertThat(f.path()).isEqualTo("closes.csv");
        });
        // The put has no price; cleaning tells so.
        assertThat(ChainRows.of(data.options()))
                .containsExactly(close(2, OptionRight.CALL, 0.11), close(3, OptionRight.PUT, NONE));
        assertThat(data.rejected()).isEmpty();
    }

    @Test
    void standardAndAdjustedContractsMayShareTheirTerms() {
        folder.write(
                "closes.csv",
                "trade_date,call_put,maturity_date,strike,close,strike_true",
                "2031-03-03,C,2031-04-23,1.956,0.11,2.0",
                "2031-03-03,C,2031-04-23,2.0,0.10,2.0",
                "2031-03-04,C,2031-04-23,1.956,0.12,2.0");

        assertThat(ChainRows.of(folder.read("closes.csv").options())).hasSize(3);
    }

    private static final String TUSHARE = "ts_code,trade_date,exchange,pre_settle,pre_close,open,high,low,close,settle,"
            + "vol,amount,oi,name,per_unit,call_put,exercise_price,maturity_date,list_date,strike_true,vol_10k";
    private static final String CONTRACTS = "ts_code,exchange,name,per_unit,opt_type,call_put,exercise_type,"
            + "exercise_price,maturity_date,list_date,delist_date";

    @Test
    void tushareRowsTellActivityWithTheSettlementOrTheCloseWhereThereIsNone() {
        folder.write(
                "daily.csv",
                TUSHARE,
                "77.SH,20310303,SSE,1,1,1,1,1,0.15,0.16,9,1,40.0,n,10000.0,C,2.0,20310423.0,20310101.0,2.0,0.1699",
                "78.SH,20310303,SSE,1,1,1,1,1,0.15,0.0,9,1,41.0,n,10000.0,P,2.0,20310423.0,20310101.0,2.0,0.5",
                "79.SH,20310303,SSE,1,1,1,1,1,0.15,,9,1,42.0,n,10000.0,P,2.1,20310423.0,20310101.0,2.1,0.0");

        MarketData data = folder.read("daily.csv");

        assertThat(data.options()).isEmpty();
        assertThat(ChainRows.of(data.activity()))
                .extracting(OptionRow::price, OptionRow::volume, OptionRow::openInterest)
                .containsExactly(tuple(0.16, 1699.0, 40.0), tuple(0.15, 5000.0, 41.0), tuple(0.15, 0.0, 42.0));
        assertThat(ChainRows.of(data.activity()).get(0).expiry()).isEqualTo(day(2031, 4, 23));
    }

    @Test
    void tushareRowsWithoutTermsTakeThoseOfTheContractTable() {
        folder.write(
                "daily.csv",
                TUSHARE,
                "77.SH,20310303,SSE,1,1,1,1,1,0.15,0.16,9,1,40.0,,,,,,,,0.25",
                "88.SH,20310303,SSE,1,1,1,1,1,0.15,0.16,9,1,40.0,,,,,,,,0.25",
                "99.SH,20310303,SSE,1,1,1,1,1,0.15,0.16,9,1,40.0,,,,,,,,0.25");
        folder.write(
                "contracts.csv",
                CONTRACTS,
                "77.SH,SSE,n,10000.0,ETF,C,E,2.05,20310423,20310101,20310423",
                "66.SH,SSE,n,10000.0,ETF,P,E,2.05,20310423,20310101,20310423",
                "88.SH,SSE,n,10202.0,ETF,P,E,1.96,20310423,20310101,20310423");

        MarketData data = folder.read("daily.csv", "contracts.csv");

        assertThat(ChainRows.of(data.activity()))
                .containsExactly(new OptionRow(
                        at("daily.csv", 2),
                        day(2031, 3, 3),
                        OptionRight.CALL,
                        day(2031, 4, 23),
                        2.05,
                        0.16,
                        NONE,
                        NONE,
                        2500,
                        40));
        assertThat(data.rejected())
                .extracting(r -> r.source() + " " + r.instrument() + " " + r.reason())
                .containsExactly(
                        // Its table row tells the strike after the adjustment: the one in force on the day is not
                        // known.
                        "daily.csv:3 88.SH MISSING_TERMS",
                        "daily.csv:4 99.SH MISSING_TERMS",
                        "contracts.csv:3 66.SH NOT_USED",
                        "contracts.csv:4 88.SH NOT_USED");
    }

    @Test
    void aContractTableThatContradictsItselfKeepsTheFirstRow() {
        folder.write(
                "contracts.csv",
                CONTRACTS,
                "77.SH,SSE,n,10000.0,ETF,C,E,2.05,20310423,20310101,20310423",
                "77.SH,SSE,n,10000.0,ETF,C,E,2.10,20310423,20310101,20310423",
                "77.SH,SSE,n,10000.0,ETF,C,E,2.05,20310423,20310101,20310423");

        assertThat(folder.read("contracts.csv").rejected())
                .extracting(RejectedRow::reason, RejectedRow::detail)
                .containsExactly(
                        tuple(Reason.NOT_USED, "every row of this contract tells its terms"),
                        tuple(Reason.CONFLICT, "CALL 2.1 2031-04-23, contracts.csv:2 has CALL 2.05 2031-04-23"),
                        tuple(Reason.REPEATED, "CALL 2.05 2031-04-23, contracts.csv:2 has CALL 2.05 2031-04-23"));
    }

    @Test
    void closesAreBarsAndALaterFileFillsThemIn() {
        folder.write("close.csv", "date,close", "2031-03-03,2.5", "2031-03-04,2.6", "2031-03-05,2.7");
        folder.write(
                "ohlcv.csv",
                "ETFCode,Date,ETFPreClose,ETFOpen,ETFHigh,ETFLow,ETFClose,ETFVolume,ETFAmount,ETFChg,ETFPrcChg,"
                        + "ETFAverage",
                "1.SH,2031-03-04,2.5,2.51,2.62,2.50,2.6,1000,1,1,1,1",
                "1.SH,2031-03-05,2.6,2.61,2.72,2.60,2.71,2000,1,1,1,1",
                "1.SH,2031-03-06,2.7,2.71,2.82,2.70,2.8,3000,1,1,1,1");

        MarketData data = folder.read("close.csv", "ohlcv.csv");

        assertThat(data.bars())
                .containsExactly(
                        new Bar(at("close.csv", 2), day(2031, 3, 3), NONE, NONE, NONE, 2.5, NONE),
                        new Bar(at("close.csv", 3), day(2031, 3, 4), 2.51, 2.62, 2.5, 2.6, 1000),
                        new Bar(at("close.csv", 4), day(2031, 3, 5), NONE, NONE, NONE, 2.7, NONE),
                        new Bar(at("ohlcv.csv", 4), day(2031, 3, 6), 2.71, 2.82, 2.7, 2.8, 3000));
        assertThat(data.rejected())
                .containsExactly(new RejectedRow(
                        at("ohlcv.csv", 3), day(2031, 3, 5), "close", Reason.CONFLICT, "2.71, close.csv:4 has 2.7"));
    }

    @Test
    void theFileListedFirstWins() {
        folder.write("a.csv", "date,close", "2031-03-03,2.5");
        folder.write("b.csv", "date,close", "2031-03-03,2.6");

        assertThat(folder.read("a.csv", "b.csv").bars()).extracting(Bar::close).containsExactly(2.5);
        assertThat(folder.read("b.csv", "a.csv").bars()).extracting(Bar::close).containsExactly(2.6);
    }

    @Test
    void aRowThatAnEarlierFileGivesAlreadyIsRejectedAsRepeated() {
        folder.write("a.csv", "date,close", "2031-03-03,2.5");
        folder.write("b.csv", "date,close", "2031-03-03,2.5000000000000004");

        assertThat(folder.read("a.csv", "b.csv").rejected())
                .extracting(RejectedRow::source, RejectedRow::reason)
                .containsExactly(tuple(at("b.csv", 2), Reason.REPEATED));
    }

    @Test
    void shiborIsASeriesForEachTenor() {
        folder.write(
                "shibor.csv",
                "date,on,w1,w2,m1,m3,m6,m9,y1",
                "2031-03-03,1.1,1.2,1.3,1.4,1.5,1.6,,1.8",
                "2031-03-04,,,,,,,,");

        MarketData data = folder.read("shibor.csv");

        assertThat(data.series())
                .containsOnlyKeys(
                        "shibor.on", "shibor.w1", "shibor.w2", "shibor.m1", "shibor.m3", "shibor.m6", "shibor.y1")
                .containsEntry(
                        "shibor.on", List.of(new SeriesPoint(at("shibor.csv", 2), "shibor.on", day(2031, 3, 3), 1.1)));
        assertThat(data.rejected())
                .extracting(RejectedRow::source, RejectedRow::reason)
                .containsExactly(tuple(at("shibor.csv", 3), Reason.MISSING_PRICE));
    }

    @Test
    void aSecondFileOfRatesIsTakenOrRejectedRowByRow() {
        String header = "date,on,w1,w2,m1,m3,m6,m9,y1";
        folder.write("a.csv", header, "2031-03-03,1.1,1.2,,,,,,", "2031-03-04,1.1,,,,,,,", "2031-03-05,1.1,,,,,,,");
        folder.write("b.csv", header, "2031-03-03,1.1,1.3,9,,,,,", "2031-03-04,1.1,2.2,,,,,,", "2031-03-05,1.1,,,,,,,");

        MarketData data = folder.read("a.csv", "b.csv");

        assertThat(data.series()).containsOnlyKeys("shibor.on", "shibor.w1");
        assertThat(data.series().getOrDefault("shibor.w1", List.of()))
                .extracting(SeriesPoint::value)
                .containsExactly(1.2, 2.2);
        assertThat(data.rejected())
                .extracting(r -> r.source() + " " + r.reason() + " " + r.detail())
                .containsExactly("b.csv:2 CONFLICT 1.3, a.csv:2 has 1.2", "b.csv:4 REPEATED 1.1, a.csv:4 has 1.1");
    }

    @Test
    void ivxIsASeries() {
        folder.write("ivx.csv", "date,iVX", "2031-03-03,21.5", "2031-03-04,nan");

        MarketData data = folder.read("ivx.csv");

        assertThat(data.series().getOrDefault("ivx", List.of()))
                .containsExactly(new SeriesPoint(at("ivx.csv", 2), "ivx", day(2031, 3, 3), 21.5));
        assertThat(data.rejected()).extracting(RejectedRow::reason).containsExactly(Reason.MISSING_PRICE);
    }

    @Test
    void fredFilesAreSeriesNamedByTheirColumn() {
        folder.write("new.csv", "observation_date,RATE_X", "2031-03-03,4.5", "2031-03-04,", "2031-03-05,.");
        folder.write("old.csv", "DATE,RATE_Y", "2031-03-03,-0.5");

        MarketData data = folder.read("*.csv");

        assertThat(data.series()).containsOnlyKeys("RATE_X", "RATE_Y");
        assertThat(data.rejected()).extracting(RejectedRow::source).containsExactly(at("new.csv", 3), at("new.csv", 4));
    }

    @Test
    void mainFuturesHaveTheContractOfTheirCodeAndAMidnightIsADay() {
        folder.product("IH")
                .write(
                        "ih.csv",
                        "Unnamed: 0,high,pre_settle,oi,wind_code,volume,amount,settle,low,trade_date,close,open,change,"
                                + "bopu_symbol,local_symbol,pre_close",
                        "2031/3/3,3105.0,1,400.0,IH3103.CFE,50.0,1,3100.5,3095.0,20310303,3101.0,1,1,a,b,1",
                        "2031/3/4,3105.0,1,400.0,IH3103.CFE,50.0,1,,3095.0,20310304 00:00:00,3101.0,1,1,a,b,1",
                        "2031/3/5,3105.0,1,400.0,IF3103.CFE,50.0,1,3100.5,3095.0,20310305,3101.0,1,1,a,b,1");

        MarketData data = folder.read("ih.csv");

        assertThat(data.futures())
                .containsExactly(
                        new FuturesRow(at("ih.csv", 2), day(2031, 3, 3), "IH3103", 3100.5, 3105, 3095, 50, 400),
                        new FuturesRow(at("ih.csv", 3), day(2031, 3, 4), "IH3103", 3101, 3105, 3095, 50, 400));
        assertThat(data.rejected())
                .extracting(RejectedRow::instrument, RejectedRow::reason)
                .containsExactly(tuple("IF3103", Reason.OTHER_PRODUCT));
    }

    @Test
    void cffexFuturesMayBeSortedByContractAndOnlyTheProductIsKept() {
        folder.product("IH")
                .write(
                        "cffex.csv",
                        "uni_id,date,exchange,type,open,high,low,close,close_adj,volume,listed_date,de_listed_date,product",
                        "IC3103,2031-03-03,ZJS,2,1,5.0,4.0,4.5,1,10,2031-01-01,2031-03-21,IC",
                        "IH3103,2031-03-03,ZJS,2,1,3.0,2.0,2.5,1,20,2031-01-01,2031-03-21,IH",
                        "IH3103,2031-03-04,ZJS,2,1,3.1,2.1,2.6,1,21,2031-01-01,2031-03-21,IH",
                        "IH3104,2031-03-03,ZJS,2,1,3.2,2.2,2.7,1,22,2031-01-01,2031-04-21,IH");

        MarketData data = folder.read("cffex.csv");

        assertThat(data.futures())
                .extracting(f -> f.date() + " " + f.contract() + " " + f.settle() + " " + f.openInterest())
                .containsExactly("2031-03-03 IH3103 2.5 NaN", "2031-03-03 IH3104 2.7 NaN", "2031-03-04 IH3103 2.6 NaN");
        assertThat(data.rejected())
                .extracting(r -> r.source() + " " + r.instrument() + " " + r.reason() + " " + r.detail())
                .containsExactly("cffex.csv:2 IC3103 OTHER_PRODUCT the study uses futures of IH");
    }

    @Test
    void barchartOptionsTakeTheirTermsFromTheFileNameAndTheStudy() {
        folder.expiry("CLV25", day(2025, 9, 17))
                .write(
                        "calls/clv5_545c_price-history-08-25-2025.csv",
                        "Time,Open,High,Low,Last,Change,%Chg,Volume,\"Open Int\"",
                        "2025-08-25,1,1,1,1.5,1,+1.20%,3,4",
                        "2025-08-22,1,1,1,1.25,1,-1.20%,\"1,234\",\"12,345\"",
                        "2025-08-21,1,1,1,,1,unch,0,0",
                        "\"Downloaded from Barchart.com as of 08-25-2025 12:44pm CDT\"");

        MarketData data = folder.read("calls/*.csv");

        String file = "calls/clv5_545c_price-history-08-25-2025.csv";
        assertThat(ChainRows.of(data.options()))
                .containsExactly(new OptionRow(
                        at(file, 3),
                        day(2025, 8, 22),
                        OptionRight.CALL,
                        day(2025, 9, 17),
                        54.5,
                        1.25,
                        NONE,
                        NONE,
                        1234,
                        12345));
        assertThat(data.rejected())
                .extracting(r -> r.source().line() + " " + r.instrument() + " " + r.reason() + " " + r.detail())
                .containsExactly(
                        "2 C 54.5 2025-09-17 NOT_A_CLOSE downloaded on 2025-08-25",
                        "4 C 54.5 2025-09-17 MISSING_PRICE Last is blank");
    }

    @Test
    void barchartChartsAreFuturesOrSeriesByTheSymbolOfTheirTitle() {
        String columns = "\"Date Time\",\"Open\",\"High\",\"Low\",\"Close\",\"Change\",\"Volume\",\"Open Interest\"";
        folder.write(
                "clv.csv",
                "\"Symbol: CLV25\",,,,,,\"Study: VOL (LikeMain)\",",
                columns,
                "2025-08-21,1,64.5,62.5,63.5,0,10,20",
                "2025-08-22,1,-1.5,-3.5,-2.5,0,,21",
                "2025-08-25,1,64.5,62.5,63.5,0,10,",
                "Downloaded from Barchart.com as of 08-25-2025 11:05am CDT");
        folder.write(
                "ovx.csv",
                "\"Symbol: $OVX\",,,,,,\"Study: VOL (LikeMain)\",",
                columns,
                "2025-08-25,1,1,1,31.5,0,,",
                "2025-08-26,1,1,1,32.5,0,,",
                "Downloaded from Barchart.com as of 08-26-2025 10:38am CDT");

        MarketData data = folder.read("clv.csv", "ovx.csv");

        assertThat(data.futures())
                .containsExactly(
                        new FuturesRow(at("clv.csv", 3), day(2025, 8, 21), "CLV25", 63.5, 64.5, 62.5, 10, 20),
                        new FuturesRow(at("clv.csv", 4), day(2025, 8, 22), "CLV25", -2.5, -1.5, -3.5, NONE, 21));
        assertThat(data.series().getOrDefault("OVX", List.of()))
                .containsExactly(new SeriesPoint(at("ovx.csv", 3), "OVX", day(2025, 8, 25), 31.5));
        assertThat(data.rejected())
                .extracting(RejectedRow::source, RejectedRow::reason)
                .containsExactly(
                        tuple(at("clv.csv", 5), Reason.NOT_A_CLOSE), tuple(at("ovx.csv", 4), Reason.NOT_A_CLOSE));
        assertThat(data.files()).extracting(f -> f.rows()).containsExactly(3L, 2L);
    }

    @Test
    void columnsAreFoundByNameInAnyOrderAmongOthers() {
        folder.write("bars.csv", "close,remark,volume,low,date,high,open", "2.5,a,7,2.4,2031-03-03,2.6,2.45");

        assertThat(folder.read("bars.csv").bars())
                .containsExactly(new Bar(at("bars.csv", 2), day(2031, 3, 3), 2.45, 2.6, 2.4, 2.5, 7));
    }

    @Test
    void aFileNeedsNoMoreThanTheColumnsThatAreRead() {
        folder.write(
                "daily.csv",
                "ts_code,trade_date,settle,close,oi,call_put,maturity_date,strike_true,vol_10k",
                "77.SH,20310303,0,0.5,10,C,20310423.0,2.0,0.25");
        folder.write("ih.csv", "high,oi,wind_code,volume,settle,low,trade_date", "3,10,IH3103.CFE,5,2.5,2,20310303");
        folder.write("cffex.csv", "uni_id,date,high,low,close,volume", "IH3103,2031-03-04,3,2,2.5,5");
        folder.write("ohlcv.csv", "Date,ETFOpen,ETFHigh,ETFLow,ETFClose,ETFVolume", "2031-03-03,2.8,3,2.7,2.9,100");
        folder.write(
                "closes.csv",
                "trade_date,call_put,maturity_date,close,strike_true",
                "2031-03-03,C,2031-04-23,0.11,2.0");

        assertThat(folder.read("daily.csv", "ih.csv", "cffex.csv", "ohlcv.csv", "closes.csv")
                        .files())
                .extracting(f -> f.format())
                .containsExactly(
                        "tushare-option-daily",
                        "index-futures-main",
                        "cffex-futures",
                        "etf-ohlcv",
                        "sse-option-closes");
    }

    private static OptionRow close(long line, OptionRight right, double price) {
        return new OptionRow(
                at("closes.csv", line), day(2031, 3, 3), right, day(2031, 4, 23), 2.0, price, NONE, NONE, NONE, NONE);
    }

    @Test
    void plainRowsWithoutTermsAreRejectedAndThoseWithoutAPriceAreLeftToCleaning() {
        folder.write(
                "options.csv",
                "date,right,expiry,strike,bid,ask,price,volume,open_interest",
                "2031-03-03,C,2031-04-23,10,1.0,1.2,,5,6",
                "2031-03-03,P,2031-04-23,10,1.0,,,5,6",
                "2031-03-03,P,2031-04-23,,1.0,1.2,,5,6");

        MarketData data = folder.read("options.csv");

        assertThat(ChainRows.of(data.options())).extracting(OptionRow::mark).containsExactly(1.1, NONE);
        assertThat(data.rejected())
                .containsExactly(new RejectedRow(
                        at("options.csv", 4),
                        day(2031, 3, 3),
                        "option",
                        Reason.MISSING_TERMS,
                        "underlying, day, type, expiry or strike is blank"));
    }

    @Test
    void gzipIsToldByTheBytesAndNotByTheName() {
        folder.bytes("close.csv", TestFolder.gzip("date,close\n2031-03-03,2.5\n"));
        folder.write("plain.csv.gz", "date,close", "2031-03-04,2.6");

        assertThat(folder.read("close.csv", "plain.csv.gz").bars())
                .extracting(Bar::close)
                .containsExactly(2.5, 2.6);
    }

    @Test
    void aByteOrderMarkBlankLinesAndWindowsLineEndsAreNoPartOfTheData() {
        folder.write("close.csv", "\uFEFFdate,close\r", "\r", "2031-03-03,2.5\r", "", "2031-03-04, 2.6 \r");

        MarketData data = folder.read("close.csv");

        assertThat(data.bars()).extracting(Bar::close).containsExactly(2.5, 2.6);
        assertThat(data.bars()).extracting(b -> b.source().line()).containsExactly(3L, 5L);
    }

    @Test
    void theFormatOfAFileCanBeAskedFor() {
        assertThat(Importer.format(folder.write("x.csv", "date,iVX", "2031-03-03,20")))
                .isEqualTo("ivx");
    }

    private static LocalDate day(int year, int month, int day) {
        return LocalDate.of(year, month, day);
    }

    private static SourceRow at(String file, long line) {
        return new SourceRow(file, line);
    }
}
