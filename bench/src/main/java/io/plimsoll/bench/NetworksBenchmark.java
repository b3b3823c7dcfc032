package io.plimsoll.bench;

import com.sun.management.OperatingSystemMXBean;
import io.plimsoll.learn.EnsembleModel;
import io.plimsoll.learn.TorchTrainer;
import io.plimsoll.multiplier.NetworkSettings;
import io.plimsoll.multiplier.NetworkShape;
import io.plimsoll.multiplier.Start;
import io.plimsoll.multiplier.TrainingSettings;
import io.plimsoll.multiplier.TrainingSettings.Optimizer;
import io.plimsoll.multiplier.TrainingSettings.Schedule;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/**
 * Training of networks, beside PyTorch on the same numbers, and how they are served: {@code bench/networks.sh} runs it. Prints
 * side, what, seconds and the best validation loss.
 */
public final class NetworksBenchmark {

    private static final NetworkShape MLP = NetworkShape.mlp(32, 32);
    private static final NetworkShape STUDIES = NetworkShape.mlp(16);
    private static final NetworkShape LSTM = NetworkShape.lstm(NetworksData.STEPS, 16);
    private static final NetworkShape ENCODER = NetworkShape.transformer(NetworksData.STEPS, 1, 4, 32, 64);
    private static final NetworkShape TWO_LAYERS = NetworkShape.transformer(NetworksData.STEPS, 2, 4, 32, 64);
    private static final int WARM = 2;

    private final NetworksData data;

    private NetworksBenchmark(NetworksData data) {
        this.data = data;
    }

    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[1]);
        switch (args[0]) {
            case "export" -> export(folder);
            case "train" -> new NetworksBenchmark(NetworksData.make()).train();
            case "workers" -> new NetworksBenchmark(NetworksData.make()).workers();
            case "serve" -> new NetworksBenchmark(NetworksData.make().judgedByPinball()).serve();
            default -> throw new IllegalArgumentException("no step " + args[0]);
        }
    }

    private static void export(Path folder) throws IOException {
        Files.createDirectories(folder);
        NetworksData data = NetworksData.make();
        Files.write(folder.resolve("rows.f32"), NetworksData.floats(data.rows()));
        Files.write(folder.resolve("ratios.f32"), NetworksData.floats(data.ratios()));
    }

    private void train() {
        refit(MLP, 5, 60); // warms up the compiler
        refit(LSTM, 1, 5);
        double one = epoch("mlp", MLP, 1, 40);
        epoch("lstm", LSTM, 1, 10);
        epoch("transformer", ENCODER, 1, 8);
        epoch("transformer of two layers", TWO_LAYERS, 1, 8);
        print("16 members over one", epoch("mlp of 16 members", MLP, 16, 20) / one, 0);
        NetworksBenchmark studies = new NetworksBenchmark(data.judgedByPinball());
        double small = studies.epoch("mlp of studies", STUDIES, 1, 60);
        print("16 members over one of studies", studies.epoch("mlp of 16 of studies", STUDIES, 16, 30) / small, 0);
        timedRefit("mlp", MLP, 30);
        timedRefit("lstm", LSTM, 10);
    }

    private double epoch(String name, NetworkShape shape, int members, int epochs) {
        double[] ends = new double[epochs + 1];
        ends[0] = threadSeconds();
        EnsembleModel model = new TorchTrainer()
                .train(
                        data.fit(),
                        data.validation(),
                        settings(shape, members, epochs),
                        new Start.Anew(),
                        1,
                        done -> ends[(int) done] = threadSeconds());
        double[] seconds = IntStream.range(WARM, epochs)
                .mapToDouble(i -> ends[i + 1] - ends[i])
                .sorted()
                .toArray();
        double median = seconds[seconds.length / 2];
        print("epoch " + name, median, loss(model));
        return median;
    }

    private void timedRefit(String name, NetworkShape shape, int epochs) {
        double start = processSeconds();
        EnsembleModel model = refit(shape, 5, epochs);
        print("refit " + name, processSeconds() - start, loss(model));
    }

    private EnsembleModel refit(NetworkShape shape, int members, int epochs) {
        return new TorchTrainer()
                .train(
                        data.fit(),
                        data.validation(),
                        settings(shape, members, epochs),
                        new Start.Anew(),
                        1,
                        done -> {});
    }

    private static double loss(EnsembleModel model) {
        return Arrays.stream(model.report().validationLosses()).average().orElseThrow();
    }

    private void workers() throws InterruptedException, ExecutionException {
        for (NetworkShape shape : new NetworkShape[] {MLP, LSTM}) {
            int epochs = shape.sequence() == 1 ? 40 : 4;
            elapsed(shape, epochs, 2);
            double one = Double.POSITIVE_INFINITY;
            double two = Double.POSITIVE_INFINITY;
            for (int round = 0; round < 5; round++) { // the least of each: when others on the machine were still
                one = Math.min(one, elapsed(shape, epochs, 1));
                two = Math.min(two, elapsed(shape, epochs, 2));
            }
            print("two workers over one, " + shape.architecture().name().toLowerCase(Locale.ROOT), one / two, 0);
        }
    }

    /** Seconds for four refits. */
    private double elapsed(NetworkShape shape, int epochs, int workers)
            throws InterruptedException, ExecutionException {
        ExecutorService pool = Executors.newFixedThreadPool(workers);
        try {
            long start = System.nanoTime();
            Future<?>[] refits = new Future<?>[4];
            Arrays.setAll(refits, i -> pool.submit(() -> refit(shape, 2, epochs)));
            for (Future<?> refit : refits) {
                refit.get();
            }
            return (System.nanoTime() - start) * 1e-9;
        } finally {
            pool.shutdown();
        }
    }

    private void serve() throws Exception {
        serve("mlp", MLP, 1);
        serve("lstm", LSTM, NetworksData.STEPS);
        serve("transformer", ENCODER, NetworksData.STEPS);
        serve("transformer of two layers", TWO_LAYERS, NetworksData.STEPS);
    }

    private void serve(String name, NetworkShape shape, int steps) throws Exception {
        EnsembleModel model = refit(shape, 1, 1);
        print("serve one day, " + name, ServedNetwork.medianSeconds(model, steps, 1, 20_000), 0);
        if (steps == 1) {
            print("serve 10,000 days, " + name, ServedNetwork.medianSeconds(model, steps, 10_000, 200), 0);
        }
    }

    private static NetworkSettings settings(NetworkShape shape, int members, int epochs) {
        TrainingSettings training =
                new TrainingSettings(epochs, epochs, 128, Optimizer.ADAMW, 0.001, Schedule.CONSTANT, 0.01, 0, 0, 0.2);
        return new NetworkSettings(shape, members, training, 0.8, 1.5, NetworksData.LEVELS);
    }

    private static void print(String what, double value, double loss) {
        System.out.printf(Locale.ROOT, "plimsoll,%s,%.9f,%.4f%n", what, value, loss);
    }

    private static double threadSeconds() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() * 1e-9;
    }

    private static double processSeconds() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime() * 1e-9;
    }
}
