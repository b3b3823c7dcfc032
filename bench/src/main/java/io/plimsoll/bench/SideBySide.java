package io.plimsoll.bench;

import io.plimsoll.market.OptionRight;
import io.plimsoll.pricing.ImpliedVol;
import io.plimsoll.surface.calibration.Errors;
import io.plimsoll.surface.calibration.RawSviCalibrator;
import io.plimsoll.surface.calibration.SmileQuotes;
import io.plimsoll.surface.calibration.SviSabrCalibrator;
import io.plimsoll.surface.calibration.WingPrior;
import io.plimsoll.surface.model.RawSvi;
import io.plimsoll.surface.model.Smile;
import io.plimsoll.surface.model.SviSabr;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * This project's side of a comparison. {@code export FOLDER OPTIONS} writes the options and slices; {@code run FOLDER ROUND} warms up,
 * measures them in processor time, and writes times and fitted volatilities as the peers do; {@code table FOLDER} compares all that is there.
 */
public final class SideBySide {

    static final String TIME_HEADER = "peer,round,task,method,item,micros";
    static final String FIT_HEADER = "peer,task,method,item,i,vol";

    /** Of raw SVI: a, b, σ, ρ, m. */
    static final String PARAMS_HEADER = "peer,task,method,item,p1,p2,p3,p4,p5";

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final String PEER = "plimsoll";
    private static final int SLICES = 200;
    private static final int QUOTES = 40;
    private static final int OPTION_PASSES = 10;
    private static final int SLICE_PASSES = 5;
    private static final long WARM_UP_NANOS = 6_000_000_000L;

    /** Kept so that no reading of the clock is optimised away. */
    private long warmth;

    private final Path folder;
    private final int round;
    private final List<String> times = new ArrayList<>(List.of(TIME_HEADER));
    private final List<String> fits = new ArrayList<>(List.of(FIT_HEADER));
    private final List<String> params = new ArrayList<>(List.of(PARAMS_HEADER));

    private SideBySide(Path folder, int round) {
        this.folder = folder;
        this.round = round;
    }

    /** See the class. */
    public static void main(String[] args) {
        Path folder = Path.of(args[1]);
        switch (args[0]) {
            case "export" -> export(folder, Integer.parseInt(args[2]));
            case "run" -> new SideBySide(folder, Integer.parseInt(args[2])).run();
            case "table" -> System.out.print(Comparison.of(folder).table());
            default -> throw new IllegalArgumentException("export, run or table, was " + args[0]);
        }
    }

    private static void export(Path folder, int options) {
        Csv.writeOptions(folder.resolve("options.csv"), Options.mixed(options, 1));
        Csv.writeSlices(folder.resolve("slices.csv"), SliceGenerator.slices(SLICES, QUOTES, 2));
    }

    private void run() {
        impliedVols(Csv.readOptions(folder.resolve("options.csv")));
        List<Slice> slices = Csv.readSlices(folder.resolve("slices.csv"));
        fits("SABR", "SVI-SABR least squares", slices, quotes -> sviSabr(quotes, Errors.LEAST_SQUARES));
        fits("SABR", "SVI-SABR robust", slices, quotes -> sviSabr(quotes, Errors.ROBUST));
        fits("raw SVI", "least squares", slices, quotes -> rawSvi(quotes, Errors.LEAST_SQUARES));
        fits("raw SVI", "robust", slices, quotes -> rawSvi(quotes, Errors.ROBUST));
        Csv.write(folder.resolve("times-" + PEER + "-" + round + ".csv"), times);
        Csv.write(folder.resolve("fits-" + PEER + ".csv"), fits);
        Csv.write(folder.resolve("params-" + PEER + ".csv"), params);
    }

    private void impliedVols(Options options) {
        double[] vols = new double[options.size()];
        warmUp(() -> invert(options, vols));
        for (int pass = 0; pass < OPTION_PASSES; pass++) {
            long start = processorTime();
            invert(options, vols);
            time("implied vol", "Let's Be Rational", pass, (processorTime() - start) / 1e3 / options.size());
        }
        for (int i = 0; i < vols.length; i++) {
            fits.add(PEER + ",implied vol,Let's Be Rational,0," + i + "," + vols[i]);
        }
    }

    private static void invert(Options options, double[] vols) {
        OptionRight[] rights = options.rights();
        for (int i = 0; i < vols.length; i++) {
            vols[i] = ImpliedVol.of(
                    rights[i], options.prices()[i], options.forwards()[i], options.strikes()[i], options.years()[i]);
        }
    }

    private static @Nullable SviSabr sviSabr(SmileQuotes quotes, Errors errors) {
        return SviSabrCalibrator.fit(quotes, WingPrior.USUAL, null, errors).smile();
    }

    private static @Nullable RawSvi rawSvi(SmileQuotes quotes, Errors errors) {
        return RawSviCalibrator.fit(quotes, () -> SviSabrCalibrator.fit(quotes, WingPrior.USUAL, null, errors), errors)
                .smile();
    }

    private void fits(
            String task, String method, List<Slice> slices, Function<SmileQuotes, ? extends @Nullable Smile> fit) {
        List<SmileQuotes> quotes = slices.stream().map(Slice::quotes).toList();
        List<@Nullable Smile> smiles = new ArrayList<>();
        warmUp(() -> {
            smiles.clear();
            for (SmileQuotes slice : quotes) {
                // The clock warms up too: cold, reading it takes as long as a fit.
                warmth += processorTime();
                smiles.add(fit.apply(slice));
            }
        });
        for (int pass = 0; pass < SLICE_PASSES; pass++) {
            for (int s = 0; s < slices.size(); s++) {
                long start = processorTime();
                smiles.set(s, fit.apply(quotes.get(s)));
                time(task, method, s, (processorTime() - start) / 1e3);
            }
        }
        for (int s = 0; s < slices.size(); s++) {
            Smile smile = smiles.get(s);
            if (smile instanceof RawSvi svi) {
                params.add(PEER + "," + task + "," + method + "," + s + "," + svi.a() + "," + svi.b() + ","
                        + svi.sigma() + "," + svi.rho() + "," + svi.m());
            }
            double[] k = slices.get(s).logMoneyness();
            for (int i = 0; i < k.length; i++) {
                double vol = smile == null ? Double.NaN : smile.vol(k[i]);
                fits.add(PEER + "," + task + "," + method + "," + s + "," + i + "," + vol);
            }
        }
    }

    private void time(String task, String method, int item, double micros) {
        times.add(PEER + "," + round + "," + task + "," + method + "," + item + "," + micros);
    }

    /** Nanoseconds that this thread has run: others on the machine do not count. */
    private static long processorTime() {
        return THREADS.getCurrentThreadCpuTime();
    }

    private static void warmUp(Runnable work) {
        long end = System.nanoTime() + WARM_UP_NANOS;
        while (System.nanoTime() < end) {
            work.run();
        }
    }
}
