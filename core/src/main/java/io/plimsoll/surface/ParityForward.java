package io.plimsoll.surface;

import io.plimsoll.market.OptionRight;
import io.plimsoll.market.OptionRow;
import io.plimsoll.math.Quantiles;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The forward of one expiry by put-call parity: each strike with a call and a put says F = K + (C − P)/D; the answer is
 * Huber's location of what the strikes nearest the money say.
 *
 * @param forward F, price units; NaN under two pairs
 * @param used the rows that it was taken from
 */
record ParityForward(double forward, Set<OptionRow> used) {

    private static final int MOST_PAIRS = 8;
    private static final int LEAST_PAIRS = 2;
    private static final double HUBER = 1.345;

    private record Pair(OptionRow call, OptionRow put, double forward) {

        double distance() {
            return Math.abs(forward - call.strike());
        }
    }

    static ParityForward of(List<OptionRow> rows, double discount) {
        Map<Double, OptionRow> calls = new HashMap<>();
        rows.stream().filter(r -> r.right() == OptionRight.CALL).forEach(r -> calls.put(r.strike(), r));
        List<Pair> pairs = new ArrayList<>();
        for (OptionRow put : rows) {
            OptionRow call = put.right() == OptionRight.PUT ? calls.get(put.strike()) : null;
            if (call != null) {
                pairs.add(new Pair(call, put, put.strike() + (call.mark() - put.mark()) / discount));
            }
        }
        pairs.sort(Comparator.comparingDouble(Pair::distance)
                .thenComparingDouble(p -> p.call().strike()));
        List<Pair> near = pairs.subList(0, Math.min(MOST_PAIRS, pairs.size()));
        if (near.size() < LEAST_PAIRS) {
            return new ParityForward(Double.NaN, Set.of());
        }
        Set<OptionRow> used = new HashSet<>();
        near.forEach(p -> {
            used.add(p.call());
            used.add(p.put());
        });
        return new ParityForward(location(near), used);
    }

    private static double location(List<Pair> pairs) {
        double[] said = pairs.stream().mapToDouble(Pair::forward).toArray();
        double center = Quantiles.type7(said, 0.5);
        double middle = center;
        double scale = 1.4826
                * Quantiles.type7(
                        pairs.stream()
                                .mapToDouble(p -> Math.abs(p.forward() - middle))
                                .toArray(),
                        0.5);
        for (int i = 0; i < 20 && scale > 0; i++) {
            double sum = 0;
            double weights = 0;
            for (double f : said) {
                double weight = Math.min(1, HUBER * scale / Math.max(1e-300, Math.abs(f - center)));
                sum += weight * f;
                weights += weight;
            }
            center = sum / weights;
        }
        return center;
    }
}
