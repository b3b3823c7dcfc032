package io.plimsoll.runs;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The resolved settings of a study as YAML, record by record; the same settings give the same text. */
final class SettingsText {

    private SettingsText() {}

    static String of(StudyFile study) {
        try {
            return new YAMLMapper().writeValueAsString(node(study));
        } catch (JacksonException e) {
            throw new IllegalStateException("a tree of settings is always writable", e);
        }
    }

    /** A part of the settings as JSON of one line; what is infinite is a text. */
    static String json(Record part) {
        return node(part).toString();
    }

    private static JsonNode node(@Nullable Object value) {
        JsonNodeFactory make = JsonNodeFactory.instance;
        if (value == null) {
            return make.nullNode();
        }
        if (value instanceof Record r) {
            return record(r);
        }
        if (value instanceof Optional<?> some) {
            return node(some.orElse(null));
        }
        if (value instanceof Map<?, ?> map) {
            ObjectNode node = make.objectNode();
            TreeMap<String, Object> sorted = new TreeMap<>();
            map.forEach((k, v) -> sorted.put(k.toString(), v));
            sorted.forEach((k, v) -> node.set(k, node(v)));
            return node;
        }
        if (value instanceof Set<?> set) {
            // A set has its own order in each run of the program; the hash of the settings must not.
            ArrayNode node = make.arrayNode();
            set.stream().sorted().map(Object::toString).forEach(node::add); // enums as they are declared
            return node;
        }
        if (value instanceof Collection<?> list) {
            ArrayNode node = make.arrayNode();
            list.forEach(v -> node.add(node(v)));
            return node;
        }
        if (value.getClass().isArray()) {
            ArrayNode node = make.arrayNode();
            for (int i = 0; i < Array.getLength(value); i++) {
                node.add(node(Array.get(value, i)));
            }
            return node;
        }
        if (value instanceof Double d) {
            return make.numberNode(d);
        }
        if (value instanceof Number n) {
            return make.numberNode(n.longValue());
        }
        return value instanceof Boolean b ? make.booleanNode(b) : make.textNode(value.toString());
    }

    private static ObjectNode record(Record value) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        for (RecordComponent component : value.getClass().getRecordComponents()) {
            try {
                node.set(component.getName(), node(component.getAccessor().invoke(value)));
            } catch (IllegalAccessException | InvocationTargetException e) {
                throw new IllegalStateException("settings are public records", e);
            }
        }
        return node;
    }
}
