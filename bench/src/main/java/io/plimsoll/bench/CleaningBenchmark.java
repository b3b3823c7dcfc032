package io.plimsoll.bench;

import io.plimsoll.market.ChainCleaner;
import io.plimsoll.market.CleaningSettings;
import io.plimsoll.market.Filter;
import io.plimsoll.market.OptionChain;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Nanoseconds a row for the filters that need no forward, one day's chain after another; a day is some 2,000 rows. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 6, time = 2)
@Fork(value = 2, jvmArgs = "-Xmx1g")
public class CleaningBenchmark {

    private static final int ROWS = 1_000_000;
    private static final CleaningSettings STANDARD = CleaningSettings.of(CleaningSettings.Preset.STANDARD);

    /** The standard preset, or with it {@code stale}, {@code non_monotone} and {@code non_convex}. */
    @Param({"standard", "more"})
    public String filters = "";

    private List<OptionChain> days = List.of();
    private CleaningSettings settings = STANDARD;

    /** Makes the market. */
    @Setup
    public void prepare() {
        days = MarketGenerator.days(ROWS, 5).stream()
                .map(rows -> OptionChain.of(rows.get(0).date(), rows))
                .toList();
        settings = filters.equals("standard")
                ? STANDARD
                : STANDARD.with(EnumSet.of(Filter.STALE, Filter.NON_MONOTONE, Filter.NON_CONVEX));
    }

    /** All days; the rows kept are counted. */
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public long clean() {
        long kept = 0;
        OptionChain before = null;
        for (OptionChain day : days) {
            kept += ChainCleaner.clean(day, before, settings).keptRows().length;
            before = day;
        }
        return kept;
    }
}
