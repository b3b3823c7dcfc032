package io.plimsoll.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.plimsoll.market.OptionRight;
import io.plimsoll.pricing.Black;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From files to parameters, through the command line. */
class SurfaceFitCommandTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Path DATA = ROOT.resolveSibling("shared").resolve("data");

    @TempDir
    private Path folder = Path.of(".");

    private StudyRuns.Ended fit(String... args) {
        List<String> all = new ArrayList<>(List.of("surface", "fit"));
        for (String arg : args) {
            all.add(arg.endsWith(".csv") ? folder.resolve(arg).toString() : arg);
        }
        return StudyRuns.plimsoll(all.toArray(String[]::new));
    }

    private static JsonNode json(StudyRuns.Ended ended) throws IOException {
        assertThat(ended.err()).doesNotContain("Exception");
        assertThat(ended.code()).isZero();
        return new JsonMapper().readTree(ended.out());
    }

    private static void assertTruth(JsonNode expiry, Chains.Truth truth, double tolerance) {
        assertThat(expiry.get("expiry").asText()).isEqualTo(truth.expiry().toString());
        assertThat(expiry.get("status").asText()).isEqualTo("calibrated");
        assertThat(expiry.at("/forward/price").asDouble()).isCloseTo(truth.forward(), within(100 * tolerance));
        assertThat(expiry.at("/sviSabr/alpha").asDouble()).isCloseTo(truth.alpha(), within(tolerance));
        assertThat(expiry.at("/sviSabr/nu").asDouble()).isCloseTo(truth.nu(), within(10 * tolerance));
        assertThat(expiry.at("/sviSabr/rho").asDouble()).isCloseTo(truth.rho(), within(10 * tolerance));
        assertThat(expiry.at("/sviSabr/insideBidAsk").asDouble()).isEqualTo(1);
        assertThat(expiry.at("/rawSvi/rmseVolBp").asDouble()).isLessThan(1e4 * tolerance);
        assertThat(expiry.at("/rawSvi/b").asDouble())
                .isCloseTo(truth.smile().raw().b(), within(10 * tolerance));
    }

    @Test
    void pricesOfKnownSmilesGiveTheirParametersBack() throws IOException {
        Chains.write(folder);
        JsonNode result = json(fit("options.csv", "bars.csv", "--json"));
        assertThat(result.at("/files/0/format").asText()).isEqualTo("plimsoll-options");
        assertThat(result.get("days")).hasSize(1);
        JsonNode day = result.at("/days/0");
        assertThat(day.get("date").asText()).isEqualTo(Chains.DAY.toString());
        assertThat(day.get("underlying").asDouble()).isEqualTo(Chains.SPOT);
        assertThat(day.get("expiries")).hasSize(3);
        for (int i = 0; i < 3; i++) {
            JsonNode expiry = day.at("/expiries/" + i);
            assertTruth(expiry, Chains.TRUTHS.get(i), 1e-6);
            assertThat(expiry.at("/forward/rule").asText()).isEqualTo("PARITY_REGRESSION");
            assertThat(expiry.at("/checks/psiShare").asDouble()).isBetween(0.0, 1.0);
            assertThat(expiry.at("/checks/butterflyFree").asBoolean()).isTrue();
            assertThat(expiry.at("/moments/skewness").asDouble()).isNegative();
            assertThat(expiry.at("/moments/logContractVol").asDouble())
                    .isGreaterThan(Chains.TRUTHS.get(i).alpha());
            JsonNode quote = expiry.at("/quotes/0");
            assertThat(quote.get("vol").asDouble())
                    .isCloseTo(quote.get("sviSabrVol").asDouble(), within(1e-6));
            assertThat(quote.get("weight").asDouble()).isPositive();
            assertThat(quote.get("right").asText()).isEqualTo("PUT");
        }
        JsonNode rows = day.get("rows");
        assertThat(rows.get("read").asInt()).isEqualTo(Chains.options().size() / 2);
        int reasons = 0;
        for (JsonNode count : rows.get("reasons")) {
            reasons += count.asInt();
        }
        assertThat(reasons).isEqualTo(rows.get("rejected").asInt());
        assertThat(day.at("/constantMaturities/0/alpha").asDouble()).isBetween(0.2, 0.23);
    }

    @Test
    void volatilitiesOfKnownSmilesGiveTheirParametersBack() throws IOException {
        Chains.writeVols(folder);
        JsonNode day = json(fit("vols.csv", "--json")).at("/days/0");
        assertThat(day.get("date").asText()).isEqualTo(Chains.DAY.toString());
        assertThat(day.get("underlying").isNull()).isTrue();
        for (int i = 0; i < 3; i++) {
            JsonNode expiry = day.at("/expiries/" + i);
            assertTruth(expiry, Chains.TRUTHS.get(i), 1e-8);
            assertThat(expiry.at("/forward/rule").asText()).isEqualTo("GIVEN");
            assertThat(expiry.at("/forward/discount").isNull()).isTrue();
            assertThat(expiry.at("/quotes/0/halfSpreadVol").asDouble())
                    .isCloseTo(Chains.HALF_SPREAD_VOL, within(1e-12));
        }
        assertThat(day.at("/rows/reasons/MISSING_PRICE").asInt()).isEqualTo(3);
        assertThat(day.at("/rows/reasons/ZERO_BID").asInt()).isEqualTo(3);
        assertThat(day.at("/rows/read").asInt()).isEqualTo(75);
    }

    @Test
    void everyDayIsFittedOnlyWhereAllAreAskedFor() throws IOException {
        Chains.write(folder);
        assertThat(json(fit("options.csv", "--all", "--json")).get("days")).hasSize(2);
        JsonNode first =
                json(fit("options.csv", "--as-of", Chains.DAY.minusDays(3).toString(), "--json"));
        assertThat(first.at("/days/0/date").asText())
                .isEqualTo(Chains.DAY.minusDays(3).toString());
    }

    @Test
    void theTableTellsForwardsParametersErrorsAndReasons() throws IOException {
        Chains.write(folder);
        StudyRuns.Ended ended = fit("options.csv", "bars.csv", "--min-days", "60", "--errors", "least-squares");
        assertThat(ended.code()).isZero();
        assertThat(ended.out())
                .contains("2031-03-03, underlying 100.000", "2031-06-20", "parity regression", "0.2100", "-0.500")
                .contains("2 expiries, 2 calibrated", "fewer days to expiry than the setting allows")
                .contains("30 days", "extrapolated");
        assertThat(ended.out().lines().mapToInt(String::length).max().orElse(0)).isLessThanOrEqualTo(120);
    }

    @Test
    void optionsOnAFutureAreReadFromAVendorsFilesWithWhatTheyDoNotTell() throws IOException {
        List<String> args = new ArrayList<>(List.of(
                "--options-on-future",
                "--underlying-price",
                "60",
                "--exercise",
                "american",
                "--rate",
                "0.03",
                "--option-expiry",
                "CLV31=2031-09-17",
                "--json"));
        Chains.Truth truth = new Chains.Truth(LocalDate.of(2031, 9, 17), 0.3, 1.2, 0.1);
        for (int strike = 45; strike <= 80; strike += 5) {
            String right = strike < 60 ? "p" : "c";
            Path file = folder.resolve("clv1_" + 10 * strike + right + "_price-history-03-04-2031.csv");
            double vol = truth.smile().vol(Math.log(strike / 60.0));
            double european =
                    Black.price(strike < 60 ? OptionRight.PUT : OptionRight.CALL, 60, strike, vol, truth.years());
            // Far under the price of a barrel the early-exercise premium is small: a test of reading, not of precision.
            double price = Math.exp(-0.03 * truth.years()) * european;
            Files.writeString(
                    file,
                    "Time,Open,High,Low,Last,Change,%Chg,Volume,\"Open Int\"\n2031-03-03,1,1,1," + price
                            + ",0,0%,5,9\n\"Downloaded from Barchart.com as of 03-04-2031 10:00am CST\"\n");
            args.add(file.getFileName().toString());
        }
        JsonNode expiry = json(fit(args.toArray(String[]::new))).at("/days/0/expiries/0");
        assertThat(expiry.get("expiry").asText()).isEqualTo("2031-09-17");
        assertThat(expiry.at("/forward/rule").asText()).isEqualTo("UNDERLYING_FUTURE");
        assertThat(expiry.get("quotes")).hasSize(8);
        assertThat(expiry.at("/sviSabr/alpha").asDouble()).isCloseTo(0.3, within(0.005));
    }

    @Test
    void aStudyNamesDataAndSettings() throws IOException {
        Chains.write(folder);
        Path study = Files.writeString(folder.resolve("study.yaml"), """
                study: small
                data: {files: [options.csv, bars.csv]}
                surface: {minDays: 60, minStrikes: 4}
                backtest: {start: 2031-03-03, end: 2031-03-04}
                """);
        JsonNode day = json(fit(
                        "--study",
                        study.toString(),
                        "--data",
                        folder.toString(),
                        "--store",
                        folder.resolve("s.duckdb").toString(),
                        "--json"))
                .at("/days/0");
        assertThat(day.get("expiries")).hasSize(2);
        JsonNode beside = json(fit("options.csv", "--study", study.toString(), "--json"));
        assertThat(beside.at("/days/0/expiries")).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "20310418,0.126,100,0.2,x,100,   | vols.csv:2: Ask must be a number",
                "20310418,0.126,100,0.2,0.3,0,   | vols.csv:2: Fwd must be above zero",
                "20310418,0.126,-1,0.2,0.3,100,  | vols.csv:2: Strike must be above zero",
                "20310418,0.126,100,0.2,0.3      | vols.csv:2: a row must have as many fields as the header",
                "20319918,0.126,100,0.2,0.3,100, | vols.csv:2: Expiry must be a day of the calendar",
            })
    void aBadRowOfVolatilitiesIsNamedWithFileLineAndRule(String row, String message) throws IOException {
        Files.writeString(folder.resolve("vols.csv"), "Expiry,Texp,Strike,Bid,Ask,Fwd,CallMid\n" + row.strip() + "\n");
        assertRejected(fit("vols.csv"), message);
    }

    @Test
    void rowsOfAnExpiryMustAgreeInTimeAndForwardAndTheDayMustFit() throws IOException {
        String head = "Expiry,Texp,Strike,Bid,Ask,Fwd\n20310418,0.126,100,0.2,0.3,100\n";
        Files.writeString(folder.resolve("vols.csv"), head + "20310418,0.126,105,0.2,0.3,101\n");
        assertRejected(fit("vols.csv"), "vols.csv:3: Fwd must be the same in all rows of an expiry");
        Files.writeString(folder.resolve("vols.csv"), head + "20310620,0.126,105,0.2,0.3,101\n");
        assertRejected(fit("vols.csv"), "vols.csv:3: Texp must be the years from 2031-03-03 to 2031-06-20");
        Files.writeString(folder.resolve("vols.csv"), head);
        assertRejected(fit("vols.csv", "--as-of", "2031-01-03"), "vols.csv:2: Texp must be the years from 2031-01-03");
    }

    @Test
    void badInputIsRejectedWithCodeThree() throws IOException {
        Chains.write(folder);
        Chains.writeVols(folder);
        assertRejected(fit("none.csv"), "none.csv: there is no such file");
        assertRejected(fit("bars.csv"), "there are no option prices in");
        assertRejected(fit("options.csv", "vols.csv"), "name them in separate commands");
        assertRejected(fit("options.csv", "--as-of", "2031-03-01"), "the nearest are 2031-02-28 and 2031-03-03");
        assertRejected(fit("options.csv", "--options-on-future"), "name it with --underlying-price");
        Files.writeString(folder.resolve("odd.csv"), "Expiry,Texp,Strike,Bid,Ask\n20310418,0.126,100,0.2,0.3\n");
        assertRejected(fit("odd.csv"), "nearest is implied-vols, missing columns [Fwd]");
        Files.writeString(
                folder.resolve("bad.csv"),
                "date,right,expiry,strike,bid,ask,price,volume,open_interest\n2031-03-03,C,2031-04-18,ten,1,2,,,\n");
        assertRejected(fit("bad.csv"), "bad.csv:2: strike must be above zero, was \"ten\"");
    }

    private static void assertRejected(StudyRuns.Ended ended, String message) {
        assertThat(ended.err()).contains(message);
        assertThat(ended.code()).isEqualTo(3);
        assertThat(ended.out()).isEmpty();
    }

    @Test
    void wrongUsageIsCodeTwoAndHelpShowsExamples() {
        assertThat(fit().code()).isEqualTo(2);
        assertThat(StudyRuns.plimsoll("surface").code()).isEqualTo(2);
        assertThat(fit("options.csv", "--all", "--as-of", "2031-03-03").code()).isEqualTo(2);
        assertThat(fit("options.csv", "--min-days", "9", "--max-days", "3").code())
                .isEqualTo(2);
        assertThat(fit("options.csv", "--errors", "none").code()).isEqualTo(2);
        assertThat(fit("--help").out()).contains("--as-of", "--study", "--rate", "Examples", "least-squares");
        assertThat(StudyRuns.plimsoll("surface", "--help").out()).contains("fit");
    }

    @Test
    void sse50IsFittedAsItsStudySays() throws IOException {
        assumeTrue(Files.isDirectory(DATA.resolve("sse50")), "skipped: there is no ../shared/data/sse50");
        JsonNode result = json(fit(
                "--study",
                ROOT.resolve("studies/sse50.yaml").toString(),
                "--data",
                DATA.toString(),
                "--store",
                folder.resolve("s.duckdb").toString(),
                "--as-of",
                "2019-03-01",
                "--json"));
        JsonNode expiries = result.at("/days/0/expiries");
        assertThat(expiries).hasSize(4);
        for (JsonNode expiry : expiries) {
            assertThat(expiry.get("status").asText()).isEqualTo("calibrated");
            assertThat(expiry.at("/rawSvi/rmseVolBp").asDouble()).isLessThan(100);
        }
    }

    @Test
    void theVolatilitiesOfTheSAndP500AreFittedAtEveryExpiry() throws IOException {
        Path file = DATA.resolve("chains/spx_implied_vol_20230215.csv.gz");
        assumeTrue(Files.exists(file), "skipped: there is no ../shared/data/chains");
        JsonNode day = json(fit(file.toString(), "--json")).at("/days/0");
        assertThat(day.get("date").asText()).isEqualTo("2023-02-15");
        assertThat(day.get("expiries")).hasSize(48);
        double[] errors = new double[48];
        for (int i = 0; i < 48; i++) {
            errors[i] = day.at("/expiries/" + i + "/rawSvi/rmseVolBp").asDouble();
            assertThat(day.at("/expiries/" + i + "/checks/butterflyFree").asBoolean())
                    .isTrue();
        }
        Arrays.sort(errors);
        assertThat(errors[24]).isLessThan(50);
        assertThat(errors[47]).isLessThan(120);
        assertThat(day.at("/constantMaturities/0/alpha").asDouble()).isBetween(0.15, 0.18);
    }
}
