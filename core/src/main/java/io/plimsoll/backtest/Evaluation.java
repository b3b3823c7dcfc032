package io.plimsoll.backtest;

import io.plimsoll.drift.BreachMonitor;
import io.plimsoll.margin.Side;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The benchmark figures of one model on one side. */
final class Evaluation {

    private static final double INTERVAL = 0.95;
    private static final int RESAMPLES = 1000;
    private static final double OUTSIDE_SET = 0.10;
    private static final int LAGS = 4;

    private Evaluation() {}

    /**
     * The figures of every model on every side, each held against the baseline and against all models of its side.
     *
     * @param losses by side, the loss on each day
     * @param scale what a margin is divided by, each day
     * @param watches of every model and side
     * @param baseline the name of the model that the network multiplies
     */
    static List<Metrics.ModelMetrics> of(
            List<ModelSeries> series,
            Map<Side, double[]> losses,
            double[] scale,
            List<BreachWatch> watches,
            String baseline,
            double confidence,
            long seed) {
        Map<ModelSeries, Boolean> inSet = confidenceSet(series, losses, confidence, seed);
        return series.stream()
                .map(model -> of(
                        model,
                        Objects.requireNonNull(losses.get(model.side())),
                        scale,
                        model.name().equals(baseline) ? null : margins(series, baseline, model.side()),
                        inSet.get(model),
                        watch(watches, model),
                        confidence,
                        seed))
                .toList();
    }

    private static double[] margins(List<ModelSeries> series, String name, Side side) {
        return series.stream()
                .filter(s -> s.name().equals(name) && s.side() == side)
                .findFirst()
                .orElseThrow()
                .margins();
    }

    private static BreachWatch watch(List<BreachWatch> watches, ModelSeries model) {
        return watches.stream()
                .filter(w -> w.direction() == BreachMonitor.Direction.MANY
                        && w.model().equals(model.name())
                        && w.side() == model.side())
                .findFirst()
                .orElseThrow();
    }

    /** Whether each model is in the 90 % confidence set of its side. */
    static Map<ModelSeries, Boolean> confidenceSet(
            List<ModelSeries> series, Map<Side, double[]> losses, double confidence, long seed) {
        Map<ModelSeries, Boolean> inSet = new LinkedHashMap<>();
        losses.forEach((side, loss) -> {
            List<ModelSeries> models =
                    series.stream().filter(s -> s.side() == side).toList();
            double[] p = ModelConfidenceSet.pValues(
                    models.stream()
                            .map(s -> Pinball.losses(loss, s.margins(), confidence))
                            .toArray(double[][]::new),
                    StationaryBootstrap.of(loss.length, RESAMPLES, seed));
            for (int i = 0; i < p.length; i++) {
                inSet.put(models.get(i), p[i] >= OUTSIDE_SET);
            }
        });
        return inSet;
    }

    /**
     * The figures of one.
     *
     * @param baseline the margins of the model that the network multiplies; null where there is nothing to compare with it
     * @param mcs90 whether it is in the confidence set of its side; null where it is not among the models compared
     * @param watch for too many breaches; null likewise
     */
    static Metrics.ModelMetrics of(
            ModelSeries model,
            double[] losses,
            double[] scale,
            double @Nullable [] baseline,
            @Nullable Boolean mcs90,
            @Nullable BreachWatch watch,
            double confidence,
            long seed) {
        double[] margins = model.margins();
        int n = losses.length;
        boolean[] breaches = new boolean[n];
        for (int t = 0; t < n; t++) {
            breaches[t] = losses[t] > margins[t];
        }
        double[] pinball = Pinball.losses(losses, margins, confidence);
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
                orNull(DynamicQuantile.pValue(breaches, margins, 1 - confidence, LAGS)),
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
                orNull(Procyclicality.sdLogChange(margins)),
                Procyclicality.worst250(breaches),
                uncovered.length == 0 ? null : mean(uncovered),
                uncovered.length == 0 ? null : Arrays.stream(uncovered).max().orElse(Double.NaN),
                mcs90,
                watch == null ? null : watch.maxE(),
                watch == null ? null : watch.alarmDay(),
                null,
                null);
    }

    private static @Nullable Double orNull(OptionalDouble value) {
        return value.isPresent() ? value.getAsDouble() : null;
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
