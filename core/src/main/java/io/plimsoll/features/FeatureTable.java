package io.plimsoll.features;

import io.plimsoll.market.History;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;

/**
 * The features of every session.
 *
 * @param names of the features
 * @param rows one vector a session, by session
 */
public record FeatureTable(List<String> names, List<FeatureVector> rows) {

    /** Computes each session's features from the history as it was known at that session's close. */
    public static FeatureTable compute(History history, List<Feature> catalogue, LongConsumer onSessions) {
        AtomicLong done = new AtomicLong();
        List<FeatureVector> rows = IntStream.range(0, history.size())
                .parallel()
                .mapToObj(session -> {
                    FeatureVector row = at(history.upTo(session), catalogue);
                    onSessions.accept(done.incrementAndGet());
                    return row;
                })
                .toList();
        return new FeatureTable(catalogue.stream().map(Feature::name).toList(), rows);
    }

    /** The features of the last session known. */
    public static FeatureVector at(History known, List<Feature> catalogue) {
        double[] values = catalogue.stream()
                .mapToDouble(f -> finite(f.value().applyAsDouble(known)))
                .toArray();
        return new FeatureVector(known.date(known.last()), values);
    }

    /** A value that is not finite (a logarithm of zero, say) is a missing value. */
    private static double finite(double value) {
        return Double.isFinite(value) ? value : Double.NaN;
    }
}
