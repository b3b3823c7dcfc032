package io.plimsoll.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqlCommandTest {

    @TempDir
    private static Path folder = Path.of(".");

    private static Path store = Path.of(".");

    @BeforeAll
    static void importTwoUnderlyings() throws IOException {
        Path data = Files.createDirectories(folder.resolve("data"));
        Chains.write(data);
        String other = Files.readString(data.resolve("options.csv")).replace("SIM", "OTHER");
        Files.writeString(data.resolve("other.csv"), other);
        Files.writeString(
                data.resolve("more.csv"),
                "date,open,high,low,close,volume\n2031-03-05,1,2,1,2,5\n2031-03-06,1,2,1,,5\n");
        Files.writeString(data.resolve("series.csv"), "series,date,value\nrate,2031-03-03,3.5\n");
        Files.writeString(
                data.resolve("f.csv"),
                "date,contract,settle,high,low,volume,open_interest\n2031-03-03,CLV31,60,61,59,5,6\n");
        store = folder.resolve("s.duckdb");
        assertThat(StudyRuns.plimsoll("data", "import", data.toString(), "--quiet", "--store", store.toString())
                        .err())
                .isEmpty();
    }

    private static StudyRuns.Ended sql(String... args) {
        return StudyRuns.plimsoll(Stream.concat(Stream.of("sql", "--store", store.toString()), Stream.of(args))
                .toArray(String[]::new));
    }

    @Test
    void theViewsHoldWhatWasImported() {
        int options = Chains.options().size();
        assertThat(sql("SELECT underlying, count(*) AS n FROM options GROUP BY ALL ORDER BY 1")
                        .out())
                .isEqualTo("underlying,n\nOTHER," + options + "\nSIM," + options + "\n");
        assertThat(sql("SELECT count(*) AS n FROM bars", "--csv").out()).isEqualTo("n\n3\n");
        assertThat(sql("SELECT contract, settle FROM futures").out()).isEqualTo("contract,settle\nCLV31,60.0\n");
        assertThat(sql("SELECT series, value FROM series").out()).isEqualTo("series,value\nrate,3.5\n");
        assertThat(sql("SELECT reason, line FROM rejected").out()).isEqualTo("reason,line\nMISSING_PRICE,3\n");
        assertThat(sql("SELECT count(*) AS n FROM files").out()).isEqualTo("n\n6\n");
        assertThat(sql("SELECT DISTINCT path FROM options WHERE underlying = 'OTHER'")
                        .out())
                .contains("other.csv");
    }

    @Test
    void underlyingsAndClassesAreTheirsHoweverLateTheyComeInAFile() throws IOException {
        StringBuilder text = new StringBuilder(
                "underlying_symbol,quote_date,root,expiration,strike,option_type,open,high,"
                        + "low,close,trade_volume,bid_eod,ask_eod,underlying_bid_eod,underlying_ask_eod,open_interest\n");
        for (int i = 1; i <= 30_000; i++) {
            text.append(i < 29_990 ? "XYZ" : "ABC")
                    .append(",2031-03-03,")
                    .append(i < 29_999 ? i < 29_990 ? "XYZ" : "ABC" : "ABCW")
                    .append(",2031-04-18,")
                    .append(i)
                    .append(",C,1,1,1,1,1,1,1.1,100,100,5\n");
        }
        Path file = Files.writeString(folder.resolve("late.txt"), text);
        String late = folder.resolve("late.duckdb").toString();
        assertThat(StudyRuns.plimsoll("data", "import", file.toString(), "--quiet", "--store", late)
                        .code())
                .isZero();
        assertThat(StudyRuns.plimsoll(
                                "sql",
                                "--store",
                                late,
                                "SELECT underlying, root, count(*) AS n, min(line) AS first FROM options GROUP BY ALL"
                                        + " ORDER BY 1, 2")
                        .out())
                .isEqualTo("underlying,root,n,first\nABC,ABC,9,29991\nABC,ABCW,2,30000\nXYZ,XYZ,29989,2\n");
    }

    @Test
    void jsonIsOneObject() throws IOException {
        JsonNode node = new ObjectMapper()
                .readTree(
                        sql("SELECT date, expiry, \"right\", strike, price FROM options ORDER BY ALL LIMIT 2", "--json")
                                .out());
        assertThat(node.get("columns")).hasSize(5);
        assertThat(node.get("rows")).hasSize(2);
        assertThat(node.get("rows").get(0).get(2).asText()).isEqualTo("C");
        assertThat(node.get("rows").get(0).get(3).isNumber()).isTrue();
        assertThat(node.get("rows").get(0).get(4).isNull()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DELETE FROM bar",
                "INSERT INTO bar SELECT * FROM bar",
                "COPY (SELECT 1) TO 'x.csv'",
                "SELECT 1; DROP TABLE bar",
                "SELECT 1) ; COPY (SELECT 2) TO 'x.csv'; SELECT (1",
                "SET enable_external_access = true",
                "ATTACH 'x.duckdb'",
                "CREATE TABLE t AS SELECT 1",
                "EXPORT DATABASE 'x'",
                "INSTALL httpfs",
                "PRAGMA database_list",
                "SELECT nextval('file_id')",
                "FROM query('COPY (SELECT 1) TO ''x.csv''')",
                "SELECT 1; SELECT 2",
                "",
            })
    void nothingButOneSelectIsRun(String text) throws IOException {
        Map<String, byte[]> before = bytes();
        StudyRuns.Ended ended = sql(text);
        assertThat(ended.code()).isEqualTo(3);
        assertThat(ended.err()).startsWith("plimsoll: SQL: ");
        assertThat(ended.out()).isEmpty();
        assertThat(bytes()).containsExactlyEntriesOf(before);
        assertThat(Files.exists(Path.of("x.csv"))).isFalse();
    }

    private static Map<String, byte[]> bytes() throws IOException {
        Map<String, byte[]> bytes = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                bytes.put(file.toString(), Files.readAllBytes(file));
            }
        }
        return bytes;
    }

    @Test
    void noOtherFileIsRead() throws IOException {
        Path secret = Files.writeString(folder.resolve("data/secret.txt"), "a,b\n1,2\n");
        for (String from : List.of(
                "read_csv('" + secret + "')",
                "'" + secret + "'",
                "read_text('" + secret + "')",
                "read_blob('" + secret + "')",
                "glob('" + folder + "/*')",
                "parquet_metadata('" + secret + "')")) {
            StudyRuns.Ended ended = sql("SELECT * FROM " + from);
            assertThat(ended.code()).as(from).isEqualTo(3);
            assertThat(ended.out()).as(from).isEmpty();
        }
        Files.delete(secret);
    }

    @Test
    void whatIsWrongWithAQueryIsToldInItsWords() {
        StudyRuns.Ended unknown = sql("SELECT closing FROM bars");
        assertThat(unknown.code()).isEqualTo(3);
        assertThat(unknown.err())
                .contains("\"closing\" not found", "close", "LINE 1")
                .doesNotContain("closed pending");
        assertThat(sql("SELEC 1").err()).contains("syntax error at or near \"SELEC\"");
    }

    @Test
    void helpNamesTheViewsAndTheirColumns() {
        assertThat(sql("--help").out()).contains("open_interest, spot", "rejected", "Examples");
        assertThat(sql("SELECT 1", "--csv", "--json").code()).isEqualTo(2);
    }

    @Test
    void describeAndSummarizeAreSelectsToo() {
        assertThat(sql("DESCRIBE options").out()).contains("underlying", "open_interest");
        assertThat(sql("SUMMARIZE bars").code()).isZero();
        assertThat(sql("SELECT contract, settle FROM futures", "--table").out())
                .isEqualTo("contract  settle\nCLV31       60.0\n1 row\n");
    }

    @Test
    void aTableStandsInColumnsWithNumbersToTheRight() {
        TextTable table = new TextTable(List.of("name", "n"));
        table.right(1);
        table.row("a", "1");
        table.row("longer", "100");
        assertThat(table.text()).isEqualTo("name      n\na         1\nlonger  100\n");
    }
}
