package io.plimsoll.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.plimsoll.surface.model.Essvi;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One surface over all expiries of a day, through the command line. */
class SurfaceTogetherTest {

    private static final Path DATA =
            Path.of("..").toAbsolutePath().normalize().resolveSibling("shared").resolve("data");

    @TempDir
    private Path folder = Path.of(".");

    private static JsonNode day(String... args) throws IOException {
        StudyRuns.Ended ended = StudyRuns.plimsoll(args);
        assertThat(ended.code()).as(ended.err()).isZero();
        return new JsonMapper().readTree(ended.out()).at("/days/0");
    }

    private String options() throws IOException {
        Chains.write(folder);
        return folder.resolve("options.csv").toString();
    }

    private Path vols(String... rows) throws IOException {
        return Files.writeString(
                folder.resolve("vols.csv"), "Expiry,Texp,Strike,Bid,Ask,Fwd\n" + String.join("", rows));
    }

    /** Thirteen strikes about a forward of 100 whose volatilities are level + skew·k + k². */
    private static String rows(String expiry, double years, double level, double skew) {
        StringBuilder rows = new StringBuilder();
        for (int strike = 76; strike <= 124; strike += 4) {
            double k = Math.log(strike / 100.0);
            double vol = level + skew * k + k * k;
            rows.append(String.format(
                    Locale.ROOT, "%s,%s,%d,%s,%s,100%n", expiry, years, strike, vol - 0.002, vol + 0.002));
        }
        return rows.toString();
    }

    @Test
    void pricesOfAnEssviSurfaceGiveItsParametersBack() throws IOException {
        JsonNode essvi =
                day("surface", "fit", options(), "--together", "--json").get("essvi");
        assertThat(essvi.get("status").asText()).isEqualTo("calibrated");
        assertThat(essvi.get("rejection").isNull()).isTrue();
        assertThat(essvi.get("slices")).hasSize(3);
        for (int i = 0; i < 3; i++) {
            Chains.Truth truth = Chains.TRUTHS.get(i);
            double theta = truth.alpha() * truth.alpha() * truth.years();
            JsonNode slice = essvi.get("slices").get(i);
            assertThat(slice.get("expiry").asText()).isEqualTo(truth.expiry().toString());
            assertThat(slice.get("theta").asDouble()).isCloseTo(theta, within(1e-6));
            assertThat(slice.get("rho").asDouble()).isCloseTo(truth.rho(), within(1e-4));
            assertThat(slice.get("psi").asDouble()).isCloseTo(theta * truth.nu() / truth.alpha(), within(1e-5));
            assertThat(slice.get("rmseVolBp").asDouble()).isLessThan(0.1);
            assertThat(slice.get("aloneRmseVolBp").asDouble()).isLessThan(0.1);
            assertThat(slice.get("insideBidAsk").asDouble()).isEqualTo(1);
        }
        assertThat(essvi.get("costVolBp").asDouble()).isCloseTo(0, within(0.1));
        assertThat(essvi.get("leastG").asDouble()).isPositive();
        assertThat(essvi.get("leastCalendarMargin").asDouble()).isPositive();
        assertThat(essvi.get("flags")).isEmpty();
        assertThat(essvi.get("leftOut")).isEmpty();
    }

    @Test
    void theTableTellsTheSurfaceAndWhatNoArbitrageCosts() throws IOException {
        String file = options();
        StudyRuns.Ended ended = StudyRuns.plimsoll("surface", "fit", file, "--together");
        assertThat(ended.out())
                .contains("eSSVI bp", "alone bp", "eSSVI: no arbitrage costs", "least calendar margin")
                .doesNotContain("left out");
        assertThat(ended.out().lines().mapToInt(String::length).max().orElse(0)).isLessThanOrEqualTo(120);
        assertThat(StudyRuns.plimsoll("surface", "fit", file).out()).doesNotContain("eSSVI");
    }

