package io.plimsoll.models;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** In what two lists of features differ, in words. */
final class FeatureDifference {

    private static final int SHOWN = 10;

    private FeatureDifference() {}

    /**
     * The difference; empty where the names are the same, in the same order.
     *
     * @param model names that a model was trained on
     * @param program names that this program has
     */
    static Optional<String> of(List<String> model, List<String> program) {
        if (model.equals(program)) {
            return Optional.empty();
        }
        List<String> missing = without(model, program);
        List<String> unknown = without(program, model);
        List<String> parts = new ArrayList<>();
        if (!missing.isEmpty()) {
            parts.add("missing here, though the model was trained on them: " + names(missing));
        }
        if (!unknown.isEmpty()) {
            parts.add("unknown to the model: " + names(unknown));
        }
        order(without(model, missing), without(program, unknown)).ifPresent(parts::add);
        return Optional.of(String.join("; ", parts));
    }

    private static List<String> without(List<String> names, List<String> others) {
        return names.stream().filter(name -> !others.contains(name)).toList();
    }

    private static Optional<String> order(List<String> model, List<String> program) {
        for (int i = 0; i < Math.min(model.size(), program.size()); i++) {
            if (!model.get(i).equals(program.get(i))) {
                return Optional.of("in another order: where the model has " + model.get(i) + " this program has "
                        + program.get(i));
            }
        }
        return model.size() == program.size() ? Optional.empty() : Optional.of("a name stands there twice");
    }

    private static String names(List<String> names) {
        String shown = names.stream().limit(SHOWN).collect(Collectors.joining(", "));
        return names.size() > SHOWN ? shown + " and " + (names.size() - SHOWN) + " more" : shown;
    }
}
