package io.plimsoll.backtest;

import io.plimsoll.margin.Baseline;
import io.plimsoll.margin.Side;
import io.plimsoll.margin.tools.MarginModel;
import io.plimsoll.market.History;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;

/**
 * Baseline margins by model, side, confidence and decision session; NaN where a model has none.
 *
 * @param margins by {@link Key}
 */
public record MarginTable(Map<Key, double[]> margins) {

    /** What a column is of. */
    public record Key(String model, Side side, double confidence) implements Comparable<Key> {

        @Override
        public int compareTo(Key other) {
            int byModel = model.compareTo(other.model);
            int bySide = byModel != 0 ? byModel : side.compareTo(other.side);
            return bySide != 0 ? bySide : Double.compare(confidence, other.confidence);
        }
    }

    /**
     * Computes each decision's margin from the history as it was known at its close. Models that share a baseline share its
     * margins.
     *
     * @param from the first decision that is needed; models with tools are followed from the first margin that they have
     */
    static MarginTable compute(
            History history,
            int from,
            List<MarginModel> models,
            List<Side> sides,
            double[] confidences,
            LongConsumer onDone) {
        AtomicLong done = new AtomicLong();
        Map<Baseline, Integer> bases = new LinkedHashMap<>();
        models.forEach(m -> m.baselines().forEach(b -> bases.merge(b, m.tools().isEmpty() ? from : 0, Math::min)));
        Map<Baseline, double[][][]> asked = new HashMap<>();
        bases.forEach((base, first) -> asked.put(
                base,
                IntStream.range(0, history.size())
                        .parallel()
                        .mapToObj(t -> {
                            double[][] margins = t < first
                                    ? missing(sides.size(), confidences.length)
                                    : base.margins(history.upTo(t), sides, confidences);
                            onDone.accept(done.addAndGet(sides.size()));
                            return margins;
                        })
                        .toArray(double[][][]::new)));
        Map<Key, double[]> margins = new TreeMap<>();
        for (int s = 0; s < sides.size(); s++) {
            for (int c = 0; c < confidences.length; c++) {
                Side side = sides.get(s);
                double confidence = confidences[c];
                int row = s;
                int column = c;
                Map<Baseline, double[]> columns = new HashMap<>();
                asked.forEach((base, all) -> columns.put(
                        base,
                        Arrays.stream(all).mapToDouble(at -> at[row][column]).toArray()));
                List<double[]> called = models.parallelStream()
                        .map(m -> m.called(columns::get, history, side, confidence))
                        .toList();
                for (int i = 0; i < called.size(); i++) {
                    margins.put(new Key(models.get(i).name(), side, confidence), called.get(i));
                }
            }
        }
        return new MarginTable(margins);
    }

    private static double[][] missing(int sides, int confidences) {
        double[][] missing = new double[sides][confidences];
        for (double[] row : missing) {
            Arrays.fill(row, Double.NaN);
        }
        return missing;
    }

    /** Margins that {@link #compute} computes, tools apart. */
    static long units(History history, List<MarginModel> models, List<Side> sides) {
        return models.stream().flatMap(m -> m.baselines().stream()).distinct().count() * sides.size() * history.size();
    }

    /** Both tables in one. */
    MarginTable and(MarginTable other) {
        Map<Key, double[]> all = new TreeMap<>(margins);
        all.putAll(other.margins);
        return new MarginTable(all);
    }

    /** A column. */
    public double[] of(String model, Side side, double confidence) {
        double[] column = margins.get(new Key(model, side, confidence));
        if (column == null) {
            throw new IllegalArgumentException("no margin of " + model + " for " + side + " at " + confidence);
        }
        return column;
    }
}
