package io.plimsoll.runs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.plimsoll.backtest.NetworkSpec;
import io.plimsoll.market.InputRejectedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * The key {@code tune} of a study file: values to try for keys of {@code network}, where {@code path.smoothness} is a key
 * within {@code network.path}; {@code heldOut} and {@code blocks} say how networks are judged.
 *
 * @param file for messages
 * @param network the study's own section {@code network}, without variants
 * @param values by key, what may stand there
 * @param heldOut share of the sessions before the backtest that networks are judged on
 * @param blocks that these are cut into, at least
 */
record TuneSpace(String file, ObjectNode network, Map<String, List<JsonNode>> values, double heldOut, int blocks) {

    private static final String USUAL = """
            learningRate: [0.0003, 0.001, 0.003]
            weightDecay: [0.01, 0.05, 0.1, 0.3]
            dropout: [0, 0.1, 0.2, 0.4]
            """;

    /** Reads the section; where there is none, learning rate, weight decay and dropout are tried. */
    static TuneSpace read(Path file) {
        try {
            YAMLMapper yaml = new YAMLMapper();
            JsonNode root = StudyTree.read(file);
            JsonNode network = root.path("network");
            ObjectNode own = network instanceof ObjectNode node ? node.deepCopy() : yaml.createObjectNode();
            own.remove("variants");
            Map<String, List<JsonNode>> values = new LinkedHashMap<>();
            JsonNode tune = root.path("tune");
            try (Section section = new Section(file.toString(), "tune", tune.isObject() ? tune : yaml.readTree("{}"))) {
                double heldOut = section.number("heldOut", 0.5);
                int blocks = section.integer("blocks", 4);
                if (!(heldOut > 0 && heldOut < 1)) {
                    throw section.wrong("heldOut", "must be between 0 and 1", tune.get("heldOut"));
                }
                if (blocks < 1) {
                    throw section.wrong("blocks", "must be 1 or more", tune.get("blocks"));
                }
                for (String key : own(section, tune)) {
                    values.put(key, choices(section, key, tune.get(key)));
                }
                if (values.isEmpty()) {
                    yaml.readTree(USUAL)
                            .properties()
                            .forEach(e -> values.put(e.getKey(), choices(section, e.getKey(), e.getValue())));
                }
                return new TuneSpace(file.toString(), own, values, heldOut, blocks);
            }
        } catch (IOException e) {
            throw new InputRejectedException(file + ": cannot be read: " + e.getMessage(), e);
        }
    }

    private static List<String> own(Section section, JsonNode tune) {
        List<String> keys = new ArrayList<>();
        tune.fieldNames().forEachRemaining(key -> {
            if (!key.equals("heldOut") && !key.equals("blocks")) {
                section.optionalText(key);
                keys.add(key);
            }
        });
        return keys;
    }

    private static List<JsonNode> choices(Section section, String key, JsonNode list) {
        if (!list.isArray() || list.isEmpty()) {
            throw section.wrong(key, "must be a list of values to try", list);
        }
        List<JsonNode> values = new ArrayList<>();
        list.forEach(values::add);
        return List.copyOf(values);
    }

    /**
     * A network to try.
     *
     * @param values by key, what it was given
     * @param section the section {@code network} that makes it
     * @param spec the network
     */
    record Candidate(Map<String, JsonNode> values, ObjectNode section, NetworkSpec spec) {

        /** The section to copy into a study file. */
        String yaml() {
            ObjectNode root = section.objectNode();
            root.set("network", section);
            try {
                return new YAMLMapper().writeValueAsString(root).replaceFirst("^---\\R", "");
            } catch (IOException e) {
                throw new UncheckedIOException("a tree of settings is always writable", e);
            }
        }
    }

    /** The study's own settings, then different ones drawn at random; fewer than asked for where there are no more. */
    List<Candidate> candidates(int trials, long seed, double confidence) {
        int[] sizes = values.values().stream().mapToInt(List::size).toArray();
        long all = IntStream.of(sizes).asLongStream().reduce(1, Math::multiplyExact);
        SplittableRandom random = new SplittableRandom(seed);
        List<List<Integer>> drawn = new ArrayList<>();
        while (drawn.size() < Math.min(trials - 1, all)) {
            List<Integer> draw =
                    IntStream.of(sizes).map(random::nextInt).boxed().toList();
            if (!drawn.contains(draw)) {
                drawn.add(draw);
            }
        }
        List<Candidate> candidates = new ArrayList<>();
        candidates.add(candidate(Map.of(), confidence));
        for (List<Integer> draw : drawn) {
            Map<String, JsonNode> chosen = new LinkedHashMap<>();
            int key = 0;
            for (Map.Entry<String, List<JsonNode>> entry : values.entrySet()) {
                chosen.put(entry.getKey(), entry.getValue().get(draw.get(key++)));
            }
            candidates.add(candidate(chosen, confidence));
        }
        return List.copyOf(candidates);
    }

    private Candidate candidate(Map<String, JsonNode> chosen, double confidence) {
        ObjectNode own = network.deepCopy();
        chosen.forEach((key, value) -> {
            int dot = key.indexOf('.');
            ObjectNode at = dot < 0 ? own : own.withObjectProperty(key.substring(0, dot));
            at.set(key.substring(dot + 1), value);
        });
        try (Section section = new Section(file, "network", own)) {
            return new Candidate(
                    chosen, own, NetworkKeys.of(section, confidence).get(0));
        }
    }
}
