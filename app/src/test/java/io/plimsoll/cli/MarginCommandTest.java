package io.plimsoll.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.plimsoll.cli.StudyRuns.Ended;
import io.plimsoll.math.Quantiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Margins of accounts on a small simulated market, from the command line. */
class MarginCommandTest {

    private static final String BOOK = """
            currency: SIM
            currencies: {ALT: 2}
            markets: {harbix: study.yaml}
            products:
              - {code: HARBIX, kind: future, market: harbix, multiplier: 50}
              - {code: FUND, kind: share, market: harbix}
              - {code: ALTFUND, kind: share, market: harbix, currency: ALT}
              - {code: HBX, kind: option, market: harbix, multiplier: 50}
            models: [hs, fhs]
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it before the first test
    private static Path folder;

    @BeforeAll
    static void write() throws IOException {
        Files.writeString(folder.resolve("study.yaml"), StudyRuns.STUDY);
        Files.writeString(folder.resolve("book.yaml"), BOOK);
    }

    private static Ended margin(String command, String accounts, String... more) throws IOException {
        return on("book.yaml", command, accounts, more);
    }

    private static Ended on(String book, String command, String accounts, String... more) throws IOException {
        Path positions = Files.writeString(folder.resolve("accounts.json"), "{\"accounts\": [" + accounts + "]}");
        List<String> args = new ArrayList<>(List.of(
                "margin",
                command,
                positions.toString(),
                "--book",
                folder.resolve(book).toString(),
                "--store",
                folder.resolve("store.duckdb").toString(),
                "--quiet"));
        args.addAll(List.of(more));
        return StudyRuns.plimsoll(args.toArray(String[]::new));
    }

    private static String account(String name, String... positions) {
        return "{\"account\": \"" + name + "\", \"positions\": [" + String.join(",", positions) + "]}";
    }

    private static String shares(String code, double quantity) {
        return "{\"product\": \"" + code + "\", \"quantity\": " + quantity + "}";
    }

    private static String option(String right, double strike, double quantity) {
        return "{\"product\": \"HBX\", \"period\": \"" + EXPIRY + "\", \"right\": \"" + right + "\", \"strike\": "
                + strike + ", \"quantity\": " + quantity + "}";
    }

    private static final String EXPIRY = "20180316";

    private static JsonNode json(Ended ended) throws IOException {
        return new ObjectMapper().readTree(ended.out());
    }

    private static double of(JsonNode root, String account, String model) {
        for (JsonNode node : root.get("accounts")) {
            if (node.get("account").asText().equals(account)) {
                return node.get("margins").get(model).asDouble();
            }
        }
        throw new AssertionError(account);
    }

    /** Closes of the simulated bars, as the store's folder has them. */
    private static double[] closes() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("simulated"))) {
            Path bars = files.filter(f -> f.endsWith("bars.csv") && f.toString().contains("-5-520-"))
                    .findFirst()
                    .orElseThrow();
            return Files.readAllLines(bars).stream()
                    .skip(1)
                    .mapToDouble(line -> Double.parseDouble(line.split(",", -1)[4]))
                    .toArray();
        }
    }

    @Test
    void aShareHasTheQuantileOfItsPastLosses() throws IOException {
        Ended ended = margin(
                "compute", account("A", shares("FUND", 10)) + "," + account("B", shares("ALTFUND", -10)), "--json");
        assertThat(ended.code()).as(ended.err()).isZero();
        double[] close = closes();
        double[] losses = new double[close.length - 1];
        Arrays.setAll(losses, i -> 10 * close[close.length - 1] * (1 - close[i + 1] / close[i]));
        JsonNode root = json(ended);
        assertThat(of(root, "A", "hs")).isCloseTo(Quantiles.type7(losses, 0.99), within(1e-6));
        double[] gains = Arrays.stream(losses).map(x -> -2 * x).toArray();
        assertThat(of(root, "B", "hs")).isCloseTo(Quantiles.type7(gains, 0.99), within(1e-6));
        assertThat(root.get("currency").asText()).isEqualTo("SIM");
    }

    @Test
    void anUnknownContractIsNamedAndTheRestComputed() throws IOException {
        Ended ended = margin(
                "compute",
                account("good", shares("FUND", 1))
                        + ","
                        + account("bad", shares("FUND", 1), shares("NOPE", 3), option("call", 1, 0)));
        assertThat(ended.code()).isEqualTo(3);
        assertThat(ended.err())
                .contains("account bad: NOPE is not covered, the book has no future or share of the code NOPE");
        assertThat(ended.out()).contains("good").contains("bad");
        assertThat(ended.out().lines().filter(l -> l.contains("*")).count()).isEqualTo(2);
    }

    @Test
    void contributionsAddUpToTheCentAndATradeIsWhatItAdds() throws IOException {
        String held = account("A", shares("FUND", 7), option("put", 1000, -3), option("call", 1100, 2.5));
        Ended ended = margin("explain", held, "--account", "A", "--model", "hs", "--json");
        assertThat(ended.code()).as(ended.err()).isZero();
        JsonNode root = json(ended);
        double sum = 0;
        for (JsonNode position : root.get("positions")) {
            sum += position.get("contribution").asDouble();
        }
        assertThat(sum).isCloseTo(root.get("margin").asDouble(), within(1e-9));
        String text = margin("explain", held, "--account", "A", "--model", "hs").out();
        long cents = 0;
        long together = 0;
        for (String line :
                text.substring(text.indexOf("contribution")).lines().skip(1).toList()) {
            String[] words = line.strip().split("\\s+");
            long amount = Math.round(100 * Double.parseDouble(words[words.length - 1].replace(",", "")));
            together = amount;
            cents += line.contains("together") ? 0 : amount;
        }
        assertThat(cents).isEqualTo(together).isPositive();

        Path trade = Files.writeString(
                folder.resolve("trade.json"), "{\"accounts\": [" + account("T", shares("FUND", -7)) + "]}");
        JsonNode whatIf = json(margin(
                        "whatif", held, "--account", "A", "--add", trade.toString(), "--model", "hs", "--json"))
                .get("whatIf")
                .get(0);
        assertThat(whatIf.get("base").asDouble()).isCloseTo(root.get("margin").asDouble(), within(1e-9));
        double without = of(
                json(margin(
                        "compute",
                        account("A", option("put", 1000, -3), option("call", 1100, 2.5)),
                        "--model",
                        "hs",
                        "--json")),
                "A",
                "hs");
        assertThat(whatIf.get("total").asDouble()).isCloseTo(without, within(1e-9));
        assertThat(whatIf.get("incremental").asDouble())
                .isCloseTo(without - root.get("margin").asDouble(), within(1e-9));
    }

    @Test
    void aMultiplierMultipliesItsMarketAndToolsAreOne() throws IOException {
        String held = account("A", shares("FUND", 1), option("put", 1000, -1));
        JsonNode once = json(margin("compute", held, "--model", "hs", "--json"));
        JsonNode more = json(margin("compute", held, "--model", "hs", "--multiplier", "harbix=1.3", "--json"));
        assertThat(of(more, "A", "hs")).isCloseTo(1.3 * of(once, "A", "hs"), within(1e-8));
        JsonNode buffered = json(margin("compute", held, "--model", "fhs,fhs+buffer,ewma,ewma+floor", "--json"));
        double ratio = of(buffered, "A", "fhs+buffer") / of(buffered, "A", "fhs");
        assertThat(ratio).isBetween(1.0, 1.25 + 1e-12);
        assertThat(buffered.get("notes").toString()).contains("the tools multiply the margin of harbix");
        assertThat(of(buffered, "A", "ewma+floor")).isGreaterThanOrEqualTo(of(buffered, "A", "ewma") - 1e-9);
    }

    @Test
    void everyModelMarginsAnAccountAndALongOptionCostsNoMoreThanItsPremium() throws IOException {
        Ended ended = margin(
                "compute",
                account("A", option("call", 1000, 1)) + "," + account("none"),
                "--model",
                "static,hs,hs-abs,brw,stressed,fhs,fhs-garch,ewma,garch,egarch,ivscaled,ivsmoothed,ivcapped,montecarlo,hs-es",
                "--confidence",
                "0.995",
                "--json");
        assertThat(ended.code()).as(ended.err()).isZero();
        JsonNode root = json(ended);
        for (JsonNode model : root.get("models")) {
            assertThat(of(root, "A", model.asText())).as(model.asText()).isPositive();
            assertThat(of(root, "none", model.asText())).isZero();
        }
        assertThat(root.get("confidence").asDouble()).isEqualTo(0.995);
    }

    @Test
    void bothFilesOfPositionsAreRead() throws IOException {
        Path csv = Files.writeString(folder.resolve("positions.csv"), """
                Firm Id,Acct Id,Exchange,Ticker Symbol,Product Name,CC Code,Period Code,Put / Call,Strike,Underlying Period Code,Net Positions,Margin Type
                900,A,SIM,FUND,Fund,FUND,203012,,,,10,FUT
                """);
        Ended ended = StudyRuns.plimsoll(
                "margin",
                "compute",
                csv.toString(),
                "--book",
                folder.resolve("book.yaml").toString(),
                "--store",
                folder.resolve("store.duckdb").toString(),
                "--quiet",
                "--json");
        assertThat(ended.code()).as(ended.err()).isZero();
        double one = of(json(margin("compute", account("A", shares("FUND", 10)), "--json")), "A", "hs");
        assertThat(of(json(ended), "900/A", "hs")).isEqualTo(one);
    }

    @Test
    void whatCannotBeReadIsTold() throws IOException {
        assertThat(margin("compute", account("A", "{\"product\": \"FUND\", \"quantity\": \"ten\"}"))
                        .err())
                .contains(
                        "accounts[0].positions[0].quantity must be a number, long above zero, of at most 1.0E15, was \"ten\"");
        assertThat(margin("compute", account("A", "{\"product\": \"FUND\", \"quantity\": 1, \"strik\": 2}"))
                        .err())
                .contains("accounts[0].positions[0].strik is unknown");
        Ended model = margin("compute", account("A", shares("FUND", 1)), "--model", "hsx");
        assertThat(model.code()).isEqualTo(3);
        assertThat(model.err()).contains("\"hsx\" must be one of the models [static, hs,");
        Ended day = margin("compute", account("A", shares("FUND", 1)), "--as-of", "2031-01-01");
        assertThat(day.code()).isEqualTo(3);
        assertThat(day.err()).contains("the market harbix must have a session on 2031-01-01");
        Ended explain = margin("explain", account("A", shares("FUND", 1)), "--account", "B", "--model", "hs");
        assertThat(explain.err()).contains("there is no account \"B\"; the accounts are [A]");
        assertThat(margin("explain", account("A", shares("FUND", 1)), "--account", "A", "--model", "garch")
                        .err())
                .contains("no sum over positions");
        Files.writeString(
                folder.resolve("wrong.yaml"), BOOK.replace("market: harbix, multiplier: 50}", "market: harbux}"));
        Ended book = StudyRuns.plimsoll(
                "margin",
                "compute",
                "x.json",
                "--book",
                folder.resolve("wrong.yaml").toString());
        assertThat(book.err()).contains("its market must be one of [harbix]");
    }

    @Test
    void aMarginDoesNotDependOnWhatOtherAccountsHold() throws IOException {
        Files.writeString(
                folder.resolve("second.yaml"),
                StudyRuns.STUDY
                        .replace("seed: 5", "seed: 6")
                        .replace("simulatedSessions: 520", "simulatedSessions: 500"));
        Files.writeString(
                folder.resolve("two.yaml"),
                BOOK.replace("{harbix: study.yaml}", "{harbix: study.yaml, second: second.yaml}")
                        .replace("products:", "products:\n  - {code: OTHER, kind: share, market: second}"));
        String a = account("A", shares("FUND", 3), option("put", 1000, -1));
        String b = account("B", shares("OTHER", 5), shares("FUND", 1));
        String[] options = {"--as-of", "2017-11-30", "--model", "hs,fhs,ewma,static", "--json"};
        JsonNode alone = json(on("two.yaml", "compute", a, options));
        JsonNode both = json(on("two.yaml", "compute", a + "," + b, options));
        for (String model : List.of("hs", "fhs", "ewma", "static")) {
            assertThat(of(both, "A", model))
                    .as(model)
                    .isEqualTo(of(alone, "A", model))
                    .isPositive();
        }
        Path trade = Files.writeString(
                folder.resolve("other.json"), "{\"accounts\": [" + account("T", shares("OTHER", 2)) + "]}");
        List<String> whatIf = new ArrayList<>(List.of("--account", "A", "--add", trade.toString()));
        whatIf.addAll(List.of(options));
        JsonNode result =
                json(on("two.yaml", "whatif", a, whatIf.toArray(String[]::new))).get("whatIf");
        assertThat(result.get(0).get("base").asDouble()).isEqualTo(of(alone, "A", "hs"));
    }

    @Test
    void aHistoryTooShortForAModelIsToldAndNotGuessed() throws IOException {
        Ended ended = margin(
                "compute", account("A", shares("FUND", 3)), "--as-of", "2016-03-01", "--model", "hs,garch", "--json");
        assertThat(ended.code()).isEqualTo(3);
        JsonNode account = json(ended).get("accounts").get(0);
        assertThat(account.get("margins").get("hs").isNull()).isTrue();
        assertThat(account.get("margins").get("garch").isNull()).isTrue();
        assertThat(account.get("unvalued").toString())
                .contains("hs needs 100 moves of harbix and knows")
                .contains("garch needs more than the");
    }

    @Test
    void anAccountOfWhichNothingIsCoveredHasNoMargin() throws IOException {
        Ended ended = margin("compute", account("A", shares("NOPE", 3)), "--json");
        assertThat(ended.code()).isEqualTo(3);
        assertThat(json(ended).get("accounts").get(0).get("margins").get("hs").isNull())
                .isTrue();
        assertThat(margin("compute", "").err()).contains("the file holds no accounts");
        assertThat(margin("compute", "{\"acount\": \"A\", \"positions\": []}").err())
                .contains("accounts[0].acount is unknown");
        assertThat(margin("compute", account("A", option("call", 1000, 1).replace(EXPIRY, "2018031")))
                        .err())
                .contains("a period must be YYYYMM or YYYYMMDD, was \"2018031\"");
        assertThat(margin("compute", account("A", option("call", 1000, 1).replace(EXPIRY, "20160315")))
                        .err())
                .contains("it expired on 2016-03-15");
        assertThat(margin("compute", account("A", shares("FUND", 1).replace("1.0", "1e999")))
                        .code())
                .isEqualTo(3);
    }

    @Test
    void spanFilesGiveMarginsWithoutABook() throws IOException {
        Path world = folder.resolve("world");
        Ended written = StudyRuns.plimsoll(
                "data",
                "simulate",
                "--sessions",
                "30",
                "--underlying",
                "SKERRY",
                "--as",
                "span-pa2",
                "--as",
                "cme-core-positions",
                "--out",
                world.toString(),
                "--quiet");
        assertThat(written.code()).as(written.err()).isZero();
        Path span = named(world, ".pa2");
        Path positions = named(world, "_positions.csv");
        Ended ended = StudyRuns.plimsoll(
                "margin", "compute", positions.toString(), "--span", span.toString(), "--quiet", "--json");
        assertThat(ended.code()).as(ended.err()).isZero();
        JsonNode accounts = json(ended).get("accounts");
        assertThat(accounts).hasSize(3);
        for (JsonNode account : accounts) {
            String name = account.get("account").asText();
            Ended explained = StudyRuns.plimsoll(
                    "margin", "explain", positions.toString(), "--account", name, "--span", span.toString(), "--quiet");
            assertThat(explained.code()).as(explained.err()).isZero();
            assertThat(explained.out()).contains("requirement in").contains("Losses by scenario");
            assertThat(explained.out())
                    .contains(
                            MarginText.amount(account.get("margins").get("span").asDouble()));
        }
    }

    @Test
    void spanParametersOfOurOwnScanWithTheMarginOfOneUnit() throws IOException {
        Ended ended = margin(
                "compute",
                account("long", shares("FUND", 2)) + "," + account("short", shares("FUND", -2)) + ","
                        + account("call", option("call", 1000, 1)),
                "--model",
                "fhs,span",
                "--json");
        assertThat(ended.code()).as(ended.err()).isZero();
        JsonNode root = json(ended);
        double larger = Math.max(of(root, "long", "fhs"), of(root, "short", "fhs"));
        assertThat(of(root, "long", "span")).isCloseTo(larger, within(1e-6));
        assertThat(of(root, "short", "span")).isCloseTo(larger, within(1e-6));
        assertThat(of(root, "call", "span")).isZero(); // its premium is paid, and no more can be lost

        Files.writeString(
                folder.resolve("daily.yaml"), BOOK.replace("kind: option,", "kind: option, valuation: futures,"));
        JsonNode daily = json(
                on("daily.yaml", "compute", account("call", option("call", 1000, 1)), "--model", "span", "--json"));
        assertThat(of(daily, "call", "span")).isPositive(); // settled day by day, it can lose tomorrow
    }

    @Test
    void manyAccountsAreMarginedTogetherAsEachAlone() throws IOException {
        List<String> accounts = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            accounts.add(
                    account("A" + i, shares("FUND", 1 + i % 7), option(i % 2 == 0 ? "put" : "call", 1000, 3 - i % 5)));
        }
        JsonNode together = json(margin("compute", String.join(",", accounts), "--json"));
        for (int i = 0; i < 60; i += 17) {
            JsonNode alone = json(margin("compute", accounts.get(i), "--json"));
            assertThat(of(together, "A" + i, "fhs")).isEqualTo(of(alone, "A" + i, "fhs"));
        }
    }

    private static Path named(Path world, String ending) throws IOException {
        try (Stream<Path> files = Files.walk(world)) {
            return files.filter(f -> f.toString().endsWith(ending)).findFirst().orElseThrow();
        }
    }
}
