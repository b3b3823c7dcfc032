package io.plimsoll.backtest;

import io.plimsoll.features.Feature;
import io.plimsoll.features.FeatureCatalogue;
import io.plimsoll.features.FeatureTable;
import io.plimsoll.features.FeatureVector;
import io.plimsoll.features.Group;
import io.plimsoll.market.History;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Which features a network sees.
 *
 * @param only names, where a star at the end stands for any ending; empty for all
 * @param without groups that are left out
 */
public record FeatureChoice(List<String> only, Set<Group> without) {

    /** Every feature. */
    public static final FeatureChoice ALL = new FeatureChoice(List.of(), Set.of());

    public FeatureChoice {
        only = List.copyOf(only);
        without = Set.copyOf(without);
    }

    /**
     * The table with the chosen features only.
     *
     * @throws IllegalArgumentException where none is left
     */
    FeatureTable of(FeatureTable all, History history) {
        Set<String> left = new HashSet<>();
        for (Feature feature : FeatureCatalogue.of(history).features()) {
            if (without.contains(feature.group())) {
                left.add(feature.name());
            }
        }
        int[] places = IntStream.range(0, all.names().size())
                .filter(i ->
                        named(all.names().get(i)) && !left.contains(all.names().get(i)))
                .toArray();
        if (places.length == 0 && state().isEmpty()) {
            throw new IllegalArgumentException(
                    "network.features " + only + " without " + without + " leaves no feature of " + all.names());
        }
        List<FeatureVector> rows = all.rows().stream()
                .map(row -> new FeatureVector(
                        row.date(),
                        Arrays.stream(places).mapToDouble(i -> row.values()[i]).toArray()))
                .toList();
        return new FeatureTable(Arrays.stream(places).mapToObj(all.names()::get).toList(), rows);
    }

    /**
     * The names of the values that a network is handed in a market with these columns, in order: the chosen features, then
     * the state of the margin.
     */
    public List<String> names(Set<String> columns) {
        Map<String, double[]> empty = new TreeMap<>();
        columns.forEach(column -> empty.put(column, new double[0]));
        History history = History.of(List.of(), empty);
        FeatureTable all = new FeatureTable(FeatureCatalogue.of(history).names(), List.of());
        return Stream.concat(of(all, history).names().stream(), state().stream())
                .toList();
    }

    /** The names of the chosen inputs that tell the state of the margin, {@code margin.…}. */
    List<String> state() {
        return MarginState.NAMES.stream().filter(this::named).toList();
    }

    private boolean named(String name) {
        return only.isEmpty()
                || only.stream()
                        .anyMatch(o ->
                                o.endsWith("*") ? name.startsWith(o.substring(0, o.length() - 1)) : name.equals(o));
    }
}
