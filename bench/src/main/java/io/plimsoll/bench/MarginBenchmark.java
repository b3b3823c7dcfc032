package io.plimsoll.bench;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import io.plimsoll.margin.RiskMeasure;
import io.plimsoll.margin.portfolio.Account;
import io.plimsoll.margin.portfolio.PortfolioMeasure;
import io.plimsoll.margin.portfolio.ScenarioMatrix;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Margins of many accounts at once, beside NumPy on the same numbers: {@code bench/margin.sh} runs both in turn. Two loads: the
 * 99 % quantile of 2,500 historical scenarios, and the largest of 16 losses as in a scan.
 */
public final class MarginBenchmark {

    private static final int INSTRUMENTS = 2000;
    private static final int POSITIONS = 100;
    private static final int[] SCENARIOS = {2500, 16};
    private static final int PASSES = 7;

    private MarginBenchmark() {}

    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[1]);
        switch (args[0]) {
            case "export" -> export(folder, Integer.parseInt(args[2]));
            case "run" -> run(folder, args[2]);
            case "check" -> check(folder);
            default -> throw new IllegalArgumentException("no step " + args[0]);
        }
    }

    /** pnl-S.f64: a row an instrument; rows.i32 and quantities.f64: a row an account. Little-endian. */
    private static void export(Path folder, int accounts) throws IOException {
        Files.createDirectories(folder);
        SplittableRandom random = new SplittableRandom(20240315);
        for (int scenarios : SCENARIOS) {
            double[] pnl = new double[INSTRUMENTS * scenarios];
            double[] market = random.doubles(scenarios, -1, 1).toArray();
            for (int i = 0; i < pnl.length; i++) {
                pnl[i] = 1000 * (market[i % scenarios] + 0.5 * random.nextGaussian());
            }
            write(folder.resolve("pnl-" + scenarios + ".f64"), pnl);
        }
        double[] quantities = new double[accounts * POSITIONS];
        ByteBuffer rows =
                ByteBuffer.allocate(accounts * POSITIONS * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int a = 0; a < accounts; a++) {
            random.ints(0, INSTRUMENTS).distinct().limit(POSITIONS).sorted().forEach(rows::putInt);
            for (int p = 0; p < POSITIONS; p++) {
                quantities[a * POSITIONS + p] = random.nextInt(-50, 51);
            }
        }
        Files.write(folder.resolve("rows.i32"), rows.array());
        write(folder.resolve("quantities.f64"), quantities);
    }

    /** Prints side, scenarios, accounts, seconds, processor seconds and bytes allocated an account; and the same reads without a margin. */
    private static void run(Path folder, String round) throws IOException {
        List<Account> accounts = accounts(folder);
        for (int scenarios : SCENARIOS) {
            double[] pnl = read(folder.resolve("pnl-" + scenarios + ".f64"));
            ScenarioMatrix matrix = ScenarioMatrix.of(
                    INSTRUMENTS, scenarios, (row, out) -> System.arraycopy(pnl, row * scenarios, out, 0, scenarios));
            double[] weights = new double[scenarios];
            Arrays.fill(weights, 1);
            PortfolioMeasure measure =
                    new PortfolioMeasure(matrix, weights, RiskMeasure.VAR, scenarios > 100 ? 0.99 : 1);
            double[] seconds = new double[PASSES];
            double[] processor = new double[PASSES];
            double[] measures = {};
            long bytes = 0;
            for (int pass = 0; pass < PASSES; pass++) {
                long allocated = allocated();
                double cpu = cpuSeconds();
                long start = System.nanoTime();
                measures = measure.of(accounts);
                seconds[pass] = (System.nanoTime() - start) / 1e9;
                processor[pass] = cpuSeconds() - cpu;
                bytes = allocated() - allocated;
            }
            print(
                    "plimsoll",
                    scenarios,
                    accounts.size(),
                    median(seconds),
                    median(processor),
                    bytes / (double) accounts.size());
            write(folder.resolve("plimsoll-" + scenarios + "-" + round + ".f64"), measures);
            if (scenarios > 100) {
                print("reading", scenarios, accounts.size(), reading(pnl, scenarios, accounts.size()), Double.NaN, 0);
            }
        }
    }

    private static void print(
            String side, int scenarios, int accounts, double seconds, double processor, double bytes) {
        System.out.printf(
                Locale.ROOT, "%s,%d,%d,%.6f,%.6f,%.1f%n", side, scenarios, accounts, seconds, processor, bytes);
    }

    private static double cpuSeconds() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime() / 1e9;
    }

    /**
     * Seconds to read as many bytes of profit and loss as the margins need, rows one after another from where the matrix lies, and
     * to add them up: what memory alone would allow who reads each row whole for every account.
     */
    private static double reading(double[] pnl, int scenarios, int accounts) {
        double[][] rows = IntStream.range(0, INSTRUMENTS)
                .mapToObj(i -> Arrays.copyOfRange(pnl, i * scenarios, (i + 1) * scenarios))
                .toArray(double[][]::new);
        int threads = Runtime.getRuntime().availableProcessors();
        int sweeps = accounts * POSITIONS / 4 / threads;
        double[] seconds = new double[PASSES];
        for (int pass = 0; pass < PASSES; pass++) {
            long start = System.nanoTime();
            IntStream.range(0, threads).parallel().forEach(t -> {
                double[] sums = new double[scenarios];
                for (int i = 0; i < sweeps; i++) {
                    int row = (4 * i + t * INSTRUMENTS / threads) % INSTRUMENTS;
                    add(rows[row], rows[row + 1], rows[row + 2], rows[row + 3], sums);
                }
            });
            seconds[pass] = (System.nanoTime() - start) / 1e9;
        }
        return median(seconds);
    }

    private static void add(double[] a, double[] b, double[] c, double[] d, double[] sums) {
        for (int s = 0; s < sums.length; s++) {
            sums[s] += (a[s] + b[s]) + (c[s] + d[s]);
        }
    }

    /** Fails where two sides or two rounds differ by more than 1e-9, relative. */
    private static void check(Path folder) throws IOException {
        for (int scenarios : SCENARIOS) {
            double[] peer = read(folder.resolve("numpy-" + scenarios + ".f64"));
            double largest = 0;
            try (var files = Files.newDirectoryStream(folder, "plimsoll-" + scenarios + "-*.f64")) {
                for (Path file : files) {
                    double[] own = read(file);
                    for (int i = 0; i < own.length; i++) {
                        largest = Math.max(largest, Math.abs(own[i] - peer[i]) / Math.abs(peer[i]));
                    }
                }
            }
            System.out.printf(Locale.ROOT, "%d scenarios: largest relative difference %.1e%n", scenarios, largest);
            if (!(largest <= 1e-9)) {
                throw new IllegalStateException(
                        "the margins of the two sides must agree to 1e-9, differ by " + largest);
            }
        }
    }

    private static List<Account> accounts(Path folder) throws IOException {
        double[] quantities = read(folder.resolve("quantities.f64"));
        ByteBuffer rows =
                ByteBuffer.wrap(Files.readAllBytes(folder.resolve("rows.i32"))).order(ByteOrder.LITTLE_ENDIAN);
        return IntStream.range(0, quantities.length / POSITIONS)
                .mapToObj(a -> {
                    int[] own = new int[POSITIONS];
                    for (int p = 0; p < POSITIONS; p++) {
                        own[p] = rows.getInt(Integer.BYTES * (a * POSITIONS + p));
                    }
                    double[] held = Arrays.copyOfRange(quantities, a * POSITIONS, (a + 1) * POSITIONS);
                    return new Account("A" + a, own, held, 0, List.of());
                })
                .toList();
    }

    /** Bytes that all threads now alive have allocated. */
    private static long allocated() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        return Arrays.stream(threads.getThreadAllocatedBytes(threads.getAllThreadIds()))
                .sum();
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static double[] read(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            double[] values = new double[(int) (channel.size() / Double.BYTES)];
            DoubleBuffer mapped = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size())
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asDoubleBuffer();
            mapped.get(values);
            return values;
        }
    }

    private static void write(Path file, double[] values) throws IOException {
        long bytes = (long) values.length * Double.BYTES;
        try (FileChannel channel = FileChannel.open(
                file,
                StandardOpenOption.CREATE,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                StandardOpenOption.TRUNCATE_EXISTING)) {
            channel.map(FileChannel.MapMode.READ_WRITE, 0, bytes)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asDoubleBuffer()
                    .put(values);
        }
    }
}
