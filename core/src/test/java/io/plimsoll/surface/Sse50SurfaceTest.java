package io.plimsoll.surface;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.plimsoll.market.OptionRow;
import io.plimsoll.math.Quantiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import org.hipparchus.stat.correlation.PearsonsCorrelation;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Seven years of SSE 50 ETF options, where the data folder beside the repository has them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class Sse50SurfaceTest {

    private final List<BuiltSurface> surfaces = new ArrayList<>();
    private long rows;
    private double seconds;

    @BeforeAll
    void buildEveryDay() throws IOException {
        Path data = Sse50Data.folder();
        assumeTrue(Files.exists(data.resolve(Sse50Data.OPTIONS)), "skipped: no " + Sse50Data.OPTIONS);
        Map<LocalDate, Double> spot = Sse50Data.series(data.resolve("sse50/etf50_close.csv.gz"));
        NavigableMap<LocalDate, DoubleUnaryOperator> rates = Sse50Data.shibor(data.resolve("sse50/shibor.csv.gz"));
        NavigableMap<LocalDate, List<OptionRow>> days = Sse50Data.options(data.resolve(Sse50Data.OPTIONS));
        long start = System.nanoTime();
        days.forEach((date, chain) -> surfaces.add(SurfaceBuilder.build(
                date,
                spot.getOrDefault(date, Double.NaN),
                chain,
                Objects.requireNonNull(rates.floorEntry(date)).getValue(),
                SurfaceSettings.european())));
        seconds = (System.nanoTime() - start) * 1e-9;
        rows = days.values().stream().mapToLong(List::size).sum();
        report();
    }

    @Test
    void everyRowIsAccountedForOnce() {
        long used = surfaces.stream().mapToLong(BuiltSurface::used).sum();
        long rejected = surfaces.stream().mapToLong(s -> s.rejected().size()).sum();
        assertThat(used + rejected).isEqualTo(rows);
        assertThat(used).isGreaterThan(rows / 3);
    }

    @Test
    void slicesWithFiveStrikesAreCalibratedOrRejectedInWords() {
        List<SliceFit> slices = slices(5);
        assertThat(slices).hasSizeGreaterThan(6_000);
        long accounted = slices.stream()
                .filter(s -> s.calibrated() || s.rejection().contains("rho"))
                .count();
        assertThat(accounted / (double) slices.size()).isGreaterThan(0.99);
        assertThat(fitted().length / (double) slices.size()).isGreaterThan(0.99);
        assertThat(Quantiles.median(rmse())).isLessThan(60);
    }

    @Test
    void thirtyDayVolatilityFollowsTheExchangesOwnIndex() throws IOException {
        Map<LocalDate, Double> index = Sse50Data.series(Sse50Data.folder().resolve("sse50/ivx_daily.csv.gz"));
        List<double[]> both = new ArrayList<>();
        for (BuiltSurface surface : surfaces) {
            Double published = index.get(surface.day().date());
            ConstantMaturity.of(surface.day(), 30)
                    .filter(m -> published != null)
                    .ifPresent(m -> both.add(new double[] {m.alpha(), Objects.requireNonNull(published)}));
        }
        double correlation = new PearsonsCorrelation()
                .correlation(
                        both.stream().mapToDouble(pair -> pair[0]).toArray(),
                        both.stream().mapToDouble(pair -> pair[1]).toArray());
        System.out.printf("sse50: correlation of 30-day alpha with iVX %.4f over %d days%n", correlation, both.size());
        assertThat(both).hasSizeGreaterThan(650);
        assertThat(correlation).isGreaterThan(0.95);
    }

    private void report() {
        List<SliceFit> slices = slices(5);
        Map<SliceFlag, Integer> flags = new EnumMap<>(SliceFlag.class);
        slices.forEach(slice -> slice.flags().forEach(flag -> flags.merge(flag, 1, Integer::sum)));
        Map<String, Integer> reasons = new TreeMap<>();
        surfaces.forEach(s -> s.rejected().forEach(r -> reasons.merge(r.reason().name(), 1, Integer::sum)));
        System.out.printf(
                "sse50: %d days, %d rows in %.2f s, %.0f us a day%n",
                surfaces.size(), rows, seconds, 1e6 * seconds / surfaces.size());
        System.out.printf(
                "sse50: %d slices with five strikes, %.2f %% calibrated, RMSE median %.1f bp, 90 %% under %.1f bp%n",
                slices.size(),
                100.0 * fitted().length / slices.size(),
                Quantiles.median(rmse()),
                Quantiles.type7(rmse(), 0.9));
        System.out.printf("sse50: flags %s; rows rejected %s%n", flags, reasons);
    }

    private SliceFit[] fitted() {
        return slices(5).stream().filter(SliceFit::calibrated).toArray(SliceFit[]::new);
    }

    private double[] rmse() {
        return slices(5).stream()
                .filter(SliceFit::calibrated)
                .mapToDouble(SliceFit::rmseVolBp)
                .toArray();
    }

    private List<SliceFit> slices(int strikes) {
        return surfaces.stream()
                .flatMap(s -> s.day().slices().stream())
                .filter(s -> s.usableStrikes() >= strikes)
                .toList();
    }
}
