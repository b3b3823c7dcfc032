package io.plimsoll.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDetectCommandTest {

    /** Invented quotes under the headers of OptionMetrics. */
    private static final String METRICS = """
            date,symbol,exdate,cp_flag,strike_price,best_bid,best_offer,impl_volatility,ticker
            2031-03-03,XYZ 310418C00100000,2031-04-18,C,100000,2.1,2.3,0.2,XYZ
            2031-03-03,XYZ 310418P00100000,2031-04-18,P,100000,-99.99,2.2,0.2,XYZ
            2031-03-03,XYZ 310418P00095000,2031-04-18,P,95000,0,0.4,0.2,XYZ
            2031-03-03,XYZ 310418P00090000,2031-04-18,P,90000,0.5,0.4,0.2,XYZ
            2031-03-03,XYZ 310418P00085000,,P,85000,0.1,0.2,0.2,XYZ
            2031-03-04,XYZ 310418C00100000,2031-04-18,C,100000,2.1,2.3,0.2,XYZ
            """;

    @TempDir
    private Path folder = Path.of(".");

    private StudyRuns.Ended detect(String... args) {
        return StudyRuns.plimsoll(java.util.stream.Stream.concat(
                        java.util.stream.Stream.of("data", "detect"), java.util.stream.Stream.of(args))
                .toArray(String[]::new));
    }

    private static JsonNode json(StudyRuns.Ended ended) throws IOException {
        return new ObjectMapper().readTree(ended.out()).get("files");
    }

    @Test
    void columnsAreToldWithTheirFieldAndConversion() throws IOException {
        Path file = Files.writeString(folder.resolve("m.csv"), METRICS);
        StudyRuns.Ended ended = detect(file.toString());
        assertThat(ended.code()).isZero();
        assertThat(ended.out())
                .contains(
                        "m.csv: optionmetrics",
                        "strike_price → strike (÷ 1000)",
                        "best_bid → bid (none where ≤ −99)",
                        "exdate → expiry (as YYYY-MM-DD or YYYYMMDD, a Saturday becomes the Friday before)",
                        "not there    volume, open_interest",
                        "not used     impl_volatility",
                        "underlying   XYZ",
                        "2031-03-03 to 2031-03-04, 2",
                        "keeps 5 rows, drops 1: 1 missing-terms",
                        "1 zero-bid");
    }

    @Test
    void jsonCountsWhatImportAndCleaningDrop() throws IOException {
        Path file = Files.writeString(folder.resolve("m.csv"), METRICS);
        JsonNode m = json(detect(file.toString(), "--json", "--quiet")).get(0);
        assertThat(m.get("format").asText()).isEqualTo("optionmetrics");
        assertThat(m.get("rows").asLong()).isEqualTo(6);
        assertThat(m.get("kept").asLong()).isEqualTo(5);
        assertThat(m.get("rejected").get("MISSING_TERMS").asLong()).isEqualTo(1);
        JsonNode cleaning = m.get("cleaning");
        assertThat(cleaning.get("dropped").get("ZERO_BID").asLong()).isEqualTo(1);
        assertThat(cleaning.get("dropped").get("CROSSED").asLong()).isEqualTo(1);
        long dropped = 0;
        for (JsonNode n : cleaning.get("dropped")) {
            dropped += n.asLong();
        }
        assertThat(cleaning.get("kept").asLong() + dropped).isEqualTo(5);
        assertThat(m.get("columns").get(0).get("column").asText()).isEqualTo("date");
        assertThat(m.get("unusedColumns").get(0).asText()).isEqualTo("impl_volatility");
    }

    @Test
    void anUnknownFileSaysWhatIsNearestAndTheOthersAreStillTold() throws IOException {
        Path unknown = Files.writeString(
                folder.resolve("a.csv"), METRICS.replace("exdate", "expires").replace("best_bid", "bid"));
        Path known = Files.writeString(folder.resolve("m.csv"), METRICS);
        StudyRuns.Ended ended = detect(unknown.toString(), known.toString());
        assertThat(ended.code()).isEqualTo(3);
        assertThat(ended.out())
                .contains("a.csv: unknown, nearest is optionmetrics; missing columns [exdate, best_bid]\n")
                .contains("m.csv: optionmetrics");
    }

    @Test
    void gzipZipAndParquetAreReadAsTheyAre() throws IOException, SQLException {
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(folder.resolve("1.csv.gz")))) {
            out.write(METRICS.getBytes(StandardCharsets.UTF_8));
        }
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(folder.resolve("2.zip")))) {
            zip.putNextEntry(new ZipEntry("m.csv"));
            zip.write(METRICS.replace(',', ';').getBytes(StandardCharsets.UTF_8));
        }
        Path text = Files.writeString(folder.resolve(".m.csv"), METRICS);
        try (Connection c = DriverManager.getConnection("jdbc:duckdb:");
                Statement s = c.createStatement()) {
            s.execute("COPY (FROM read_csv('" + text + "')) TO '" + folder.resolve("3.parquet") + "' (FORMAT parquet)");
        }
        JsonNode files = json(detect(folder.toString(), "--json"));
        assertThat(files).hasSize(3);
        assertThat(files.findValuesAsText("compression")).isEqualTo(List.of("gzip", "zip", "none"));
        assertThat(files.findValuesAsText("layout")).isEqualTo(List.of("text", "text", "parquet"));
        assertThat(files.get(1).get("delimiter").asText()).isEqualTo("semicolon");
        for (JsonNode file : files) {
            assertThat(file.get("rows").asLong()).isEqualTo(6);
            assertThat(file.get("kept").asLong()).isEqualTo(5);
        }
    }

    @Test
    void filesReadRowByRowListTheColumnsThatTheyNeed() throws IOException {
        Files.writeString(
                folder.resolve("bars.csv"),
                "date,open,high,low,close,volume,remark\n2031-03-03,1,2,1,2,5,x\n2031-03-04,2,3,2,,5,\n");
        JsonNode bars =
                json(detect(folder.resolve("b*.csv").toString(), "--json")).get(0);
        assertThat(bars.get("format").asText()).isEqualTo("plimsoll-bars");
        assertThat(bars.get("requiredColumns")).hasSize(6);
        assertThat(bars.get("unusedColumns").get(0).asText()).isEqualTo("remark");
        assertThat(bars.get("rejected").get("MISSING_PRICE").asLong()).isEqualTo(1);
        assertThat(bars.get("firstDay").asText()).isEqualTo("2031-03-03");
    }

    @Test
    void positionsAreCountedAndVolatilitiesAreKnown() throws IOException {
        Files.writeString(
                folder.resolve("p.csv"),
                "Firm Id,Acct Id,Exchange,Ticker Symbol,Product Name,CC Code,Period Code,Put / Call,Strike,"
                        + "Underlying Period Code,Net Positions,Margin Type\n"
                        + "F,A,NYM,,Crude,CL,203112,,,,3,FUT\n"
                        + "F,A,NYM,,Crude,LO,203112,P,60,203112,-2,OOF\n");
        Chains.writeVols(folder);
        StudyRuns.Ended ended = detect(folder.toString());
        assertThat(ended.code()).isZero();
        assertThat(ended.out()).contains("cme-core-positions", "positions    2", "implied-vols", "surface fit");
    }

    @Test
    void aFileThatBreaksARuleOfItsFormatIsToldWithLineAndRule() throws IOException {
        Path file = Files.writeString(
                folder.resolve("bars.csv"), "date,open,high,low,close,volume\n2031-03-03,1,2,1,two,5\n");
        StudyRuns.Ended ended = detect(file.toString());
        assertThat(ended.code()).isEqualTo(3);
        assertThat(ended.out()).contains("plimsoll-bars", "PROBLEM", "bars.csv:2", "close must be a number");
    }

    @Test
    void helpAndWrongUse() {
        assertThat(detect("--help").out()).contains("missing columns", "--json", "Examples");
        assertThat(StudyRuns.plimsoll("data").code()).isEqualTo(2);
        assertThat(StudyRuns.plimsoll("data").err()).contains("data detect");
        assertThat(detect().code()).isEqualTo(2);
        StudyRuns.Ended none = detect(folder.resolve("none*.csv").toString());
        assertThat(none.code()).isEqualTo(3);
        assertThat(none.err()).contains("no such file");
    }
}
