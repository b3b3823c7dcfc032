package io.plimsoll.features;

import static io.plimsoll.features.FeatureList.RATIO;
import static io.plimsoll.features.FeatureList.VOL;
import static io.plimsoll.features.Statistics.change;
import static io.plimsoll.features.Statistics.logChange;
import static io.plimsoll.features.Statistics.logToMean;

import io.plimsoll.market.Columns;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/** Rates, the economy and sentiment: level and changes, as far as its files know them at the close. */
final class NamedSeriesFeatures {

    private static final String PUBLISHED = "as published";

    private NamedSeriesFeatures() {}

    static List<Feature> rates() {
        FeatureList list = new FeatureList(Group.MACRO);
        list.add("rate", VOL, "the short rate", List.of(Columns.RATE), h -> h.latest(Columns.RATE));
        list.add(
                "rate.change20",
                VOL,
                "change of the short rate over 20 sessions",
                List.of(Columns.RATE),
                h -> change(h, Columns.RATE, 20));
        List<String> slope = List.of(Columns.RATE_SLOPE);
        list.add("rate.slope", VOL, "longest less shortest rate", slope, h -> h.latest(Columns.RATE_SLOPE));
        list.add(
                "rate.slope.change20",
                VOL,
                "its change over 20 sessions",
                slope,
                h -> change(h, Columns.RATE_SLOPE, 20));
        return list.features();
    }

    static List<Feature> putCall() {
        FeatureList list = new FeatureList(Group.SENTIMENT);
        putCall(list, "volume", Columns.PUT_VOLUME, Columns.CALL_VOLUME);
        putCall(list, "openInterest", Columns.PUT_OPEN, Columns.CALL_OPEN);
        return list.features();
    }

    private static void putCall(FeatureList list, String name, String puts, String calls) {
        List<String> inputs = List.of(puts, calls);
        list.add(
                "putCall." + name,
                RATIO,
                "ln of put over call " + (name.equals("volume") ? "volume" : "open interest"),
                inputs,
                h -> Math.log(h.latest(puts) / h.latest(calls)));
        list.add(
                "putCall." + name + ".change5",
                RATIO,
                "its change over 5 sessions",
                inputs,
                h -> logChange(h, puts, 5) - logChange(h, calls, 5));
    }

    /** The features of the columns whose names begin as those of named series do, by name. */
    static List<Feature> of(Collection<String> columns) {
        List<Feature> features = new ArrayList<>();
        for (String column : new TreeSet<>(columns)) {
            if (column.startsWith(Columns.MACRO)) {
                features.addAll(macro(column));
            } else if (column.startsWith(Columns.GROWTH)) {
                features.addAll(growth(column));
            } else if (column.startsWith(Columns.SENTIMENT)) {
                features.addAll(sentiment(column));
            }
        }
        return features;
    }

    private static List<Feature> macro(String column) {
        FeatureList list = new FeatureList(Group.MACRO);
        level(list, column);
        changes(list, column, 5, 20);
        score(list, column, 250);
        return list.features();
    }

    private static List<Feature> growth(String column) {
        FeatureList list = new FeatureList(Group.MACRO);
        List<String> inputs = List.of(column);
        for (int n : new int[] {5, 20}) {
            list.add(
                    column + ".change" + n,
                    RATIO,
                    "change of ln over " + n + " sessions",
                    inputs,
                    h -> logChange(h, column, n));
        }
        list.add(
                column + ".toMean250",
                RATIO,
                "ln of it over its mean of 250 sessions",
                inputs,
                h -> logToMean(h, column, 250));
        return list.features();
    }

    private static List<Feature> sentiment(String column) {
        FeatureList list = new FeatureList(Group.SENTIMENT);
        level(list, column);
        changes(list, column, 5, 20);
        score(list, column, 60);
        return list.features();
    }

    private static void level(FeatureList list, String column) {
        list.add(column, PUBLISHED, "the newest value known", List.of(column), h -> h.latest(column));
    }

    private static void changes(FeatureList list, String column, int... sessions) {
        for (int n : sessions) {
            list.add(
                    column + ".change" + n,
                    PUBLISHED,
                    "its change over " + n + " sessions",
                    List.of(column),
                    h -> change(h, column, n));
        }
    }

    private static void score(FeatureList list, String column, int sessions) {
        list.add(
                column + ".score" + sessions,
                FeatureList.DEVIATIONS,
                "it less its mean of " + sessions + " sessions ÷ their standard deviation",
                List.of(column),
                h -> Statistics.score(h, column, sessions));
    }
}
