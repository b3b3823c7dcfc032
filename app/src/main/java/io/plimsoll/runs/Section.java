package io.plimsoll.runs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.plimsoll.market.InputRejectedException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One mapping of a study file. It remembers which keys were asked for, so that {@link #close} can turn down a key that
 * nobody knows and suggest the nearest.
 */
final class Section implements AutoCloseable {

    private final String file;
    private final String path;
    private final JsonNode node;
    private final Set<String> known = new TreeSet<>();

    Section(String file, String path, JsonNode node) {
        this.file = file;
        this.path = path;
        this.node = node;
        if (!node.isObject()) {
            throw new InputRejectedException(file + ": " + (path.isEmpty() ? "the file" : path)
                    + " must be a mapping of keys to values, was " + node.getNodeType());
        }
    }

    /** Where it stands in the file, {@code network.variants.small}; empty for the whole file. */
    String path() {
        return path;
    }

    Section section(String key) {
        JsonNode value = get(key);
        return new Section(file, full(key), value == null ? JsonNodeFactory.instance.objectNode() : value);
    }

    /** The mappings of a list. */
    List<Section> sections(String key) {
        JsonNode value = get(key);
        List<Section> sections = new ArrayList<>();
        if (value != null) {
            int i = 0;
            for (JsonNode entry : list(key, value)) {
                sections.add(new Section(file, full(key) + "[" + i++ + "]", entry));
            }
        }
        return List.copyOf(sections);
    }

    String text(String key) {
        return required(key).asText();
    }

    String text(String key, String otherwise) {
        JsonNode value = get(key);
        return value == null ? otherwise : value.asText();
    }

    @Nullable
    String optionalText(String key) {
        JsonNode value = get(key);
        return value == null ? null : value.asText();
    }

    /** A name; empty where the file says {@code none}. */
    Optional<String> textOrNone(String key, Optional<String> otherwise) {
        String text = optionalText(key);
        return text == null ? otherwise : Optional.of(text).filter(name -> !name.equals("none"));
    }

    double number(String key, double otherwise) {
        JsonNode value = get(key);
        if (value == null) {
            return otherwise;
        }
        if (!value.isNumber()) {
            throw wrong(key, "must be a number", value);
        }
        return value.asDouble();
    }

    int integer(String key, int otherwise) {
        JsonNode value = get(key);
        if (value == null) {
            return otherwise;
        }
        if (!value.isInt()) {
            throw wrong(key, "must be a whole number", value);
        }
        return value.asInt();
    }

    boolean flag(String key, boolean otherwise) {
        JsonNode value = get(key);
        if (value != null && !value.isBoolean()) {
            throw wrong(key, "must be true or false", value);
        }
        return value == null ? otherwise : value.asBoolean();
    }

    LocalDate date(String key) {
        return parse(key, required(key));
    }

    <E extends Enum<E>> E choice(String key, Class<E> type, E otherwise) {
        JsonNode value = get(key);
        return value == null ? otherwise : constant(key, type, value);
    }

    <E extends Enum<E>> List<E> choices(String key, Class<E> type, List<E> otherwise) {
        JsonNode value = get(key);
        if (value == null) {
            return otherwise;
        }
        List<E> chosen = new ArrayList<>();
        list(key, value).forEach(v -> chosen.add(constant(key, type, v)));
        return List.copyOf(chosen);
    }

    List<String> texts(String key) {
        JsonNode value = get(key);
        List<String> texts = new ArrayList<>();
        if (value != null) {
            list(key, value).forEach(v -> texts.add(v.asText()));
        }
        return List.copyOf(texts);
    }

    List<String> texts(String key, List<String> otherwise) {
        return get(key) == null ? otherwise : texts(key);
    }

    double[] numbers(String key, double[] otherwise) {
        JsonNode value = get(key);
        if (value == null) {
            return otherwise;
        }
        List<Double> numbers = new ArrayList<>();
        for (JsonNode v : list(key, value)) {
            if (!v.isNumber()) {
                throw wrong(key, "must be a list of numbers", v);
            }
            numbers.add(v.asDouble());
        }
        return numbers.stream().mapToDouble(Double::doubleValue).toArray();
    }

    Map<String, JsonNode> entries(String key) {
        JsonNode value = get(key);
        Map<String, JsonNode> entries = new TreeMap<>();
        if (value != null) {
            if (!value.isObject()) {
                throw wrong(key, "must be a mapping", value);
            }
            value.properties().forEach(e -> entries.put(e.getKey(), e.getValue()));
        }
        return entries;
    }

    List<String> order(String key) {
        List<String> names = new ArrayList<>();
        JsonNode value = get(key);
        if (value != null) {
            value.fieldNames().forEachRemaining(names::add);
        }
        return names;
    }

    LocalDate parse(String key, JsonNode value) {
        try {
            return LocalDate.parse(value.asText());
        } catch (DateTimeException e) {
            throw new InputRejectedException(message(key, "must be a date, YYYY-MM-DD", value), e);
        }
    }

    InputRejectedException wrong(String key, String rule, JsonNode value) {
        return new InputRejectedException(message(key, rule, value));
    }

    private String message(String key, String rule, JsonNode value) {
        return file + ": " + full(key) + " " + rule + ", was " + value;
    }

    private Iterable<JsonNode> list(String key, JsonNode value) {
        if (!value.isArray()) {
            throw wrong(key, "must be a list", value);
        }
        return value;
    }

    private <E extends Enum<E>> E constant(String key, Class<E> type, JsonNode value) {
        for (E constant : type.getEnumConstants()) {
            if (constant.name().toLowerCase(Locale.ROOT).equals(value.asText())) {
                return constant;
            }
        }
        List<String> names = java.util.Arrays.stream(type.getEnumConstants())
                .map(c -> c.name().toLowerCase(Locale.ROOT))
                .toList();
        throw wrong(key, "must be one of " + names, value);
    }

    private @Nullable JsonNode get(String key) {
        known.add(key);
        JsonNode value = node.get(key);
        return value == null || value.isNull() ? null : value;
    }

    private JsonNode required(String key) {
        JsonNode value = get(key);
        if (value == null) {
            throw new InputRejectedException(file + ": the key " + full(key) + " is missing");
        }
        return value;
    }

    private String full(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    /** Turns down keys that were never asked for. */
    @Override
    public void close() {
        for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!known.contains(name)) {
                throw new InputRejectedException(file + ": unknown key " + full(name) + "; did you mean "
                        + full(nearest(name)) + "? Known keys here: " + known);
            }
        }
    }

    private String nearest(String name) {
        return known.stream()
                .min(java.util.Comparator.comparingInt(k -> distance(k, name)))
                .orElse("nothing");
    }

    /** Levenshtein's distance. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        java.util.Arrays.setAll(row, i -> i);
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int above = row[j];
                int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(change, Math.min(above, row[j - 1]) + 1);
                diagonal = above;
            }
        }
        return row[b.length()];
    }
}
