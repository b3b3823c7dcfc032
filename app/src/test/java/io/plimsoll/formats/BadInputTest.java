package io.plimsoll.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.ChainRows;
import io.plimsoll.market.InputRejectedException;
import io.plimsoll.market.OptionRow;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Input that cannot be used: the message says where, which rule, which value, and what to do. All rows are invented. */
class BadInputTest {

    private static final String OPTIONS = "date,right,expiry,strike,bid,ask,price,volume,open_interest";
    private static final String HISTORY = "Time,Open,High,Low,Last,Change,%Chg,Volume,\"Open Int\"";
    private static final String CHART = "Date Time,Open,High,Low,Close,Change,Volume,Open Interest";
    private static final String FOOTER = "Downloaded from Barchart.com as of 08-25-2025 11:05am CDT";

    private final TestFolder folder;

    BadInputTest(@TempDir Path temp) {
        folder = new TestFolder(temp);
    }

    @Test
    void aFileThatIsNotThereIsNamedWithTheFolderAndTheNearestName() {
        folder.write("sub/closes.csv", "date,close", "2031-03-03,2.5");

        rejects(
                "sub/close.csv",
                "data.files: \"sub/close.csv\" matches no file below " + folder.data
                        + "; the nearest is \"sub/closes.csv\"");
    }

    @Test
    void aGlobThatMatchesNothingIsAnError() {
        folder.write("calls/a.csv", "date,close", "2031-03-03,2.5");

        rejects("puts/*.csv", "data.files: \"puts/*.csv\" matches no file below ", "nearest is \"calls/a.csv\"");
    }

    @Test
    void aGlobThatIsNoneIsAnError() {
        rejects("{a", "data.files: \"{a\" is no glob");
    }

    @Test
    void aDataFolderThatIsNotThereIsAnError() {
        assertThatThrownBy(() -> Importer.files(folder.data.resolve("no"), folder.settings("a.csv")))
                .isInstanceOf(InputRejectedException.class)
                .hasMessageContaining("does not exist; name the folder with --data");
    }

    @Test
    void anUnknownHeaderNamesTheNearestFormatAndWhatItLacks() {
        folder.write("x.csv", "date,right,expiry,strike,bid,ask,mid", "2031-03-03,C,2031-04-23,10,1,2,1.5");

        rejects(
                "x.csv",
                "x.csv: unknown header [date, right, expiry, strike, bid, ask, mid]; nearest is "
                        + "plimsoll-options, missing columns [price, volume, open_interest]");
    }

    @Test
    void aHeaderThatSharesNoColumnListsTheFormats() {
        folder.write("x.csv", "a,b", "1,2");

        rejects("x.csv", "x.csv: unknown header [a, b]; no format has any of these columns", "sse-option-closes");
    }

    @Test
    void aLargeFormatThatLostAColumnIsNotReadAsASmallOne() {
        // Without wind_code it still has date, open, high, low, close and volume under other names.
        folder.write(
                "x.csv",
                "date,exchange,type,open,high,low,close,close_adj,volume,listed_date,de_listed_date,product",
                "2031-03-03,ZJS,2,1,5.0,4.0,4.5,1,10,2031-01-01,2031-03-21,IC");

        rejects("x.csv", "nearest is cffex-futures, missing columns [uni_id]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ts_code,trade_date,settle,close,oi,call_put,maturity_date,strike_true",
                "ts_code,trade_date,exchange,pre_settle,pre_close,open,high,low,close,settle,vol,amount,oi,name,per_unit,"
                        + "call_put,exercise_price,maturity_date,list_date,strike_true"
            })
    void volumeRowsThatLostTheirVolumeAreNotReadAsClosesOfOptions(String header) {
        folder.write("x.csv", header, header.replaceAll("[a-z_0-9]+", "1"));

        rejects("x.csv", "nearest is tushare-option-daily, missing columns [vol_10k]");
    }

