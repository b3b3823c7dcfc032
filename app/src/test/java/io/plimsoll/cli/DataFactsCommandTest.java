package io.plimsoll.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.plimsoll.market.StylisedFacts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFactsCommandTest {

    @TempDir
    private Path folder = Path.of(".");

    private static StudyRuns.Ended facts(String... more) {
        return StudyRuns.plimsoll(Stream.concat(Stream.of("data", "facts", "--quiet"), Stream.of(more))
                .toArray(String[]::new));
    }

    private static JsonNode json(StudyRuns.Ended ended) throws IOException {
        assertThat(ended.code()).as(ended.err()).isZero();
        return new ObjectMapper().readTree(ended.out());
    }

    @Test
    void theSimulatedUnderlyingsStandSideBySide() throws IOException {
        JsonNode markets = json(facts("--simulated", "--seeds", "2", "--sessions", "400", "--json"))
                .get("markets");

        assertThat(markets.findValuesAsText("name")).containsExactly("HARBIX", "SKERRY", "FATHOM", "KEELCO", "MERDLR");
        assertThat(markets.get(0).at("/figures/returns").asInt()).isEqualTo(399);
        assertThat(markets.get(0).at("/figures/meanRho").asDouble()).isBetween(-0.6, -0.2);
        assertThat(markets.get(0).at("/figures/withReturn").asDouble()).isNegative();
        assertThat(markets.get(1).at("/figures/ranks").asInt()).isEqualTo(12);
        assertThat(markets.get(1).at("/figures/farToNear").asDouble()).isBetween(0.5, 0.95);
    }

    /** A second writing of how returns are taken: one price is missing and is passed over. */
    @Test
    void figuresOfAFileAreThoseOfItsLogReturns() throws IOException {
        SplittableRandom random = new SplittableRandom(4);
        List<String> lines = new ArrayList<>(List.of("Date,Close"));
        List<Double> prices = new ArrayList<>();
        double price = 100;
        for (int day = 0; day < 300; day++) {
            price = Math.rint(1e4 * price * (1 + 0.02 * (random.nextDouble() - 0.5))) / 1e4;
            boolean missing = day == 50;
            lines.add(LocalDate.of(2031, 1, 1).plusDays(day) + "," + (missing ? "" : price));
            if (!missing) {
                prices.add(price);
            }
        }
        Files.write(folder.resolve("invented.csv"), lines);
        double[] returns = new double[prices.size() - 1];
        for (int i = 0; i < returns.length; i++) {
            returns[i] = Math.log(prices.get(i + 1) / prices.get(i));
        }

        JsonNode market = json(facts("--data", folder.toString(), "--prices", "invented.csv", "--json"))
                .at("/markets/0");

        StylisedFacts expected = StylisedFacts.of(returns);
        assertThat(market.get("about").asText()).isEqualTo("invented, 2031-01-01 to 2031-10-27");
        assertThat(market.at("/figures/returns").asInt()).isEqualTo(298);
        assertThat(market.at("/figures/excessKurtosis").asDouble()).isCloseTo(expected.excessKurtosis(), within(1e-12));
        assertThat(market.at("/figures/leverage").asDouble()).isCloseTo(expected.leverage(), within(1e-12));
    }

    /** Two contracts, of which the near one moves twice as much; at the roll nothing moves but the ranks. */
    @Test
    void aCurveMovesByItsContractsAndNotByItsRolls() throws IOException {
        SplittableRandom random = new SplittableRandom(5);
        List<String> lines = new ArrayList<>(List.of("date,contract,settle,high,low,volume,open_interest"));
        double[] logs = {0, 0.3, 0.6};
        for (int day = 0; day < 120; day++) {
            LocalDate date = LocalDate.of(2031, 1, 1).plusDays(day);
            double shock = 0.04 * (random.nextDouble() - 0.5);
            int first = day < 60 ? 0 : 1;
            logs[first] += 2 * shock;
            logs[first + 1] += shock;
            for (int c = first; c < first + 2; c++) {
                lines.add(
                        date + ",XX3" + "1" + List.of("06", "09", "12").get(c) + "," + 50 * Math.exp(logs[c]) + ",,,,");
            }
        }
        Files.write(folder.resolve("curve.csv"), lines);

        JsonNode figures = json(facts("--data", folder.toString(), "--curve", "curve.csv", "--json"))
                .at("/markets/0/figures");

        assertThat(figures.get("farToNear").asDouble()).isCloseTo(0.5, within(1e-6));
        assertThat(figures.get("firstComponent").asDouble()).isCloseTo(1, within(1e-9));
        assertThat(figures.get("backwardation").asDouble()).isZero();
        assertThat(figures.get("curveDays").asInt()).isEqualTo(118);
    }

    @Test
    void theCleanerFindsWhatTheLabelsKnow() throws IOException {
        JsonNode cleaner = json(facts("--cleaner", "--json")).get("cleaner");

        assertThat(cleaner).hasSize(5).allSatisfy(kind -> {
            assertThat(kind.get("planted").asInt()).isGreaterThan(500);
            assertThat(kind.get("recall").asDouble()).isGreaterThanOrEqualTo(0.99);
            assertThat(kind.get("precision").asDouble()).isGreaterThanOrEqualTo(0.99);
        });
        assertThat(cleaner.get(1).get("labelled").asInt())
                .isGreaterThan(2 * cleaner.get(1).get("planted").asInt());
    }

    @Test
    void nothingAskedIsAUsageErrorAndAMissingFileIsRejected() {
        assertThat(facts().code()).isEqualTo(2);
        assertThat(facts("--simulated", "--seeds", "0").err()).contains("--seeds must be at least 1");
        StudyRuns.Ended missing = facts("--prices", "nowhere.csv", "--data", folder.toString());
        assertThat(missing.code()).isEqualTo(3);
        assertThat(missing.err()).contains("nowhere.csv: there is no such file");
    }

    @Test
    void theTableNamesEveryMarketAndItsPeriod() {
        String text = facts("--simulated", "--seeds", "1", "--sessions", "300").out();

        assertThat(text)
                .contains("excess kurtosis", "first component of changes, %", "Skerry blend crude oil")
                .containsPattern("(?m)^returns +299 +299 +299 +299 +299$");
    }
}