    @Test
    void expiriesThatCrossAreFittedWithoutCrossing() throws IOException {
        Path file = vols(rows("20310602", 0.25, 0.3, -0.6), rows("20310702", 0.33, 0.262, 0.1));
        JsonNode day = day("surface", "fit", file.toString(), "--as-of", "2031-03-03", "--together", "--json");
        assertThat(day.at("/expiries/1/checks/calendarCrossings")).hasSize(1);
        JsonNode essvi = day.get("essvi");
        // A touch at the bound may be off by rounding.
        assertThat(essvi.get("leastCalendarMargin").asDouble()).isBetween(-1e-9, 0.05);
        assertThat(essvi.get("leastG").asDouble()).isGreaterThan(-1e-9);
        assertThat(essvi.get("costVolBp").asDouble()).isGreaterThan(10);
        assertThat(essvi.get("flags").toString()).contains("CALENDAR_BOUND");
    }

    @Test
    void aDayWithOneExpirySaysWhyThereIsNoSurface() throws IOException {
        String few = "20310702,0.33,96,0.2,0.21,100\n20310702,0.33,100,0.2,0.21,100\n20310702,0.33,104,0.2,0.21,100\n";
        String two = "20310802,0.416,96,0.2,0.21,100\n20310802,0.416,104,0.2,0.21,100\n";
        Path file = vols(rows("20310602", 0.25, 0.2, -0.3), few, two);
        String why = "1 of 3 expiries with quotes that identify their wings, 2 are needed";
        String[] fit = {"surface", "fit", file.toString(), "--as-of", "2031-03-03", "--together"};
        assertThat(StudyRuns.plimsoll(fit).out())
                .contains(
                        "no eSSVI surface: " + why,
                        "2031-07-02  left out of it: wings not identified",
                        "2031-08-02  left out of it: rejected");
        JsonNode essvi = day("surface", "fit", file.toString(), "--as-of", "2031-03-03", "--together", "--json")
                .get("essvi");
        assertThat(essvi.get("rejection").asText()).isEqualTo(why);
        assertThat(essvi.get("slices")).isEmpty();
        assertThat(essvi.get("leftOut")).hasSize(2);
        assertThat(essvi.get("leastG").isNull()).isTrue();

        String page = folder.resolve("page.svg").toString();
        StudyRuns.Ended plot = StudyRuns.plimsoll(
                "surface", "plot", file.toString(), "--as-of", "2031-03-03", "--together", "-o", page);
        assertThat(plot.err()).contains("note: 2031-03-03: no eSSVI surface: " + why);
        assertThat(Files.readString(Path.of(page))).doesNotContain("(dotted)");
    }

    @Test
    void thePictureShowsTheSurfaceDotted() throws IOException {
        Path page = folder.resolve("page.svg");
        StudyRuns.plimsoll("surface", "plot", options(), "--together", "-o", page.toString());
        assertThat(Files.readString(page))
                .contains("and of eSSVI (dotted)")
                .containsPattern("class=['\"]essvi x0['\"]")
                .containsPattern("class=['\"]essvi x2['\"]")
                .doesNotContain("NaN");
    }

    @Test
    void theExpiriesOfTheSAndP500HaveOneSurface() throws IOException {
        Path file = DATA.resolve("chains/spx_implied_vol_20230215.csv.gz");
        assumeTrue(Files.exists(file), "skipped: there is no ../shared/data/chains");
        JsonNode essvi = day("surface", "fit", file.toString(), "--min-days", "7", "--together", "--json")
                .get("essvi");
        assertThat(essvi.get("slices").size()).isGreaterThanOrEqualTo(44);
        assertThat(essvi.get("leastCalendarMargin").asDouble()).isGreaterThan(-1e-9);
        double mean = 0;
        for (JsonNode slice : essvi.get("slices")) {
            mean += slice.get("rmseVolBp").asDouble() / essvi.get("slices").size();
            Essvi smile = new Essvi(
                    slice.get("theta").asDouble(),
                    slice.get("rho").asDouble(),
                    slice.get("psi").asDouble(),
                    slice.get("timeToExpiryYears").asDouble());
            assertThat(smile.vol(0)).isBetween(0.1, 0.3);
        }
        assertThat(essvi.get("rmseVolBp").asDouble()).isCloseTo(mean, within(1e-9));
    }
}
