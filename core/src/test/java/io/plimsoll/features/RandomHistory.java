package io.plimsoll.features;

import io.plimsoll.market.Columns;
import io.plimsoll.market.History;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Invented histories that have every column that a feature reads. */
final class RandomHistory {

    static final LocalDate START = LocalDate.of(2031, 1, 1);
    private static final List<String> NAMED =
            List.of(Columns.MACRO + "SPREAD", Columns.GROWTH + "STOCKS", Columns.SENTIMENT + "fear");

    private RandomHistory() {}

    static List<LocalDate> dates(int sessions) {
        return IntStream.range(0, sessions).mapToObj(START::plusDays).toList();
    }

    /** Every column, filled with positive numbers, and prices that fit each other. */
    static Map<String, double[]> columns(int sessions, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Map<String, double[]> columns = new TreeMap<>();
        Stream.concat(FeatureCatalogue.all().stream().flatMap(f -> f.inputs().stream()), NAMED.stream())
                .distinct()
                .sorted()
                .forEach(name -> columns.put(name, positive(sessions, random)));
        prices(columns, sessions, random);
        columns.putAll(Regimes.columns(column(columns, Columns.RETURN)));
        return columns;
    }

    static double[] column(Map<String, double[]> columns, String name) {
        return columns.getOrDefault(name, new double[0]);
    }

    private static double[] positive(int sessions, SplittableRandom random) {
        double[] values = new double[sessions];
        double state = 0;
        for (int i = 0; i < sessions; i++) {
            state = 0.95 * state + 0.3 * normal(random);
            values[i] = 0.2 * Math.exp(state);
        }
        return values;
    }

    private static void prices(Map<String, double[]> columns, int sessions, SplittableRandom random) {
        double price = 100;
        for (int i = 0; i < sessions; i++) {
            double before = price;
            double deviation = i % 300 < 200 ? 0.01 : 0.03;
            double open = before * Math.exp(0.3 * deviation * normal(random));
            price = open * Math.exp(deviation * normal(random));
            double high = Math.max(open, price) * Math.exp(0.5 * deviation * random.nextDouble());
            double low = Math.min(open, price) * Math.exp(-0.5 * deviation * random.nextDouble());
            column(columns, Columns.PRICE)[i] = price;
            column(columns, Columns.RETURN)[i] = i == 0 ? Double.NaN : price / before - 1;
            column(columns, Columns.OPEN)[i] = open;
            column(columns, Columns.HIGH)[i] = high;
            column(columns, Columns.LOW)[i] = low;
            column(columns, Columns.RANGE)[i] = Math.log(high / low);
        }
    }

    static double normal(SplittableRandom random) {
        return Math.sqrt(-2 * Math.log(1 - random.nextDouble())) * Math.cos(2 * Math.PI * random.nextDouble());
    }

    /** The same with every value from a session on replaced. */
    static Map<String, double[]> perturbed(Map<String, double[]> columns, int from, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Map<String, double[]> changed = new TreeMap<>();
        columns.forEach((name, values) -> {
            double[] other = values.clone();
            for (int i = from; i < other.length; i++) {
                other[i] = random.nextInt(10) == 0 ? Double.NaN : 50 * (random.nextDouble() - 0.3);
            }
            changed.put(name, other);
        });
        return changed;
    }

    static History of(Map<String, double[]> columns) {
        return History.of(dates(sessions(columns)), columns);
    }

    static Map<String, double[]> cut(Map<String, double[]> columns, int sessions) {
        Map<String, double[]> cut = new TreeMap<>();
        columns.forEach((name, values) -> cut.put(name, Arrays.copyOf(values, sessions)));
        return cut;
    }

    private static int sessions(Map<String, double[]> columns) {
        return columns.values().iterator().next().length;
    }
}
