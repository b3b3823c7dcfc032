package io.plimsoll.surface;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.plimsoll.market.OptionRight;
import io.plimsoll.market.OptionRow;
import io.plimsoll.market.SourceRow;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import java.util.zip.GZIPInputStream;
import org.hipparchus.analysis.interpolation.LinearInterpolator;

/** Reads the SSE 50 ETF options from the data folder beside the repository; tests without it are skipped. */
final class Sse50Data {

    static final String OPTIONS = "sse50/options_close_2015_2021.csv.gz";
    private static final double[] SHIBOR_YEARS = {1 / 365.0, 7 / 365.0, 14 / 365.0, 1 / 12.0, 0.25, 0.5, 0.75, 1};

    private Sse50Data() {}

    static Path folder() {
        Path folder = Path.of(System.getProperty("user.dir")).toAbsolutePath();
        while (folder != null && !Files.isDirectory(folder.resolve("shared/data"))) {
            folder = folder.getParent();
        }
        assumeTrue(folder != null, "skipped: no shared/data beside the repository");
        return Objects.requireNonNull(folder).resolve("shared/data");
    }

    private static List<String[]> lines(Path file) throws IOException {
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            return reader.lines().skip(1).map(line -> line.split(",", -1)).toList();
        }
    }

    static Map<LocalDate, Double> series(Path file) throws IOException {
        Map<LocalDate, Double> values = new TreeMap<>();
        for (String[] cells : lines(file)) {
            values.put(LocalDate.parse(cells[0]), number(cells[1]));
        }
        return values;
    }

    static NavigableMap<LocalDate, List<OptionRow>> options(Path file) throws IOException {
        NavigableMap<LocalDate, List<OptionRow>> days = new TreeMap<>();
        long line = 1;
        for (String[] cells : lines(file)) {
            line++;
            OptionRow row = new OptionRow(
                    new SourceRow(OPTIONS, line),
                    LocalDate.parse(cells[0]),
                    cells[1].equals("C") ? OptionRight.CALL : OptionRight.PUT,
                    LocalDate.parse(cells[2]),
                    number(cells[5]),
                    number(cells[4]),
                    Double.NaN,
                    Double.NaN,
                    Double.NaN,
                    Double.NaN);
            days.computeIfAbsent(row.date(), d -> new ArrayList<>()).add(row);
        }
        return days;
    }

    /** Simple rates in percent become continuously compounded ones, linear in T and flat outside. */
    static NavigableMap<LocalDate, DoubleUnaryOperator> shibor(Path file) throws IOException {
        NavigableMap<LocalDate, DoubleUnaryOperator> curves = new TreeMap<>();
        for (String[] cells : lines(file)) {
            NavigableMap<Double, Double> known = new TreeMap<>();
            for (int i = 0; i < SHIBOR_YEARS.length; i++) {
                double percent = number(cells[i + 1]);
                if (!Double.isNaN(percent)) {
                    known.put(SHIBOR_YEARS[i], Math.log1p(percent / 100 * SHIBOR_YEARS[i]) / SHIBOR_YEARS[i]);
                }
            }
            double[] years = known.keySet().stream().mapToDouble(t -> t).toArray();
            var curve = new LinearInterpolator()
                    .interpolate(
                            years, known.values().stream().mapToDouble(r -> r).toArray());
            curves.put(
                    LocalDate.parse(cells[0]),
                    t -> curve.value(Math.max(years[0], Math.min(years[years.length - 1], t))));
        }
        return curves;
    }

    private static double number(String cell) {
        return cell.isEmpty() ? Double.NaN : Double.parseDouble(cell);
    }
}
