package io.plimsoll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.plimsoll.features.KnownMarket;
import io.plimsoll.formats.Importer;
import io.plimsoll.market.CleaningSettings;
import io.plimsoll.market.Filter;
import io.plimsoll.market.MarketData;
import io.plimsoll.market.Reason;
import io.plimsoll.market.RejectedRow;
import io.plimsoll.runs.StudyFile;
import io.plimsoll.store.Store;
import io.plimsoll.surface.Forward;
import io.plimsoll.surface.SliceFit;
import io.plimsoll.surface.SurfaceBuilder;
import io.plimsoll.surface.SurfaceSettings;
import io.plimsoll.surface.Surfaces;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The filters and the forwards on SSE 50; skipped, saying so, where the data is absent. */
class FiltersOnRealDataTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Path DATA = ROOT.resolveSibling("shared").resolve("data");

    @TempDir
    private Path folder = Path.of(".");

    private record Read(StudyFile study, MarketData data, KnownMarket market) {}

    private Read read() {
        assumeTrue(Files.isDirectory(DATA.resolve("sse50")), "skipped: there is no ../shared/data/sse50");
        StudyFile study = StudyFile.read(ROOT.resolve("studies").resolve("sse50.yaml"), OptionalLong.empty());
        MarketData data;
        try (Store store = Store.open(folder.resolve("s.duckdb"))) {
            data = Importer.read(DATA, study.imports(), store, n -> {});
        }
        return new Read(study, data, KnownMarket.of(data, study.settings().market()));
    }

    private static List<SurfaceBuilder.Built> build(Read read, CleaningSettings cleaning) {
        SurfaceSettings s = read.study().settings().surface();
        SurfaceSettings changed = new SurfaceSettings(
                s.exercise(),
                s.earlyExercise(),
                s.optionsOnFuture(),
                cleaning,
                s.forward(),
                s.minStrikes(),
                s.wingPrior(),
                s.errors());
        return Surfaces.build(
                read.market().underlying(), read.data().options(), read.market().rates()::continuous, changed, n -> {});
    }

    private static Map<Reason, Long> counts(List<SurfaceBuilder.Built> built) {
        Map<Reason, Long> counts = new EnumMap<>(Reason.class);
        built.forEach(b -> b.rejected().forEach(r -> counts.merge(r.reason(), 1L, Long::sum)));
        return counts;
    }

    @Test
    void withEveryPresetAndWithEveryFilterOnEachRowIsUsedOrRejectedOnce() {
        Read read = read();
        long rows = ChainRows.of(read.data().options()).size();
        CleaningSettings standard = read.study().settings().surface().cleaning();
        for (CleaningSettings.Preset preset : CleaningSettings.Preset.values()) {
            accounted(rows, build(read, CleaningSettings.of(preset)));
        }
        List<SurfaceBuilder.Built> all = build(read, standard.with(EnumSet.allOf(Filter.class)));
        accounted(rows, all);
        // Closes without bid and ask: every rule but those of quotes and volume finds something.
        assertThat(counts(all))
                .containsKeys(
                        Reason.STALE,
                        Reason.DUPLICATE,
                        Reason.NON_MONOTONE,
                        Reason.NON_CONVEX,
                        Reason.BELOW_INTRINSIC,
                        Reason.MONEYNESS_BAND,
                        Reason.IV_OUTLIER)
                .doesNotContainKeys(Reason.CROSSED, Reason.LOCKED, Reason.ZERO_BID, Reason.UNTRADED);
    }

    private static void accounted(long rows, List<SurfaceBuilder.Built> built) {
        long used = built.stream().mapToLong(SurfaceBuilder.Built::used).sum();
        long rejected = built.stream().mapToLong(b -> b.rejected().size()).sum();
        assertThat(used).isPositive();
        assertThat(used + rejected).isEqualTo(rows);
        assertThat(built.stream()
                        .flatMap(b -> b.rejected().stream())
                        .map(RejectedRow::source)
                        .distinct())
                .hasSize((int) rejected);
    }

    @Test
    void forwardsCarryTheirRuleAndTheirError() {
        Read read = read();
        List<SurfaceBuilder.Built> built =
                build(read, read.study().settings().surface().cleaning());
        Map<Forward.Rule, Integer> rules = new EnumMap<>(Forward.Rule.class);
        int certain = 0;
        int slices = 0;
        for (SurfaceBuilder.Built day : built) {
            for (SliceFit slice : day.day().slices()) {
                Forward forward = slice.forward();
                rules.merge(forward.rule(), 1, Integer::sum);
                certain += forward.priceError() < 0.002 * forward.price() ? 1 : 0;
                slices++;
            }
        }
        assertThat(rules.keySet()).containsOnly(Forward.Rule.PARITY_REGRESSION, Forward.Rule.PARITY_GIVEN_RATE);
        assertThat((double) certain / slices).isGreaterThan(0.95);
    }
}
