package io.plimsoll.backtest;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The benchmark figures of one model on one side. */
final class Evaluation {

    private static final double INTERVAL = 0.95;

    private Evaluation() {}

    /**
     * The figures.
     *
     * @param baseline the margins of the model that the network multiplies; null where there is nothing to compare with it
     */
    static Metrics.ModelMetrics of(
            ModelSeries model,
            double[] losses,
            double[] scale,
            double @Nullable [] baseline,
            double confidence,
            long seed) {
        double[] margins = model.margins();
        int n = losses.length;
        boolean[] breaches = new boolean[n];
        double[] pinball = new double[n];
        for (int t = 0; t < n; t++) {
            breaches[t] = losses[t] > margins[t];
            pinball[t] = Pinball.loss(losses[t], margins[t], confidence);
        }
        int x = (int) IntStream.range(0, n).filter(t -> breaches[t]).count();
        double pof = CoverageTests.kupiec(n, x, 1 - confidence);
        OptionalDouble independence = CoverageTests.independence(breaches);
        Pinball.Interval interval = baseline == null ? null : against(baseline, pinball, losses, confidence, seed);
        double[] uncovered = IntStream.range(0, n)
                .filter(t -> breaches[t])
                .mapToDouble(t -> losses[t] - margins[t])
                .toArray();
        return new Metrics.ModelMetrics(
                model.name(),
                model.side().label(),
                x,
                (double) x / n,
                CoverageTests.lower(n, x, INTERVAL),
                CoverageTests.upper(n, x, INTERVAL),
                CoverageTests.pOfOne(pof),
                independence.isPresent() ? CoverageTests.pOfOne(independence.getAsDouble()) : null,
                independence.isPresent() ? CoverageTests.pOfTwo(pof + independence.getAsDouble()) : null,
                mean(margins),
                IntStream.range(0, n)
                        .mapToDouble(t -> margins[t] / scale[t])
                        .average()
                        .orElse(Double.NaN),
                mean(pinball),
                interval == null ? null : interval.low(),
                interval == null ? null : interval.high(),
                Procyclicality.peakToTrough(margins),
                Procyclicality.maxIncrease(margins, 1),
                Procyclicality.maxIncrease(margins, 5),
                Procyclicality.maxIncrease(margins, 20),
                Procyclicality.sdChange(margins),
                Procyclicality.worst250(breaches),
                uncovered.length == 0 ? null : mean(uncovered),
                uncovered.length == 0 ? null : Arrays.stream(uncovered).max().orElse(Double.NaN),
                null,
                null);
    }

    private static Pinball.Interval against(
            double[] baseline, double[] pinball, double[] losses, double confidence, long seed) {
        double[] difference = new double[losses.length];
        Arrays.setAll(difference, t -> pinball[t] - Pinball.loss(losses[t], baseline[t], confidence));
        return Pinball.meanInterval(difference, seed);
    }

    private static double mean(double[] x) {
        return Arrays.stream(x).average().orElse(Double.NaN);
    }
}
