package io.plimsoll.models;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.plimsoll.market.InputRejectedException;
import io.plimsoll.multiplier.Scaler;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** Values as the texts of a model's metadata, and back; an error names the file and the entry. */
final class MetadataText {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String source;
    private final Map<String, String> entries;

    MetadataText(String source, Map<String, String> entries) {
        this.source = source;
        this.entries = entries;
    }

    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    /** A list or array as JSON. */
    static String list(Object values) {
        try {
            return JSON.writeValueAsString(values);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a list of numbers and texts is always writable", e);
        }
    }

    String get(String key) {
        String value = entries.get(key);
        if (value == null) {
            throw new InputRejectedException(source + ": the model's metadata must have an entry \"" + key + "\", has "
                    + entries.keySet().stream().sorted().toList() + "; make it again with this version");
        }
        return value;
    }

    void require(String key, String value) {
        if (!get(key).equals(value)) {
            throw wrong(key, "must be " + value);
        }
    }

    private InputRejectedException wrong(String key, String rule) {
        return new InputRejectedException(
                source + ": the entry \"" + key + "\" of the model's metadata " + rule + ", was " + get(key));
    }

    double number(String key) {
        return parse(key, "must be a number", Double::parseDouble);
    }

    int whole(String key) {
        return parse(key, "must be a whole number", Integer::parseInt);
    }

    long seed() {
        return parse("seed", "must be a whole number", Long::parseLong);
    }

    LocalDate date(String key) {
        return parse(key, "must be a date, YYYY-MM-DD", LocalDate::parse);
    }

    private <T> T parse(String key, String rule, Function<String, T> parser) {
        try {
            return parser.apply(get(key));
        } catch (NumberFormatException | DateTimeException e) {
            throw wrong(key, rule);
        }
    }

    List<String> texts(String key) {
        List<String> texts = new ArrayList<>();
        nodes(key).forEach(node -> texts.add(node.asText()));
        return List.copyOf(texts);
    }

    double[] numbers(String key) {
        List<JsonNode> nodes = nodes(key);
        if (!nodes.stream().allMatch(JsonNode::isNumber)) {
            throw wrong(key, "must be a list of numbers");
        }
        return nodes.stream().mapToDouble(JsonNode::asDouble).toArray();
    }

    <E extends Enum<E>> List<E> choices(String key, Class<E> type) {
        return texts(key).stream()
                .map(text -> Arrays.stream(type.getEnumConstants())
                        .filter(constant -> word(constant).equals(text))
                        .findFirst()
                        .orElseThrow(() -> wrong(
                                key,
                                "must name "
                                        + Arrays.stream(type.getEnumConstants())
                                                .map(MetadataText::word)
                                                .toList()
                                        + " only")))
                .toList();
    }

    /** The scaler of the entries {@code medians}, {@code spreads} and {@code masked}, one value a feature each. */
    Scaler scaler() {
        List<JsonNode> flags = nodes("masked");
        if (!flags.stream().allMatch(JsonNode::isBoolean)) {
            throw wrong("masked", "must be a list of true and false");
        }
        boolean[] masked = new boolean[flags.size()];
        for (int j = 0; j < masked.length; j++) {
            masked[j] = flags.get(j).asBoolean();
        }
        if (masked.length != texts("features").size()) {
            throw wrong(
                    "masked",
                    "must have one value a feature, " + texts("features").size());
        }
        try {
            return Scaler.of(numbers("medians"), numbers("spreads"), masked);
        } catch (IllegalArgumentException e) {
            throw new InputRejectedException(source + ": the model's metadata: " + e.getMessage(), e);
        }
    }

    private List<JsonNode> nodes(String key) {
        try {
            JsonNode node = JSON.readTree(get(key));
            if (node.isArray()) {
                List<JsonNode> nodes = new ArrayList<>();
                node.forEach(nodes::add);
                return nodes;
            }
        } catch (JsonProcessingException e) {
            throw new InputRejectedException(
                    source + ": the entry \"" + key + "\" of the model's metadata is no JSON: "
                            + e.getOriginalMessage(),
                    e);
        }
        throw wrong(key, "must be a list");
    }
}
