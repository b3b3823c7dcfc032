package io.plimsoll.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.plimsoll.market.InputRejectedException;
import io.plimsoll.market.MarketData;
import io.plimsoll.market.OptionChain;
import io.plimsoll.market.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What option-chain files of vendors may hold besides plain rows; all rows are invented. */
class ChainQuirksTest {

    private static final String YAHOO = "contractSymbol,lastTradeDate,strike,lastPrice,bid,ask,volume,openInterest";
    private static final String YAHOO_ROW = "QQA310418C00062500,2031-01-15 15:30:00+00:00,62.5,2.15,2.1,2.2,10,20";

    private final TestFolder folder;

    ChainQuirksTest(@TempDir Path temp) {
        folder = new TestFolder(temp);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "optionmetrics|cp_flag|X|must be C or P",
                "optionmetrics|strike_price|-5000000|must be above zero",
                "optionmetrics|strike_price|5O00|must be above zero",
                "optionmetrics|volume|-1|must not be negative",
                "optionmetrics|best_bid|n/a|must be a number (blank where the vendor gives none)",
                "optionmetrics|date|2031-02-30|must be a day of the calendar as YYYY-MM-DD or YYYYMMDD",
                "optionmetrics|exdate|soon|must be a day of the calendar as YYYY-MM-DD or YYYYMMDD",
                "cboe-eod|option_type|Z|must be C or P",
                "cboe-intervals|quote_datetime|2031-03-03 25:00:00|must be a time as YYYY-MM-DD HH:MM:SS",
                "orats-smv|trade_date|31/3/2031|must be a day of the calendar as M/d/yyyy",
                "orats-smv|pBidPx|x|must be a number (blank where the vendor gives none)",
                "orats-api|strike|0|must be above zero",
                "optionsdx|[C_BID]|1.5 x|must be a number (blank where the vendor gives none)",
                "optionsdx|[STRIKE]|0.0|must be above zero",
                "historicaloptiondata-l1|DataDate|13/13/2031|must be a day of the calendar as MM/dd/yyyy",
                "historicaloptiondata-l2|Type|straddle|must be call or put",
                "optionroot-chain|openinterest|-2|must not be negative",
                "tardis-options-chain|symbol|BTC|must be a contract such as BTC-30JUN23-30000-C",
                "tardis-options-chain|timestamp|2031-03-03|must be microseconds since 1970",
                "nse-bhavcopy|OPTION_TYP|XX|must be CE or PE",
                "nse-bhavcopy|EXPIRY_DT|24-Abr-2031|must be a day of the calendar as dd-MMM-yyyy",
                "nse-udiff|TtlTradgVol|-75|must not be negative",
                "databento-cbbo|symbol|ZZXW  311318C05000000|must be a contract as ROOTYYMMDDC00000000",
                "databento-cbbo|ts_recv|noon|must be a time as YYYY-MM-DDTHH:MM:SSZ or in nanoseconds since 1970",
                "yfinance-chain|contractSymbol|QQA|must be a contract as ROOTYYMMDDC00000000",
            })
    void aFieldThatBreaksItsRuleIsToldWithLineColumnRuleAndValue(
            String format, String column, String value, String rule) {
        List<String> lines = ChainFilesTest.text(format + ".csv").lines().toList();
        int place = Arrays.stream(lines.get(0).split(","))
                .map(String::strip)
                .toList()
                .indexOf(column);
        int line = format.equals("nse-bhavcopy") || format.equals("nse-udiff") ? 4 : 2;
        String[] fields = lines.get(line - 1).split(",", -1);
        fields[place] = value;
        List<String> changed = new ArrayList<>(lines);
        changed.set(line - 1, String.join(",", fields));
        Path file = folder.write("ZZX-2031-03-04.csv", changed.toArray(String[]::new));

        assertThatThrownBy(() -> ReadChain.of(folder, List.of(file)))
                .isInstanceOf(InputRejectedException.class)
                .hasMessageContaining("ZZX-2031-03-04.csv:" + line + ": " + column + " " + rule + ", was \"" + value)
                .hasMessageContaining("more than one in 100; correct the file");
    }

    @Test
    void oneBadRowInAHundredIsListedAndTheOthersAreRead() {
        StringBuilder text = new StringBuilder(YAHOO);
        for (int i = 0; i < 100; i++) {
            String strike = i == 50 ? "-1" : Integer.toString(100 + i);
            text.append("\nQQA310418C00062500,,").append(strike).append(",2.15,2.1,2.2,10,20");
        }
        folder.write("QQA-2031-03-04.csv", text.toString());

        MarketData data = folder.read("QQA-2031-03-04.csv");

        assertThat(data.options()).singleElement().satisfies(c -> assertThat(c.size())
                .isEqualTo(99));
        assertThat(data.rejected()).singleElement().satisfies(r -> {
            assertThat(r.reason()).isEqualTo(Reason.UNREADABLE);
            assertThat(r.source().line()).isEqualTo(52);
            assertThat(r.detail()).isEqualTo("strike must be above zero, was \"-1\"");
        });
    }

    @Test
    void linesThatEndInTwoWaysAreTold() {
        Path file = folder.write("QQA-2031-03-04.csv", YAHOO, YAHOO_ROW + "\r", YAHOO_ROW);

        assertThatThrownBy(() -> ReadChain.of(folder, List.of(file)))
                .isInstanceOf(InputRejectedException.class)
                .hasMessageContaining("QQA-2031-03-04.csv:2: all lines must end alike, with LF or with CR LF");
    }

    @Test
    void usersChooseColumnsOfOptionMetrics() {
        Path file = folder.write(
                "zzx.csv",
                "secid,date,exdate,cp_flag,strike_price,best_bid,best_offer",
                "901,20310303,20310419,P,1005,1.5,1.6");

        assertThat(Importer.format(file)).isEqualTo("optionmetrics");
        assertThat(ReadChain.of(folder, List.of(file)))
                .containsExactly("2,ZZX,2031-03-03,P,2031-04-18,1.005,,1.5,1.6,,,");
    }

    @Test
    void cboeFilesWithoutTheCalculatedColumnsAreTheSame() {
        Path file = folder.write(
                "x.csv",
                "underlying_symbol,quote_date,root,expiration,strike,option_type,open,high,low,close,trade_volume,"
                        + "bid_size_1545,bid_1545,ask_size_1545,ask_1545,underlying_bid_1545,underlying_ask_1545,"
                        + "bid_size_eod,bid_eod,ask_size_eod,ask_eod,underlying_bid_eod,underlying_ask_eod,vwap,"
                        + "open_interest,delivery_code",
                "^ZZX,2031-03-03,ZZX,2031-04-18,5000.000,P,1,1,1,1.5,3,1,9,1,9,9,9,1,1.4,1,1.6,0,0,1.5,7,");

        assertThat(Importer.format(file)).isEqualTo("cboe-eod");
        assertThat(ReadChain.of(folder, List.of(file)))
                .containsExactly("2,ZZX,2031-03-03,P,2031-04-18,5000,1.5,1.4,1.6,3,7,");
    }

    @Test
    void theShorterIntervalFileHasNoOpenInterest() {
        Path file = folder.write(
                "x.csv",
                "underlying_symbol,quote_datetime,root,expiration,strike,option_type,open,high,low,close,trade_volume,"
                        + "bid_size,bid,ask_size,ask,underlying_bid,underlying_ask",
                "^ZZX,2031-03-03 00:00:00,ZZX,2031-04-18,5000.000,P,1,1,1,1.5,3,1,1.3,1,1.6,5000,5001",
                "^ZZX,2031-03-03 15:59:00,ZZX,2031-04-18,5000.000,P,1,1,1,1.5,3,1,1.4,1,1.6,5000,5001");

        assertThat(Importer.format(file)).isEqualTo("cboe-intervals");
        assertThat(ReadChain.of(folder, List.of(file)))
                .containsExactly("3,ZZX,2031-03-03,P,2031-04-18,5000,1.5,1.4,1.6,3,,5000.5");
    }

    @Test
    void rowsOfOneContractAndTimeAreAllKeptForTheCleanerToJudge() {
        String row = "^ZZX,2031-03-03 15:59:00,ZZX,2031-04-18,5000.000,P,1,1,1,1.5,3,1,1.4,1,1.6,5000,5001";
        Path file = folder.write(
                "x.csv",
                "underlying_symbol,quote_datetime,root,expiration,strike,option_type,open,high,low,close,trade_volume,"
                        + "bid_size,bid,ask_size,ask,underlying_bid,underlying_ask",
                row,
                row);

        assertThat(ReadChain.of(folder, List.of(file))).hasSize(2);
    }

    @Test
    void ofSeveralQuotesADayOptionsDxGivesTheLast() {
        List<String> lines = ChainFilesTest.text("optionsdx.csv").lines().toList();
        String earlier = lines.get(1).replace("1930334400", "1930332600").replace("101.500000", "1.500000");
        Path file = folder.write("zzx.csv", lines.get(0), lines.get(1), earlier);

        assertThat(ReadChain.of(folder, List.of(file)))
                .hasSize(2)
                .first()
                .isEqualTo("2,ZZX,2031-03-03,C,2031-04-18,5000,101,101.5,102.25,12,,5020.75");
    }

    @Test
    void theLevelOfHistoricalOptionDataIsThatOfMostColumns() {
        String first =
                "UnderlyingSymbol,UnderlyingPrice,OptionSymbol,Type,Expiration,DataDate,Strike,Last,Bid,Ask,Volume,"
                        + "OpenInterest";
        for (var level : Map.of(
                        first,
                        "historicaloptiondata-l1",
                        first + ",IV,Delta,Gamma,Theta,Vega",
                        "historicaloptiondata-l2",
                        first + ",IV,Delta,Gamma,Theta,Vega,Alias,IVBid,IVAsk",
                        "historicaloptiondata-l3")
                .entrySet()) {
            assertThat(Importer.format(folder.write("x.csv", level.getKey()))).isEqualTo(level.getValue());
        }
    }

    @Test
    void wholeNumbersOfDatabentoAreNanosecondsAndBillionths() {
        Path file = folder.write(
                "x.csv",
                "ts_recv,price,bid_px_00,ask_px_00,symbol",
                "1930334340000000000,9223372036854775807,1400000000,1650000000,ZZXW  310418P05000000",
                "1930334400000000000,9223372036854775807,1500000000,1750000000,ZZXW  310418P05000000",
                "1930334340000000000,1000000,9223372036854775807,10000000,ZZXW  310418P04000500");

        assertThat(Importer.format(file)).isEqualTo("databento-cbbo");
        assertThat(ReadChain.of(folder, List.of(file)))
                .containsExactly(
                        "3,ZZXW,2031-03-03,P,2031-04-18,5000,,1.5,1.75,,,",
                        "4,ZZXW,2031-03-03,P,2031-04-18,4000.5,0.001,,0.01,,,");
    }

    @ParameterizedTest
    @CsvSource({
        "deribit,BTC-28MAR31-64000-C,true",
        "deribit,BTC_USDC-28MAR31-64000-C,false",
        "okex-options,BTC-USD-310328-64000-C,true",
        "okex-options,BTC-USD_UM-310328-64000-C,false",
        "binance-european-options,BTC-310328-64000-C,false",
    })
    void pricesInCoinAreTurnedIntoDollars(String exchange, String symbol, boolean inCoin) {
        Path file = folder.write(
                "x.csv",
                "exchange,symbol,timestamp,type,strike_price,expiration,open_interest,last_price,bid_price,ask_price,"
                        + "underlying_price",
                exchange + "," + symbol + ",1930334340000000,call,64000,1932451200000000,3,0.25,0.125,0.5,65536");

        assertThat(ReadChain.of(folder, List.of(file)))
                .containsExactly("2,BTC,2031-03-03,C,2031-03-28,64000,"
                        + (inCoin ? "16384,8192,32768" : "0.25,0.125,0.5") + ",,3,65536");
    }

    @Test
    void aYahooChainIsOfTheDayInItsName() {
        Path first = folder.write("QQA_20310304.csv", YAHOO, YAHOO_ROW);
        Path second = folder.write("later/QQA 2031-03-05 pm.csv", YAHOO, YAHOO_ROW);

        // The same bytes: what the name tells is part of what a store knows a file by.
        assertThat(ReadChain.of(folder, List.of(first, second)))
                .containsExactly(
                        "2,QQA,2031-03-04,C,2031-04-18,62.5,2.15,2.1,2.2,10,20,",
                        "2,QQA,2031-03-05,C,2031-04-18,62.5,2.15,2.1,2.2,10,20,");
    }

    @Test
    void aYahooChainWithoutADayIsTurnedDown() {
        Path none = folder.write("QQA.csv", YAHOO, YAHOO_ROW);
        Path noDay = folder.write("QQA-20311399.csv", YAHOO, YAHOO_ROW);
        Path two = folder.write("QQA-2031-03-04-2031-03-05.csv", YAHOO, YAHOO_ROW);

        for (Path file : List.of(none, noDay)) {
            assertThatThrownBy(() -> ReadChain.of(folder, List.of(file)))
                    .isInstanceOf(InputRejectedException.class)
                    .hasMessageContaining("no column tells the day")
                    .hasMessageContaining("as in chain-2031-03-04.csv".replace("2031-03-04", "2021-03-24"));
        }
        assertThatThrownBy(() -> ReadChain.of(folder, List.of(two)))
                .hasMessageContaining("the name must tell one day, has 2031-03-04 and 2031-03-05; rename the file");
    }

    @Test
    void aFileThatTellsNoUnderlyingIsOfTheOneInItsName() {
        String text = ChainFilesTest.text("optionsdx.csv");
        Path first = folder.write("zzx_eod_203103.csv", text);
        Path second = folder.write("qqa_eod_203103.csv", text);

        assertThat(ReadChain.byUnderlying(folder, List.of(first))).containsOnlyKeys("ZZX");
        assertThat(ReadChain.byUnderlying(folder, List.of(second))).containsOnlyKeys("QQA");
    }

    @Test
    void thePlainFormatWithoutItsUnderlyingIsOfTheOneInItsName() {
        String[] text = {
            "date,right,expiry,strike,bid,ask,price,volume,open_interest", "2031-03-03,C,2031-04-23,10,1,2,,,"
        };
        Path first = folder.write("zzx.csv", text);
        Path second = folder.write("qqa.csv", text);

        assertThat(ReadChain.byUnderlying(folder, List.of(first))).containsOnlyKeys("ZZX");
        assertThat(ReadChain.byUnderlying(folder, List.of(second))).containsOnlyKeys("QQA");
    }

    @Test
    void aNumberInParquetThatIsNoneIsTold() throws SQLException {
        Path file = parquet("SELECT * REPLACE ('x' || close AS close) FROM read_csv('%s')", "cboe-eod");

        assertThatThrownBy(() -> ReadChain.of(folder, List.of(file)))
                .hasMessageContaining(
                        "a.parquet:1: close must be a number (blank where the vendor gives none), was \"x101.0\"");
    }

    @Test
    void timesOfParquetWithAZoneAreThoseOfUtc() throws SQLException {
        Path file = parquet(
                "SELECT * REPLACE (TIMESTAMPTZ '2031-03-03 23:30:00-02' AS ts_recv) FROM read_csv('%s') LIMIT 1",
                "databento-cbbo");

        assertThat(ReadChain.of(folder, List.of(file)))
                .containsExactly("1,ZZXW,2031-03-04,C,2031-04-18,5000,,99.5,100.25,,,");
    }

    @Test
    void blankTextOfParquetIsNone() throws SQLException {
        Path file = parquet(
                "SELECT * REPLACE (CASE WHEN best_bid > 100 THEN best_bid::VARCHAR ELSE ' ' END AS best_bid, CASE WHEN"
                        + " volume = 12 THEN 'nan'::DOUBLE END AS volume) FROM read_csv('%s') LIMIT 2",
                "optionmetrics");

        assertThat(ReadChain.of(folder, List.of(file)))
                .containsExactly(
                        "1,ZZX,2031-03-03,C,2031-04-18,5000,,101.5,102.25,,340,",
                        "2,ZZX,2031-03-03,P,2031-04-18,5000,,,0.05,,0,");
    }

    @Test
    void onlyOptionChainsAreReadFromParquet() throws SQLException, IOException {
        Path bars = parquet(
                "SELECT DATE '2031-03-03' AS date, 1 AS open, 1 AS high, 1 AS low, 1 AS close, 1 AS volume",
                "cboe-eod");
        Path cut = folder.bytes("cut.parquet", Arrays.copyOf(Files.readAllBytes(bars), 40));

        assertThatThrownBy(() -> Importer.format(bars))
                .isInstanceOf(InputRejectedException.class)
                .hasMessageContaining("only option chains are read from Parquet")
                .hasMessageContaining("plimsoll-bars; save it as CSV");
        assertThatThrownBy(() -> Importer.format(cut))
                .isInstanceOf(InputRejectedException.class)
                .hasMessageContaining("cut.parquet: the Parquet file cannot be read")
                .hasMessageContaining("fetch it again");
    }

    private Path parquet(String select, String name) throws SQLException {
        Path csv = folder.write("text/a.csv", ChainFilesTest.text(name + ".csv"));
        Path parquet = folder.data.resolve("a.parquet");
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "COPY (" + select.replace("%s", csv.toString()) + ") TO '" + parquet + "' (FORMAT parquet)");
        }
        return parquet;
    }

    @Test
    void theSampleChainIsRead() {
        Path sample = RealFoldersTest.dataFolder().resolve("chains/spx_optionchain_2014_2015_sample.csv.gz");
        assumeThat(sample).as("the sample chain is not on this machine").exists();

        assertThat(Importer.format(sample)).isEqualTo("optionroot-chain");
        MarketData data =
                Importer.readAlone(List.of(sample), new ImportSettings(List.of(), null, Map.of(), null), n -> {});
        assertThat(data.rejected()).isEmpty();
        long rows = data.options().stream().mapToLong(OptionChain::size).sum();
        assertThat(rows).isEqualTo(data.files().get(0).rows());
        OptionChain first = data.options().get(0);
        assertThat(first.date()).isEqualTo("2014-12-15");
        assertThat(first.underlyingPrice(0)).isGreaterThan(1000);
    }
}
