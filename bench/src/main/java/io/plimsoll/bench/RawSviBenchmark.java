package io.plimsoll.bench;

import io.plimsoll.surface.calibration.Calibration;
import io.plimsoll.surface.calibration.RawSviCalibrator;
import io.plimsoll.surface.calibration.SmileQuotes;
import io.plimsoll.surface.calibration.SviSabrCalibrator;
import io.plimsoll.surface.model.RawSvi;
import io.plimsoll.surface.model.SviSabr;
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

/** Microseconds per raw SVI fit from a given SVI-SABR fit, another slice each time. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 2, jvmArgs = "-Xmx256m")
public class RawSviBenchmark {

    private static final int SLICES = 256;

    /** Quotes in a slice. */
    @Param("40")
    public int quotes;

    /** ROBUST or LEAST_SQUARES. */
    @Param({"ROBUST", "LEAST_SQUARES"})
    public RawSviCalibrator.Errors errors = RawSviCalibrator.Errors.ROBUST;

    private final List<Task> tasks = new ArrayList<>();
    private int next;

    private record Task(SmileQuotes quotes, Calibration<SviSabr> start) {}

    /** Makes the slices and their starts. */
    @Setup
    public void prepare() {
        for (Slice slice : SliceGenerator.slices(SLICES, quotes, 2)) {
            SmileQuotes forFit = slice.quotes();
            tasks.add(new Task(forFit, SviSabrCalibrator.fit(forFit, SviSabrBenchmark.PRIOR, null)));
        }
    }

    /** One fit. */
    @Benchmark
    public Calibration<RawSvi> fit() {
        next = (next + 1) % tasks.size();
        return RawSviCalibrator.fit(tasks.get(next).quotes, tasks.get(next).start, errors);
    }
}
