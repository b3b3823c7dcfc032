package io.plimsoll.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.market.InputRejectedException;
import io.plimsoll.market.MarketData;
import io.plimsoll.market.Reason;
import io.plimsoll.market.SeriesPoint;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Odd files of prices, futures and series. All rows are invented. */
class BadSeriesInputTest {

    private static final String VX =
            "Trade Date,Futures,Open,High,Low,Close,Settle,Change,Total Volume,EFP,Open Interest";
    private static final String DATABENTO = "ts_event,rtype,open,high,low,close,volume,symbol";
    private static final String STOOQ = "<TICKER>,<PER>,<DATE>,<OPEN>,<HIGH>,<LOW>,<CLOSE>,<VOL>";

    private final TestFolder folder;

    BadSeriesInputTest(@TempDir Path temp) {
        folder = new TestFolder(temp);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DATE,OPEN,HIGH,LOW,CLOSE | 13/03/2031,1,1,1,1  | DATE must be a day of the calendar as YYYY-MM-DD, YYYYMMDD or MM/DD/YYYY, was \"13/03/2031\"",
                "date,foo,bar             | 2031-03-03,1,1      | unknown header [date, foo, bar]; a file of one series must have one column besides date",
                "Date,Fear Greed,Rating   | 2031-03-03,101,x    | x.csv:2: Fear Greed must be in [0, 100], was \"101\"",
                "date,bullish,neutral,bearish | 2031-03-03,36,30,34 | x.csv:2: bullish must be in [0, 1], was \"36\"",
                "date,call,put,total,pc_ratio | 2031-03-03,1,-1,0,1 | x.csv:2: put must not be negative, was \"-1\"",
                "Date,Open,High,Low,Close,Volume,Dividends,Stock Splits | 2031-03-03,1,1,1,1,1,0,0 | export them with auto_adjust=False",
                "Date,High,Low,Last,Settle,Volume,Previous Day Open Interest | 2031-03-03,1,1,1,1,1,1 | as CHRIS-CME_CL1.csv does"
            })
    void oneRowThatCannotBe(String header, String row, String message) {
        folder.write("x.csv", header.strip(), row.strip());

        rejects(message.strip());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2031-03-03,Mar 2031,1,1,1,1,1,1,1,1,1 | Futures must be a month's letter and the month",
                "2031-03-03,F (Mar 2031),1,1,1,1,1,1,1,1,1 | Futures must be a month's letter and the month",
                "2031-03-03,H (Mar 2031),1,1,1,1,1,1,-5,1,1 | Total Volume must not be negative"
            })
    void aVixFutureThatCannotBe(String row, String message) {
        folder.write("x.csv", VX, row.strip());

        rejects(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2031-03-03T00:00:00Z,33,1.0,1.0,1.0,1.0,1,XYZ | rtype must be 35, daily bars",
                "yesterday,35,1.0,1.0,1.0,1.0,1,XYZ | ts_event must be a time of the calendar",
                "2031-03-03T00:00:00Z,35,1.0,1.0,1.0,1.0,1,ES.v.0 | must be ranked by calendar (.c.)"
            })
    void aDatabentoRowThatCannotBe(String row, String message) {
        folder.write("x.csv", DATABENTO, row.strip());

        rejects(message);
    }

    @Test
    void twoUnderlyingsInAFileAreAnError() {
        folder.write("x.csv", STOOQ, "A.US,D,20310303,1,1,1,1,1", "B.US,D,20310304,1,1,1,1,1");
        rejects("x.csv:3: <TICKER> must be A.US as above, one ticker a file, was \"B.US\"");

        folder.write(
                "x.csv",
                DATABENTO,
                "2031-03-03T00:00:00Z,35,1.0,1.0,1.0,1.0,1,ABC",
                "2031-03-04T00:00:00Z,35,1.0,1.0,1.0,1.0,1,ABD");
        rejects("x.csv:3: symbol must be ABC as above, one underlying a file, was \"ABD\"");

        folder.write("x.csv", "Price,Close,Close,High,Low,Open,Volume", "Ticker,A,B,A,A,A,A", "Date,,,,,,");
        rejects("column \"Close\" must be there once");
    }

    @Test
    void intradayPricesAreAnError() {
        folder.write("x.csv", STOOQ, "A.US,60,20310303,1,1,1,1,1");

        rejects("x.csv:2: <PER> must be D, daily prices, was \"60\"");
    }

    @Test
    void theLinesUnderYahoosHeaderMustBeThere() {
        folder.write("x.csv", "Price,Close,High,Low,Open,Volume", "2031-03-03,1,1,1,1,1");
        rejects("must begin with [Ticker, Date], \"Ticker\" is missing");

        folder.write("x.csv", "Price,Close,High,Low,Open,Volume", "Ticker,,,,,", "Date,,,,,", "2031-03-03,1,1,1,1,1");
        rejects("the second line must name the ticker");
    }

    @Test
    void adjustedPricesAreASeriesAndNoCloses() {
        folder.write(
                "x.csv",
                "Price,Close,High,Low,Open,Volume",
                "Ticker,^XYZ,^XYZ,^XYZ,^XYZ,^XYZ",
                "Date,,,,,",
                "2031-03-03,102.5,1,1,1,1");

        MarketData data = folder.read("x.csv");

        assertThat(data.bars()).isEmpty();
        assertThat(data.series().getOrDefault("XYZ", List.of()))
                .extracting(SeriesPoint::value)
                .containsExactly(102.5);
    }

    @Test
    void ofAWeeklyFileOfVixFuturesNothingIsKept() {
        folder.write("VX_2031-04-09.csv", VX, "2031-03-03,J (Apr 2031),1,1,1,1,18,1,1,1,1");
        folder.write("VX_2031-04-16.csv", VX, "2031-03-03,J (Apr 2031),1,1,1,1,19,1,1,1,1");

        MarketData data = folder.read("VX_2031-04-09.csv", "VX_2031-04-16.csv");

        assertThat(data.futures()).singleElement().satisfies(f -> assertThat(f.settle())
                .isEqualTo(19));
        assertThat(data.rejected()).singleElement().satisfies(r -> assertThat(r.reason() + " " + r.detail())
                .isEqualTo("OTHER_PRODUCT a weekly contract"));
    }

    @Test
    void theSameBytesUnderAnotherNameAreAnotherSeries() {
        folder.write("DGS2.csv", "date,value", "2031-03-03,4.25");
        folder.write("DGS5.csv", "date,value", "2031-03-03,4.25");

        assertThat(folder.read("DGS2.csv", "DGS5.csv").series()).containsOnlyKeys("DGS2", "DGS5");
        assertThat(folder.read("DGS2.csv", "DGS5.csv").series()).containsOnlyKeys("DGS2", "DGS5");
    }

    @Test
    void ranksGetTheirContractsOnAndAfterALastTradingDay() {
        folder.write("panel.csv", "date,CL01,CL02", "2031-03-20,60,61", "2031-03-21,62,63");
        folder.write(
                "expiries.csv",
                "cmdty,tick.prefix,Last.Trade,First.Notice,First.Delivery,Last.Delivery",
                "invented,CL,2031-03-20,2031-03-24,2031-04-01,2031-04-30",
                "invented,CL,2031-04-22,2031-04-24,2031-05-01,2031-05-31");

        assertThat(folder.product("CL").read("panel.csv", "expiries.csv").futures())
                .extracting(f -> f.date() + " " + f.contract() + " " + f.settle())
                .containsExactly(
                        "2031-03-20 CLJ31 60.0",
                        "2031-03-20 CLK31 61.0",
                        // The table ends: the second contract is not known.
                        "2031-03-21 CL.02 63.0",
                        "2031-03-21 CLK31 62.0");
    }

    @Test
    void aRowOfAPanelThatContradictsAnotherFileIsRejectedOnce() {
        folder.write("a.csv", "date,CL01,CL02,CL03", "2031-03-03,60,61,62", "2031-03-04,60,61,62");
        folder.write("b.csv", "date,CL01,CL02,CL03", "2031-03-03,70,71,62", "2031-03-04,60,61,62");

        assertThat(folder.read("a.csv", "b.csv").rejected())
                .extracting(r -> r.source() + " " + r.reason())
                .containsExactly("b.csv:2 " + Reason.CONFLICT, "b.csv:3 " + Reason.REPEATED);
    }

    @Test
    void anotherProductsPanelIsRejectedRowByRow() {
        folder.product("NG").write("x.csv", "date,CL01,CL02", "2031-03-03,60,61");

        assertThat(folder.read("x.csv").rejected())
                .extracting(r -> r.source().line() + " " + r.reason())
                .containsExactly("2 OTHER_PRODUCT");
    }

    private void rejects(String... parts) {
        assertThatThrownBy(() -> folder.read("x.csv"))
                .isInstanceOf(InputRejectedException.class)
                .hasMessageContainingAll(parts);
    }
}
