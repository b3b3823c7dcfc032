package io.plimsoll.bench;

import io.plimsoll.surface.calibration.Calibration;
import io.plimsoll.surface.calibration.SmileQuotes;
import io.plimsoll.surface.calibration.SviSabrCalibrator;
import io.plimsoll.surface.calibration.WingPrior;
import io.plimsoll.surface.model.SviSabr;
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

/** Microseconds per robust SVI-SABR fit, another slice each time. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 2, jvmArgs = "-Xmx256m")
public class SviSabrBenchmark {

    static final WingPrior PRIOR = new WingPrior(0.5, -0.5);
    private static final int SLICES = 256;

    /** Quotes in a slice. */
    @Param("40")
    public int quotes;

    private List<SmileQuotes> slices = List.of();
    private int next;

    /** Makes the slices. */
    @Setup
    public void prepare() {
        slices = SliceGenerator.slices(SLICES, quotes, 2).stream()
                .map(Slice::quotes)
                .toList();
    }

    /** One fit. */
    @Benchmark
    public Calibration<SviSabr> fit() {
        next = (next + 1) % SLICES;
        return SviSabrCalibrator.fit(slices.get(next), PRIOR, null);
    }
}
