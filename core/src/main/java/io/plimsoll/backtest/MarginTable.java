package io.plimsoll.backtest;

import io.plimsoll.margin.Baseline;
import io.plimsoll.margin.Side;
import io.plimsoll.market.History;
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
     * Computes each decision's margin from the history as it was known at its close.
     *
     * @param from the first decision that is needed
     */
    static MarginTable compute(
            History history,
            int from,
            List<Baseline> models,
            List<Side> sides,
            double confidence,
            LongConsumer onDone) {
        Map<Key, double[]> margins = new TreeMap<>();
        AtomicLong done = new AtomicLong();
        for (Baseline model : models) {
            for (Side side : sides) {
                double[] column = IntStream.range(0, history.size())
                        .parallel()
                        .mapToDouble(t -> {
                            double margin = t < from ? Double.NaN : model.margin(history.upTo(t), side, confidence);
                            onDone.accept(done.incrementAndGet());
                            return margin;
                        })
                        .toArray();
                margins.put(new Key(model.name(), side, confidence), column);
            }
        }
        return new MarginTable(margins);
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