    @Test
    void aColumnThatIsThereTwiceIsAnError() {
        folder.write("x.csv", "date,close,close", "2031-03-03,1,2");

        rejects("x.csv", "x.csv: column \"close\" must be there once");
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "1f", "0x1p3", "Infinity", "1,5", "1-2", "--", "1e999"})
    void aPriceThatIsNoNumberIsAnError(String text) {
        folder.write("x.csv", "date,close", "2031-03-03,2.5", "2031-03-04,\"" + text + "\"");

        rejects("x.csv", "x.csv:3: close must be a number (blank where the vendor gives none), was \"" + text + "\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"2031-02-29", "2031-13-01", "20311301", "03/04/2031", "", "2031-3-4", "2031-03-04 09:30:00"})
    void aDateThatIsNoneIsAnError(String text) {
        folder.write("x.csv", "date,close", text + ",2.5");

        rejects("x.csv", "x.csv:2: date must be a day of the calendar as YYYY-MM-DD or YYYYMMDD, was \"" + text + "\"");
    }

    @Test
    void anEmptyFileIsAnError() {
        folder.bytes("x.csv", new byte[0]);
        folder.bytes("y.csv", TestFolder.gzip("\n\n"));

        rejects("x.csv", "x.csv: the file is empty");
        rejects("y.csv", "y.csv: the file is empty");
    }

    @Test
    void aHeaderWithoutRowsIsAnError() {
        folder.write("x.csv", "date,close");

        rejects("x.csv", "x.csv: there is a header and no row under it");
    }

    @Test
    void aTitleWithoutAHeaderIsAnError() {
        folder.write("x.csv", "Symbol: CLV25,,,");

        rejects("x.csv", "x.csv: there is a title and no header under it");
    }

    @Test
    void gzipDataThatEndsTooEarlyIsAnError() {
        StringBuilder rows = new StringBuilder("date,close\n");
        for (int i = 0; i < 5000; i++) {
            rows.append(LocalDate.of(2001, 1, 1).plusDays(i))
                    .append(',')
                    .append(Math.sqrt(i))
                    .append('\n');
        }
        byte[] whole = TestFolder.gzip(rows.toString());
        folder.bytes("x.csv.gz", Arrays.copyOf(whole, whole.length / 2));
        folder.bytes("y.csv.gz", Arrays.copyOf(whole, whole.length - 4));
        folder.bytes("z.csv.gz", Arrays.copyOf(whole, 5));

        rejects(
                "x.csv.gz",
                "x.csv.gz: after line ",
                "the compressed data must not end here, it is cut short; fetch the file again");
        rejects("y.csv.gz", "it is cut short; fetch the file again");
        rejects("z.csv.gz", "z.csv.gz: the compressed data must not end here");
    }

    @Test
    void gzipDataThatIsDamagedIsAnError() {
        byte[] bytes = TestFolder.gzip("date,close\n2031-03-03,2.5\n");
        bytes[bytes.length - 6] ^= 1; // in the checksum
        folder.bytes("x.csv.gz", bytes);

        rejects("x.csv.gz", "the compressed data cannot be used: Corrupt GZIP trailer");
    }

    @Test
    void textThatIsNotUtf8NamesTheLine() {
        byte[] bytes = "date,close\n2031-03-03,2.5\n2031-03-04,2_6\n".getBytes(StandardCharsets.ISO_8859_1);
        bytes[bytes.length - 3] = (byte) 0xE9;
        folder.bytes("x.csv", bytes);

        rejects("x.csv", "x.csv:3: the text must be UTF-8; save the file as UTF-8");
    }

    @Test
    void aQuoteThatIsNotClosedProperlyIsAnError() {
        folder.write("x.csv", "date,close", "2031-03-03,\"2.5\"x");

        rejects("x.csv", "x.csv: after line 1: cannot be read");
    }

    @Test
    void aRowWithTooFewFieldsIsAnError() {
        folder.write("x.csv", "date,open,high,low,close,volume", "2031-03-03,1,1,1,1");

        rejects("x.csv", "x.csv:2: a row must have as many fields as the header, 6, had 5", "2031-03-03,1,1,1,1");
    }

    @Test
    void aThousandsSeparatorWithoutQuotesIsAnError() {
        folder.write("x.csv", "date,close", "2031-03-03,1,234");

        rejects("x.csv", "x.csv:2: a row must have as many fields as the header, 2, had 3");
    }

    @Test
    void datesThatRunBothWaysAreAnError() {
        folder.write("x.csv", "date,close", "2031-03-03,1", "2031-03-05,1", "2031-03-04,1");

        rejects("x.csv", "x.csv:4: the dates of closes must all rise, was 2031-03-04 after 2031-03-05 in line 3; sort");
    }

    @Test
    void datesMayFall() {
        folder.write("x.csv", "date,close", "2031-03-05,1", "2031-03-04,2", "2031-03-03,3");

        assertThat(folder.read("x.csv").bars()).extracting(b -> b.close()).containsExactly(3.0, 2.0, 1.0);
    }

    @Test
    void aDayThatIsThereTwiceIsAnError() {
        folder.write("x.csv", "date,close", "2031-03-03,1", "2031-03-03,1");

        rejects("x.csv", "x.csv:3: a day must have one row of closes, but 2031-03-03 is also in line 2");
    }

    @Test
    void optionRowsMayStandInAnyOrder() {
        folder.write(
                "x.csv",
                OPTIONS,
                "2031-03-05,C,2031-04-23,11,,,1,,",
                "2031-03-03,P,2031-04-23,10,,,1,,",
                "2031-03-03,C,2031-04-23,10,,,1,,");

        assertThat(ChainRows.of(folder.read("x.csv").options()))
                .extracting(OptionRow::instrument)
                .containsExactlyInAnyOrder("C 10.0 2031-04-23", "P 10.0 2031-04-23", "C 11.0 2031-04-23");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-10"})
    void aStrikeThatIsNotAboveZeroIsAnError(String strike) {
        folder.write("x.csv", OPTIONS, "2031-03-03,C,2031-04-23," + strike + ",,,1,,");

        rejects("x.csv", "x.csv:2: strike must be above zero, was \"" + strike + "\"");
    }

    @Test
    void aNegativeVolumeIsAnError() {
        folder.write("x.csv", OPTIONS, "2031-03-03,C,2031-04-23,10,,,1,-5,");

        rejects("x.csv", "x.csv:2: volume must not be negative, was \"-5\"");
    }

    @Test
    void aRightThatIsNeitherCallNorPutIsAnError() {
        folder.write("x.csv", OPTIONS, "2031-03-03,Straddle,2031-04-23,10,,,1,,");

        rejects("x.csv", "x.csv:2: right must be C or P, was \"Straddle\"");
    }

    @Test
    void aFredFileWithSeveralSeriesIsAnError() {
        folder.write("x.csv", "observation_date,A,B", "2031-03-03,1,2");

        rejects("x.csv", "x.csv: a fred file must have one column besides observation_date, had [A, B]");
    }

    @Test
    void aMissingExpiryNamesTheKeyToAdd() {
        folder.write("clv5_545c_price-history-08-25-2025.csv", HISTORY, "2025-08-22,1,1,1,1,1,1%,1,1", FOOTER);

        rejects("*.csv", "add the key data.optionExpiries.CLV25 with their last trading day to the study file");
    }

    @ParameterizedTest
    @CsvSource({
        "history.csv,told by the file's name only",
        "clv5_545c_price-history-13-25-2025.csv,must end with the day of its download",
        "ngv5_545c_price-history-08-25-2025.csv,not known how file names write strikes of NG",
        "clv5_000c_price-history-08-25-2025.csv,must be above zero"
    })
    void aFileNameThatDoesNotTellTheOptionIsAnError(String name, String rule) {
        folder.expiry("CLV25", LocalDate.of(2025, 9, 17)).write(name, HISTORY, "2025-08-22,1,1,1,1,1,1%,1,1", FOOTER);

        rejects(name, rule);
    }

    @Test
    void aBarchartFileWithoutItsLastLineIsAnError() {
        folder.write("x.csv", "Symbol: CLV25,,,,,,,", CHART, "2025-08-22,1,1,1,1,1,1,1");

        rejects("x.csv", "the last line must be \"Downloaded from Barchart.com as of");
    }

    @Test
    void rowsAfterTheDownloadLineAreAnError() {
        folder.write(
                "x.csv", "Symbol: CLV25,,,,,,,", CHART, "2025-08-22,1,1,1,1,1,1,1", FOOTER, "2025-08-23,1,1,1,1,1,1,1");

        rejects("x.csv", "x.csv:5: there must be nothing after the line that tells the download");
    }

    @Test
    void aChartWithoutATitleOrOfAnotherSymbolIsAnError() {
        folder.write("x.csv", CHART, "2025-08-22,1,1,1,1,1,1,1", FOOTER);
        folder.write("y.csv", "Symbol: XYZ,,,,,,,", CHART, "2025-08-22,1,1,1,1,1,1,1", FOOTER);

        rejects("x.csv", "x.csv: the first line must tell the symbol");
        rejects("y.csv", "y.csv:1: contract must be a product with its delivery month");
    }

    private void rejects(String glob, String... parts) {
        assertThatThrownBy(() -> folder.read(glob))
                .isInstanceOf(InputRejectedException.class)
                .hasMessageContainingAll(parts);
        assertThat(Files.isDirectory(folder.data)).isTrue();
    }
}
