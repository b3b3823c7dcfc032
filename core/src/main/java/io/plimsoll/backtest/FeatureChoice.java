package io.plimsoll.backtest;

import io.plimsoll.features.FeatureCatalogue;
import io.plimsoll.features.Group;
import io.plimsoll.market.Columns;
import io.plimsoll.market.InputRejectedException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which features a network sees.
 *
 * @param only names, where a star stands for any run of characters; empty for all
 * @param without groups that are left out
 * @param monotone names of inputs, features or of the margin's state, in which the margin must not fall
 */
public record FeatureChoice(List<String> only, Set<Group> without, List<String> monotone) {

    /** Every feature. */
    public static final FeatureChoice ALL = new FeatureChoice(List.of(), Set.of());

    private static final List<String> NAMED_SERIES = List.of(Columns.MACRO, Columns.GROWTH, Columns.SENTIMENT);

    public FeatureChoice {
        only = List.copyOf(only);
        without = Set.copyOf(without);
        monotone = List.copyOf(monotone);
    }

    /** A choice whose inputs may move the margin either way. */
    public FeatureChoice(List<String> only, Set<Group> without) {
        this(only, without, List.of());
    }

    /**
     * The chosen ones of some features, in their order.
     *
     * @param all their names
     * @param columns of the history that they are computed from
     * @throws InputRejectedException for a name that no feature has, or where none is left and nothing of the margin's state
     *     either, or where a monotone input is none of those chosen
     */
    List<String> of(List<String> all, Set<String> columns) {
        only.forEach(wanted -> requireKnown(wanted, all));
        FeatureCatalogue catalogue = FeatureCatalogue.of(columns);
        Set<String> left = new HashSet<>(catalogue.names());
        left.removeAll(catalogue.without(without).names());
        List<String> chosen = all.stream()
                .filter(name -> matches(name) && !left.contains(name))
                .toList();
        if (chosen.isEmpty() && state().isEmpty()) {
            throw new InputRejectedException(
                    "network.features " + only + " without " + without + " leaves no feature of " + all);
        }
        monotone.forEach(name -> requireInput(name, chosen));
        return chosen;
    }

    private void requireInput(String name, List<String> chosen) {
        if (!chosen.contains(name) && !state().contains(name)) {
            throw new InputRejectedException("network.monotone: the network has no input called \"" + name
                    + "\"; those that begin alike are " + alike(name, chosen)
                    + "; a feature must be chosen by network.features too, where that is there");
        }
    }

    /**
     * The names of the values that a network is handed in a market with these columns, in order: the chosen features, then
     * the state of the margin.
     */
    public List<String> names(Set<String> columns) {
        return Stream.concat(of(FeatureCatalogue.of(columns).names(), columns).stream(), state().stream())
                .toList();
    }

    /** The names of the chosen inputs that tell the state of the margin, {@code margin.…}. */
    List<String> state() {
        return MarginState.NAMES.stream().filter(this::matches).toList();
    }

    private static void requireKnown(String wanted, List<String> all) {
        if (wanted.endsWith("*") && NAMED_SERIES.stream().anyMatch(wanted::startsWith)) {
            return; // a study without such series has none of these
        }
        if (Stream.concat(all.stream(), MarginState.NAMES.stream()).noneMatch(name -> matches(wanted, name))) {
            throw new InputRejectedException("network.features: no feature is called \"" + wanted
                    + "\"; those of this study that begin alike are " + alike(wanted, all)
                    + ", and docs/method/features.md lists all");
        }
    }

    private static List<String> alike(String wanted, List<String> all) {
        for (int length = Math.min(wanted.length(), 12); length > 0; length--) {
            String start = wanted.substring(0, length);
            List<String> names = Stream.concat(all.stream(), MarginState.NAMES.stream())
                    .filter(name -> name.startsWith(start))
                    .toList();
            if (!names.isEmpty()) {
                return names;
            }
        }
        return List.of();
    }

    private boolean matches(String name) {
        return only.isEmpty() || only.stream().anyMatch(wanted -> matches(wanted, name));
    }

    private static boolean matches(String wanted, String name) {
        return Pattern.matches("\\Q" + wanted.replace("*", "\\E.*\\Q") + "\\E", name);
    }
}
