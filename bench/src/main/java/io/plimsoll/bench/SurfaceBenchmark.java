package io.plimsoll.bench;

import io.plimsoll.market.CleaningSettings;
import io.plimsoll.market.ExerciseStyle;
import io.plimsoll.market.OptionChain;
import io.plimsoll.market.OptionRight;
import io.plimsoll.market.OptionRow;
import io.plimsoll.market.SourceRow;
import io.plimsoll.pricing.Black;
import io.plimsoll.surface.SurfaceBuilder;
import io.plimsoll.surface.SurfaceSettings;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Microseconds for one expiry, from its option rows (a call and a put at every strike) to its fitted slice and moments. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 2, jvmArgs = "-Xmx256m")
public class SurfaceBenchmark {

    private static final LocalDate DAY = LocalDate.of(2020, 6, 1);
    private static final SurfaceSettings SETTINGS =
            SurfaceSettings.of(ExerciseStyle.EUROPEAN, false, CleaningSettings.of(CleaningSettings.Preset.STANDARD));
    private static final int SLICES = 64;

    /** Strikes of an expiry. */
    @Param("40")
    public int quotes;

    private final List<Expiry> expiries = new ArrayList<>();
    private int next;

    private record Expiry(double forward, OptionChain chain) {}

    /** Makes the rows. */
    @Setup
    public void prepare() {
        for (Slice slice : SliceGenerator.slices(SLICES, quotes, 2)) {
            List<OptionRow> rows = new ArrayList<>();
            for (int i = 0; i < slice.size(); i++) {
                rows.add(row(slice, i, OptionRight.CALL));
                rows.add(row(slice, i, OptionRight.PUT));
            }
            expiries.add(new Expiry(slice.forward(), OptionChain.of(DAY, rows)));
        }
    }

    private static OptionRow row(Slice slice, int i, OptionRight right) {
        double price = Black.price(right, slice.forward(), slice.strike(i), slice.vols()[i], slice.years());
        double halfSpread = 2e-4 * slice.forward() * Math.sqrt(slice.years());
        return new OptionRow(
                new SourceRow("generated", i + 1L),
                DAY,
                right,
                DAY.plusDays(slice.days()),
                slice.strike(i),
                price,
                Math.max(0.5 * price, price - halfSpread),
                price + halfSpread,
                100,
                1000);
    }

    /** One expiry. */
    @Benchmark
    public SurfaceBuilder.Built build() {
        next = (next + 1) % SLICES;
        Expiry expiry = expiries.get(next);
        return SurfaceBuilder.build(expiry.chain, null, expiry.forward, t -> 0, SETTINGS);
    }
}
