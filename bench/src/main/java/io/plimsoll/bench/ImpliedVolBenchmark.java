package io.plimsoll.bench;

import io.plimsoll.pricing.Black;
import io.plimsoll.pricing.ImpliedVol;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Nanoseconds per option, over options that differ from one to the next so that no branch is foreseen. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 2, jvmArgs = "-Xmx256m")
public class ImpliedVolBenchmark {

    private static final int COUNT = 20_000;

    private final Options options = Options.mixed(COUNT, 1);

    /** Black-76 implied volatility. */
    @Benchmark
    @OperationsPerInvocation(COUNT)
    public double impliedVol() {
        double sum = 0;
        for (int i = 0; i < COUNT; i++) {
            sum += ImpliedVol.of(
                    options.rights()[i],
                    options.prices()[i],
                    options.forwards()[i],
                    options.strikes()[i],
                    options.years()[i]);
        }
        return sum;
    }

    /** Black-76 price. */
    @Benchmark
    @OperationsPerInvocation(COUNT)
    public double price() {
        double sum = 0;
        for (int i = 0; i < COUNT; i++) {
            sum += Black.price(
                    options.rights()[i],
                    options.forwards()[i],
                    options.strikes()[i],
                    options.vols()[i],
                    options.years()[i]);
        }
        return sum;
    }
}
