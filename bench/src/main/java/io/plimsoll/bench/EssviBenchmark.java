package io.plimsoll.bench;

import io.plimsoll.surface.calibration.Errors;
import io.plimsoll.surface.calibration.SmileQuotes;
import io.plimsoll.surface.essvi.EssviCalibrator;
import io.plimsoll.surface.essvi.EssviFit;
import io.plimsoll.surface.essvi.EssviSettings;
import io.plimsoll.surface.essvi.PsiBound;
import io.plimsoll.surface.model.SviSabr;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
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

/** Milliseconds per eSSVI surface, another one each time; parameters of slices jump a little, so that some bounds are met. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(value = 2, jvmArgs = "-Xmx256m")
public class EssviBenchmark {

    private static final int SURFACES = 32;

    /** Expiries and quotes of each. */
    @Param({"10x40", "45x100"})
    public String size = "";

    /** Whether gross errors count. */
    @Param
    public Errors errors = Errors.ROBUST;

    private EssviSettings settings = EssviSettings.standard();
    private final List<List<SmileQuotes>> surfaces = new ArrayList<>();
    private int next;

    /** Makes the surfaces. */
    @Setup
    public void prepare() {
        settings = new EssviSettings(PsiBound.EXACT, errors);
        int times = size.indexOf('x');
        int expiries = Integer.parseInt(size.substring(0, times));
        int quotes = Integer.parseInt(size.substring(times + 1));
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < SURFACES; i++) {
            surfaces.add(surface(expiries, quotes, random));
        }
    }

    /** A week to three years; |ρ| grows and ν falls with expiry, as on an index. */
    private static List<SmileQuotes> surface(int expiries, int quotes, SplittableRandom random) {
        double alpha = random.nextDouble(0.12, 0.4);
        List<SmileQuotes> surface = new ArrayList<>();
        for (int i = 0; i < expiries; i++) {
            double share = (double) i / (expiries - 1);
            double years = 7 / 365.0 * Math.pow(3 * 365 / 7.0, share);
            double nu = 0.7 * Math.pow(years, -0.4) * jump(random);
            SviSabr smile = new SviSabr(alpha * jump(random), nu, (-0.5 - 0.2 * share) * jump(random), years);
            surface.add(quotes(smile, quotes, random));
        }
        return surface;
    }

    private static double jump(SplittableRandom random) {
        return random.nextDouble(0.98, 1.02);
    }

    private static SmileQuotes quotes(SviSabr smile, int quotes, SplittableRandom random) {
        double deviation = Math.sqrt(smile.theta());
        double[] k = new double[quotes];
        double[] vols = new double[quotes];
        for (int i = 0; i < quotes; i++) {
            double z = -3 + 5 * (i + random.nextDouble(0.2, 0.8)) / quotes;
            k[i] = z * deviation;
            vols[i] = smile.vol(k[i]) + 0.002 * (1 + Math.abs(z)) * random.nextGaussian();
            vols[i] = Math.max(0.01, vols[i]);
        }
        return SmileQuotes.equallyWeighted(smile.timeToExpiryYears(), k, vols);
    }

    /** One surface. */
    @Benchmark
    public EssviFit fit() {
        next = (next + 1) % SURFACES;
        return EssviCalibrator.fit(surfaces.get(next), settings);
    }
}
