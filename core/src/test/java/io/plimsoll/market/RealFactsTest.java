package io.plimsoll.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** Facts of real series against NumPy's, where the files are at hand. */
class RealFactsTest {

    /** The numbers of a file after its date column. */
    private static double[][] table(String file, int columns) throws IOException {
        Path path = Path.of("shared", "data").resolve(file);
        Path folder = Path.of(System.getProperty("user.dir")).toAbsolutePath();
        while (folder != null && !Files.exists(folder.resolve(path))) {
            folder = folder.getParent();
        }
        assumeTrue(folder != null, "skipped: there is no ../" + path);
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(folder.resolve(path))), StandardCharsets.UTF_8))) {
            return reader.lines()
                    .skip(1)
                    .map(line -> Arrays.stream(line.split(",", -1))
                            .skip(1)
                            .limit(columns)
                            .mapToDouble(Double::parseDouble)
                            .toArray())
                    .toArray(double[][]::new);
        }
    }

    @Test
    void factsOfSpyAreThoseOfNumPy() throws IOException {
        double[][] changes = CurveFacts.logChanges(table("spx/spy_close.csv.gz", 1));
        StylisedFacts facts =
                StylisedFacts.of(Arrays.stream(changes).mapToDouble(c -> c[0]).toArray());
        assertThat(facts.count()).isEqualTo(7285);
        assertThat(facts.annualVol()).isCloseTo(0.1874210883717959, within(1e-12));
        assertThat(facts.excessKurtosis()).isCloseTo(11.712890025378275, within(1e-9));
        assertThat(facts.absoluteLag1()).isCloseTo(0.29353167317073425, within(1e-12));
        assertThat(facts.absoluteLag60()).isCloseTo(0.08745744027868373, within(1e-12));
        assertThat(facts.hillLeft()).isCloseTo(2.677968427022683, within(1e-12));
        assertThat(facts.leverage()).isCloseTo(-0.141279863510577, within(1e-12));
        assertThat(facts.beyondFourDeviations()).isCloseTo(0.0064516129032258064, within(1e-15));
    }

    @Test
    void factsOfTheWtiCurveAreThoseOfNumPy() throws IOException {
        List<double[]> positive = Arrays.stream(table("wti/cl_curve.csv.gz", 12))
                .filter(day -> Arrays.stream(day).allMatch(p -> p > 0))
                .toList();
        double[][] prices = positive.toArray(new double[0][]);
        CurveFacts facts = CurveFacts.of(prices, CurveFacts.logChanges(prices));
        assertThat(facts.volByRank()[1]).isCloseTo(0.46433679317601223, within(1e-12));
        assertThat(facts.volByRank()[11]).isCloseTo(0.2962925125870824, within(1e-12));
        assertThat(facts.backwardation()).isCloseTo(0.3962962962962963, within(1e-15));
        assertThat(facts.first()).isCloseTo(0.95323302, within(1e-8));
        assertThat(facts.second()).isCloseTo(0.03811418, within(1e-8));
    }
}
