package io.plimsoll.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import io.plimsoll.cli.Plimsoll;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {

    private static final String STUDY = """
            study: page
            title: A study </script><script>document.title='broken'</script>
            origin: simulated
            data: {simulatedSessions: 480, files: [bars.csv, options.csv, futures.csv, series.csv]}
            market: {rates: {rate: 30}, checkIndex: volindex, curveFromFutures: true}
            margin: {minHistory: 100}
            network: {members: 2, maxEpochs: 4}
            backtest: {start: 2017-03-01, end: 2017-10-20}
            """;

    @TempDir
    private static Path folder = Path.of(".");

    private static Path report = Path.of(".");
    private static String html = "";

    @BeforeAll
    static void makeAReport() throws IOException {
        Path study = Files.writeString(folder.resolve("study.yaml"), STUDY);
        int code = Plimsoll.run(
                "study",
                study.toString(),
                "--quiet",
                "--json",
                "--out",
                folder.resolve("runs").toString(),
                "--store",
                folder.resolve("s.duckdb").toString());
        assertThat(code).isZero();
        try (Stream<Path> runs = Files.list(folder.resolve("runs"))) {
            report = runs.findFirst().orElseThrow().resolve("report.html");
        }
        html = Files.readString(report);
    }

    @Test
    void thePageStandsAlone() {
        assertThat(html.length()).isLessThan(3_500_000);
        String own = html.replaceAll("(?s)<script type=\"text/plain\".*?</script>", "");
        assertThat(own).doesNotContainPattern("(src|href)=[\"']?(https?:)?//");
        for (String id :
                List.of("summary", "margins", "benchmark", "surfaces", "calibration", "cleaning", "ledger", "words")) {
            assertThat(own).contains("<section id=" + id + ">");
        }
        assertThat(own).contains("Simulated market", "A study &lt;/script&gt;").doesNotContain("{{");
    }

    @Test
    void theBenchmarkIsGroupedWithPinballBesideBreaches() {
        assertThat(html)
                .containsPattern("(?s)<span>Baselines</span>.*<span>Baselines with tools</span>.*<span>Network</span>")
                .containsPattern("breaches</th><th [^>]*>pinball");
        assertThat(html.split("<td class=best>", -1))
                .as("the best of each side")
                .hasSize(3);
    }

    @Test
    void findingsNameTheirSideAndHaveTrueMinusSigns() {
        assertThat(html).contains("<li>Long side: network with controller", "<li>Short side: ");
        assertThat(html.substring(html.indexOf("id=findings"), html.indexOf("<section id=margins>")))
                .doesNotContainPattern("[ (]-[0-9]")
                .doesNotContain(" %");
    }

    private static Optional<Path> chromium() {
        return Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    @Test
    void itOpensOfflineInABrowserAtEveryWidthInLightAndDark() {
        assumeTrue(chromium().isPresent(), "skipped: Chromium is not installed");
        inABrowser(browser -> {
            for (int width : new int[] {360, 1280, 1920}) {
                for (ColorScheme scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
                    look(browser, width, scheme);
                }
            }
        });
    }

    @Test
    void modelsBehindThePickerCanBeShownWithKeysAlone() {
        assumeTrue(chromium().isPresent(), "skipped: Chromium is not installed");
        inABrowser(browser -> {
            try (BrowserContext context = browser.newContext(
                    new Browser.NewContextOptions().setOffline(true).setViewportSize(390, 800))) {
                Page page = context.newPage();
                page.navigate(report.toUri().toString());
                page.locator(".plot[data-kind=margin]").first().scrollIntoViewIfNeeded();
                page.locator(".models summary").first().focus();
                assertThat(page.locator(".models").first().locator("> label").allTextContents())
                        .containsExactly(
                                "loss",
                                "breach",
                                "nn+controller",
                                "ivnow",
                                "nn",
                                "ivcapped",
                                "fhs",
                                "hs",
                                "static",
                                "garch");
                assertThat(lines(page)).isEqualTo("loss,ivnow,nn+controller,breach");
                page.keyboard().press("Enter");
                page.keyboard().press("Tab");
                page.keyboard().press("Space");
                assertThat(lines(page)).isEqualTo("loss,ewma,ivnow,nn+controller,breach");
                page.keyboard().press("Space");
                assertThat(lines(page)).isEqualTo("loss,ivnow,nn+controller,breach");
            }
        });
    }

    private static Object lines(Page page) {
        return page.evaluate("document.querySelector('.plot[data-kind=margin]').data.map(t => t.name).join()");
    }

    @Test
    void headingsOfTheBenchmarkStayInViewAsItScrolls() {
        assumeTrue(chromium().isPresent(), "skipped: Chromium is not installed");
        inABrowser(browser -> {
            for (int width : new int[] {390, 1024, 1600}) {
                try (BrowserContext context = browser.newContext(
                        new Browser.NewContextOptions().setOffline(true).setViewportSize(width, 420))) {
                    Page page = context.newPage();
                    page.navigate(report.toUri().toString());
                    page.waitForSelector("html[data-ready=yes]");
                    Object top = page.evaluate("""
                            () => {
                              const table = document.querySelector('table.benchmark'), place = table.parentElement;
                              table.scrollIntoView();
                              place.scrollTop = 150;
                              if (!place.scrollTop) scrollBy(0, 150);
                              const above = Math.max(0, place.getBoundingClientRect().top);
                              if (table.getBoundingClientRect().top > above - 100) throw new Error('it did not scroll');
                              return Math.round(table.querySelector('thead th').getBoundingClientRect().top - above);
                            }
                            """);
                    assertThat(((Number) top).intValue())
                            .as("at width %d", width)
                            .isBetween(-1, 2);
                }
            }
        });
    }

    private static void inABrowser(Consumer<Browser> look) {
        try (Playwright playwright = Playwright.create(
                        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
                Browser browser = playwright
                        .chromium()
                        .launch(new BrowserType.LaunchOptions()
                                .setExecutablePath(chromium().orElseThrow())
                                .setArgs(List.of(
                                        "--no-sandbox",
                                        "--disable-gpu",
                                        "--disable-quic",
                                        "--no-first-run",
                                        "--disable-background-networking",
                                        "--disable-component-update",
                                        "--disable-sync")))) {
            look.accept(browser);
        }
    }

    private static void look(Browser browser, int width, ColorScheme scheme) {
        List<String> errors = new ArrayList<>();
        try (BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                .setOffline(true)
                .setViewportSize(width, 900)
                .setColorScheme(scheme))) {
            Page page = context.newPage();
            page.onConsoleMessage(m -> {
                if (m.type().equals("error")) {
                    errors.add(m.text());
                }
            });
            page.onPageError(errors::add);
            page.navigate(report.toUri().toString());
            page.waitForSelector("html[data-ready=yes]");
            int plots = page.locator(".plot").count();
            for (int i = 0; i < plots; i++) {
                page.locator(".plot").nth(i).scrollIntoViewIfNeeded();
                page.locator(".plot")
                        .nth(i)
                        .locator(".main-svg, canvas")
                        .first()
                        .waitFor();
            }
            assertThat(plots).isGreaterThanOrEqualTo(10);
            assertThat(page.locator(".plot:has-text('SIMULATED')").count())
                    .as("figures that say that the market is simulated")
                    .isEqualTo(plots);
            assertThat(page.title()).startsWith("A study </script>");
            Object overflow =
                    page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
            assertThat(((Number) overflow).intValue())
                    .as("horizontal overflow at %d", width)
                    .isZero();
            String before = background(page);
            page.locator("#theme").click();
            assertThat(background(page)).isNotEqualTo(before);
            assertThat(page.locator("table.benchmark tbody tr:not(.group)").count())
                    .as("rows: two sides of twelve models and the network with and without its controller")
                    .isEqualTo(28);
        }
        assertThat(errors).isEmpty();
    }

    private static String background(Page page) {
        return (String) page.evaluate("getComputedStyle(document.body).backgroundColor");
    }
}
