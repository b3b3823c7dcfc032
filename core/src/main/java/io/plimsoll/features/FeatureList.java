package io.plimsoll.features;

import io.plimsoll.market.History;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Features of one group, as they are written down. */
final class FeatureList {

    static final String RATIO = "log ratio";
    static final String VOL = "decimal a year";
    static final String LOG_VOL = "log, " + VOL;
    static final String DEVIATIONS = "standard deviations";
    static final String FRACTION = "fraction";
    static final String YES = "0 or 1";

    private final Group group;
    private final List<Feature> features = new ArrayList<>();

    FeatureList(Group group) {
        this.group = group;
    }

    /** Adds a feature that reads up to the close. */
    void add(String name, String unit, String formula, List<String> inputs, ToDoubleFunction<History> value) {
        add(name, unit, formula, inputs, 0, value);
    }

    void add(String name, String unit, String formula, List<String> inputs, int lag, ToDoubleFunction<History> value) {
        features.add(new Feature(name, group, unit, formula, inputs, lag, value));
    }

    List<Feature> features() {
        return List.copyOf(features);
    }
}
