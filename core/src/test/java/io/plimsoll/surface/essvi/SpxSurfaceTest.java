package io.plimsoll.surface.essvi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.plimsoll.surface.calibration.Errors;
import io.plimsoll.surface.calibration.SmileQuotes;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** The S&P 500's surface of 2023-02-15, where the file is at hand: every expiry from a week on, −3 to 2 deviations. */
class SpxSurfaceTest {

    private static final String FILE = "shared/data/chains/spx_implied_vol_20230215.csv.gz";
    private static final double LEAST_YEARS = 6.5 / 365;

    @Test
    void allExpiriesAreFittedAlmostAsWellTogetherAsEachAlone() throws IOException {
        List<SmileQuotes> quotes = quotes();
        assertThat(quotes).hasSizeGreaterThan(40);
        for (Errors errors : Errors.values()) {
            EssviFit fit = EssviCalibrator.fit(quotes, new EssviSettings(PsiBound.EXACT, errors));
            assertThat(fit.flags()).doesNotContain(EssviFlag.NOT_CONVERGED);
            assertThat(fit.rmseVolBp()).isLessThan(20);
            assertThat(fit.costVolBp()).isLessThan(0.5);
            assertThat(fit.leastCalendarMargin()).isPositive();
            assertThat(fit.leastG()).isPositive();
        }
    }

    private static List<SmileQuotes> quotes() throws IOException {
        Path folder = Path.of(System.getProperty("user.dir")).toAbsolutePath();
        while (folder != null && !Files.exists(folder.resolve(FILE))) {
            folder = folder.getParent();
        }
        assumeTrue(folder != null, "skipped: there is no ../" + FILE);
        Map<Double, List<double[]>> rows = new TreeMap<>();
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(folder.resolve(FILE))), StandardCharsets.UTF_8))) {
            reader.lines()
                    .skip(1)
                    .map(line -> line.split(",", -1))
                    .filter(cells -> !cells[3].isEmpty() && !cells[4].isEmpty())
                    .forEach(cells -> rows.computeIfAbsent(Double.parseDouble(cells[1]), t -> new ArrayList<>())
                            .add(row(cells)));
        }
        return rows.entrySet().stream()
                .filter(slice -> slice.getKey() > LEAST_YEARS)
                .map(slice -> quotes(slice.getKey(), slice.getValue()))
                .toList();
    }

    /** k, mid and half-spread, both in volatility. */
    private static double[] row(String[] cells) {
        double bid = Double.parseDouble(cells[3]);
        double ask = Double.parseDouble(cells[4]);
        double k = Math.log(Double.parseDouble(cells[2]) / Double.parseDouble(cells[5]));
        return new double[] {k, 0.5 * (bid + ask), 0.5 * (ask - bid)};
    }

    private static SmileQuotes quotes(double years, List<double[]> all) {
        double middle = all.stream()
                .min(Comparator.comparingDouble(r -> Math.abs(r[0])))
                .orElseThrow()[1];
        double deviation = middle * Math.sqrt(years);
        List<double[]> rows = all.stream()
                .filter(r -> r[0] > -3 * deviation && r[0] < 2 * deviation)
                .toList();
        double[] halfSpreads = rows.stream().mapToDouble(r -> r[2]).toArray();
        return SmileQuotes.of(
                years,
                rows.stream().mapToDouble(r -> r[0]).toArray(),
                rows.stream().mapToDouble(r -> r[1]).toArray(),
                halfSpreads,
                halfSpreads);
    }
}
