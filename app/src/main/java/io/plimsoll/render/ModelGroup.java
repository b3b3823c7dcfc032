package io.plimsoll.render;

import io.plimsoll.backtest.Metrics;
import io.plimsoll.margin.Baselines;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Kinds of models, in the order in which a reader compares them. */
enum ModelGroup {
    BASELINE("Baselines"),
    WITH_TOOLS("Baselines with tools"),
    VARIANT("Variants"),
    NETWORK("Network"),
    ORACLE("Not attainable");

    /** Lines that a reader is offered first, beside the network with controller and the baseline that it multiplies. */
    private static final List<String> TELLING = List.of(
            "nn", "ivcapped", "fhs", "hs", "static", "oracle", "garch", "ivsmoothed", "ivscaled", "ewma", "fhs+buffer");

    private static final int FIRST = 8;

    private final String title;

    ModelGroup(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    /** The kind of a model; a name that is no baseline's is a variant's, for a study gives those names of its own. */
    static ModelGroup of(String model) {
        String[] parts = model.split("\\+", -1);
        if (parts[0].equals("nn")) {
            return NETWORK;
        }
        if (model.equals(Metrics.ORACLE)) {
            return ORACLE;
        }
        String base = parts[0].replaceFirst("-es$", "").replaceFirst("-(abs|rel)$", "");
        if (!Baselines.NAMES.contains(base)) {
            return VARIANT;
        }
        return parts.length == 1 ? BASELINE : WITH_TOOLS;
    }

    /** The models by kind, each kind in the order given; kinds without a model are left out. */
    static Map<ModelGroup, List<String>> grouped(Collection<String> models) {
        Map<ModelGroup, List<String>> groups = new EnumMap<>(ModelGroup.class);
        for (ModelGroup group : values()) {
            List<String> own = models.stream().filter(m -> of(m) == group).toList();
            if (!own.isEmpty()) {
                groups.put(group, own);
            }
        }
        return groups;
    }

    /** At most eight models that a figure offers at once: the telling ones first, then as they come. */
    static List<String> first(Collection<String> models, String baseline) {
        Set<String> wanted = new LinkedHashSet<>();
        Stream.of(Stream.of("nn+controller", baseline), TELLING.stream(), models.stream())
                .flatMap(names -> names)
                .filter(models::contains)
                .forEach(wanted::add);
        return wanted.stream().limit(FIRST).toList();
    }
}
