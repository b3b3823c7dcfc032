package io.plimsoll.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** From files to a picture, through the command line. */
class SurfacePlotCommandTest {

    private static final Path DATA =
            Path.of("..").toAbsolutePath().normalize().resolveSibling("shared").resolve("data");

    @TempDir
    private Path folder = Path.of(".");

    private StudyRuns.Ended plot(String... args) {
        List<String> all = new ArrayList<>(List.of("surface", "plot"));
        for (String arg : args) {
            all.add(
                    arg.endsWith(".csv") || arg.endsWith(".svg")
                            ? folder.resolve(arg).toString()
                            : arg);
        }
        return StudyRuns.plimsoll(all.toArray(String[]::new));
    }

    private static Document parse(Path file) throws IOException, ParserConfigurationException, SAXException {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(Files.readString(file))));
    }

    /** How many elements of a kind have a class among theirs. */
    private static long count(Document document, String tag, String style) {
        NodeList elements = document.getElementsByTagName(tag);
        long count = 0;
        for (int i = 0; i < elements.getLength(); i++) {
            Element element = (Element) elements.item(i);
            count += List.of(element.getAttribute("class").split(" ")).contains(style) ? 1 : 0;
        }
        return count;
    }

    @Test
    void thePageIsXmlWithAPanelForEachExpiryAndNothingToRunOrFetch() throws Exception {
        Chains.writeVols(folder);
        StudyRuns.Ended ended = plot("vols.csv", "-o", "page.svg", "--quiet");
        assertThat(ended.err()).isEmpty();
        assertThat(ended.code()).isZero();
        Path file = folder.resolve("page.svg");
        assertThat(ended.out()).isEqualTo(file + "\n");
        Document page = parse(file);
        assertThat(page.getElementsByTagName("title").item(0).getTextContent())
                .isEqualTo("Implied volatility surface, 2031-03-03");
        assertThat(page.getElementsByTagName("desc").item(0).getTextContent())
                .contains("vols.csv: 3 expiries, 3 calibrated");
        // One of each in the legend; a smile and a density for each expiry.
        assertThat(count(page, "path", "sabr")).isEqualTo(1 + 2 + 2 * 3);
        assertThat(count(page, "path", "svi")).isEqualTo(1 + 2 + 2 * 3);
        assertThat(count(page, "path", "bars")).isEqualTo(1 + 3);
        assertThat(count(page, "path", "line")).isEqualTo(3);
        assertThat(count(page, "text", "head")).isEqualTo(2 + 3);
        String svg = Files.readString(file);
        assertThat(svg).contains("prefers-color-scheme:dark", "18 Apr 2031 · 46 days", "log-moneyness ln(K/F)");
        assertThat(svg).doesNotContain("<script", "href", "NaN", "Infinity");
    }

    @Test
    void linesThatCrossAreMarked() throws Exception {
        // The later expiry has the smaller total variance below the money.
        StringBuilder rows = new StringBuilder("Expiry,Texp,Strike,Bid,Ask,Fwd\n");
        for (int strike = 80; strike <= 120; strike += 4) {
            double k = Math.log(strike / 100.0);
            rows.append(row("20310602", 0.25, strike, 0.3 - 0.6 * k + k * k));
            rows.append(row("20310702", 0.33, strike, 0.262 + 0.1 * k + k * k));
        }
        Files.writeString(folder.resolve("vols.csv"), rows);
        plot("vols.csv", "--as-of", "2031-03-03", "-o", "page.svg", "--quiet");
        Document page = parse(folder.resolve("page.svg"));
        assertThat(count(page, "circle", "crossing")).isEqualTo(2);
        assertThat(Files.readString(folder.resolve("page.svg"))).contains("1 crossing<", "1 calendar crossing.");
    }

    private static String row(String expiry, double years, int strike, double vol) {
        return expiry + "," + years + "," + strike + "," + (vol - 0.002) + "," + (vol + 0.002) + ",100\n";
    }

    @Test
    void aRejectedExpiryIsShownWithItsReason() throws Exception {
        Files.writeString(
                folder.resolve("vols.csv"),
                "Expiry,Texp,Strike,Bid,Ask,Fwd\n20310602,0.25,95,0.2,0.21,100\n20310602,0.25,105,0.2,0.21,100\n");
        plot("vols.csv", "-o", "page.svg", "--quiet");
        Document page = parse(folder.resolve("page.svg"));
        assertThat(count(page, "text", "alert")).isEqualTo(1);
        assertThat(Files.readString(folder.resolve("page.svg"))).contains("rejected: 2 usable strikes, 3 are needed");
    }

    @Test
    void everyDayGetsAFileInTheFolder() throws Exception {
        Chains.write(folder);
        Path figures = folder.resolve("figures");
        StudyRuns.Ended ended =
                plot("options.csv", "--all", "-o", figures.toString(), "--axis", "strike", "--json", "--quiet");
        assertThat(ended.code()).isZero();
        assertThat(new JsonMapper().readTree(ended.out()).get("figures")).hasSize(2);
        Path last = figures.resolve("surface-2031-03-03.svg");
        assertThat(Files.readString(last)).contains(">strike</text>", ">120</text>");
        assertThat(count(parse(last), "text", "head")).isEqualTo(5);
        assertThat(plot("options.csv", "--all", "-o", "one.svg").code()).isEqualTo(2);
    }

    @Test
    void aPlaceThatCannotBeWrittenToIsNamed() throws Exception {
        Chains.writeVols(folder);
        Files.writeString(folder.resolve("taken"), "a file");
        StudyRuns.Ended ended =
                plot("vols.csv", "-o", folder.resolve("taken").resolve("page").toString(), "--quiet");
        assertThat(ended.code()).isEqualTo(3);
        assertThat(ended.err()).contains("cannot be written");
    }

    @Test
    void fortyEightExpiriesFitOnOnePage() throws Exception {
        Path file = DATA.resolve("chains/spx_implied_vol_20230215.csv.gz");
        assumeTrue(Files.exists(file), "skipped: there is no ../shared/data/chains");
        plot(file.toString(), "-o", "page.svg", "--quiet");
        Document page = parse(folder.resolve("page.svg"));
        assertThat(count(page, "text", "head")).isEqualTo(2 + 48);
        assertThat(count(page, "path", "line")).isGreaterThanOrEqualTo(48);
        assertThat(Files.size(folder.resolve("page.svg"))).isLessThan(1_500_000);
    }
}
