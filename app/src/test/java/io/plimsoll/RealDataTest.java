package io.plimsoll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.plimsoll.features.HistoryAssembler;
import io.plimsoll.features.KnownMarket;
import io.plimsoll.formats.Importer;
import io.plimsoll.market.Columns;
import io.plimsoll.market.History;
import io.plimsoll.market.MarketData;
import io.plimsoll.market.Reason;
import io.plimsoll.runs.StudyFile;
import io.plimsoll.store.Store;
import io.plimsoll.surface.SliceFit;
import io.plimsoll.surface.SurfaceBuilder;
import io.plimsoll.surface.Surfaces;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On the real data beside the checkout; skipped, saying so, where it is absent. */
class RealDataTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Path DATA = ROOT.resolveSibling("shared").resolve("data");

    @TempDir
    private Path folder = Path.of(".");

    private record Read(
            StudyFile study, MarketData data, List<SurfaceBuilder.Built> built, History history, KnownMarket market) {}

    private Read read(String name) {
        assumeTrue(Files.isDirectory(DATA.resolve(name)), "skipped: there is no ../shared/data/" + name);
        StudyFile study = StudyFile.read(ROOT.resolve("studies").resolve(name + ".yaml"), OptionalLong.empty());
        MarketData data;
        try (Store store = Store.open(folder.resolve("s.duckdb"))) {
            data = Importer.read(DATA, study.imports(), store, n -> {});
        }
        KnownMarket market = KnownMarket.of(data, study.settings().market());
        List<SurfaceBuilder.Built> built = Surfaces.build(
                market.underlying(),
                data.options(),
                market.rates()::continuous,
                study.settings().surface(),
                n -> {});
        History history = HistoryAssembler.assemble(
                market, data, Surfaces.fitted(built), study.settings().market());
        return new Read(study, data, built, history, market);
    }

    @Test
    void sse50SurfacesAreCalibratedOrRejectedAndFollowTheExchangesIndex() {
        Read read = read("sse50");
        assertThat(read.built()).hasSize(1680);
        List<SliceFit> slices = read.built().stream()
                .flatMap(b -> b.day().slices().stream())
                .filter(s -> s.quotes().size() >= 5)
                .toList();
        long calibrated = slices.stream().filter(SliceFit::calibrated).count();
        long explained = slices.stream()
                .filter(s -> s.calibrated() || !s.rejection().isEmpty())
                .count();
        assertThat(explained).isGreaterThanOrEqualTo((long) (0.99 * slices.size()));
        assertThat(calibrated).isGreaterThanOrEqualTo((long) (0.98 * slices.size()));
        double[] index =
                Objects.requireNonNull(read.market().series().get("ivx")).decimals();
        assertThat(correlation(read.history().all(Columns.at("alpha", 30)), index))
                .isGreaterThan(0.95);
    }

    @Test
    void everyOptionRowOfSse50IsUsedOrRejectedOnce() {
        Read read = read("sse50");
        long rejected =
                read.built().stream().mapToLong(b -> b.rejected().size()).sum();
        long used = read.built().stream().mapToLong(SurfaceBuilder.Built::used).sum();
        long blank = read.built().stream()
                .flatMap(b -> b.rejected().stream())
                .filter(r -> r.reason() == Reason.MISSING_PRICE)
                .count();
        assertThat(blank).isEqualTo(908);
        assertThat(rejected + used).isEqualTo(208_422);
        long distinct = read.built().stream()
                .flatMap(b -> b.rejected().stream())
                .map(r -> r.source())
                .distinct()
                .count();
        assertThat(distinct).isEqualTo(rejected);
        int kept = read.data().bars().size()
                + ChainRows.of(read.data().options()).size()
                + ChainRows.of(read.data().activity()).size()
                + read.data().futures().size();
        assertThat(kept).isPositive();
        assertThat(read.data().rejected())
                .filteredOn(r -> r.reason() == io.plimsoll.market.Reason.MISSING_TERMS)
                .hasSize(1446);
    }

    @Test
    void wtiHas275DaysOfThePeerAndNoRowOfTheDownloadDay() {
        Read read = read("wti-clv25");
        assertThat(read.data().options()).noneMatch(o -> o.date().toString().equals("2025-08-25"));
        assertThat(read.data().futures()).noneMatch(o -> o.date().toString().equals("2025-08-25"));
        long days = read.market().underlying().dates().stream()
                .filter(d -> !d.isBefore(read.study().settings().backtest().start())
                        && !d.isAfter(read.study().settings().backtest().end()))
                .count();
        assertThat(days).isEqualTo(275);
        // Early-exercise premiums of out-of-the-money options are there, and small.
        double largest = read.built().stream()
                .flatMap(b -> b.day().slices().stream())
                .flatMapToDouble(s -> java.util.Arrays.stream(s.quotes().earlyExercise()))
                .max()
                .orElse(0);
        assertThat(largest).isBetween(0.001, 0.2);
    }

    private static double correlation(double[] a, double[] b) {
        double n = 0, sa = 0, sb = 0, aa = 0, bb = 0, ab = 0;
        for (int i = 0; i < a.length; i++) {
            if (!Double.isNaN(a[i]) && !Double.isNaN(b[i])) {
                n++;
                sa += a[i];
                sb += b[i];
                aa += a[i] * a[i];
                bb += b[i] * b[i];
                ab += a[i] * b[i];
            }
        }
        return (ab - sa * sb / n) / Math.sqrt((aa - sa * sa / n) * (bb - sb * sb / n));
    }
}
