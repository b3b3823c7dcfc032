package io.plimsoll.runs;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.plimsoll.market.InputRejectedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The keys of a study file. A file may say {@code extends: other.yaml}: then it has the other's keys, mappings joined key by key
 * and anything else replaced by its own. The files of its {@code panel} stay those that it means.
 */
final class StudyTree {

    private static final String EXTENDS = "extends";
    private static final String PANEL = "panel";

    private StudyTree() {}

    /** The keys of a file and of those that it extends. */
    static JsonNode read(Path file) {
        return read(file.normalize(), new ArrayList<>());
    }

    private static JsonNode read(Path file, List<Path> from) {
        if (from.contains(file)) {
            throw new InputRejectedException(file + ": extends leads back to itself: " + from);
        }
        from.add(file);
        JsonNode own = parse(file);
        if (!own.has(EXTENDS)) {
            return own;
        }
        Path other = file.resolveSibling(own.get(EXTENDS).asText()).normalize();
        if (!Files.isRegularFile(other)) {
            throw new InputRejectedException(file + ": extends: there is no file " + other);
        }
        ((ObjectNode) own).remove(EXTENDS);
        return join(seenFrom(file, other, read(other, from)), own);
    }

    /** The other file's keys with the files of its {@code panel}, which are named as it sees them, named as this one does. */
    private static JsonNode seenFrom(Path file, Path other, JsonNode keys) {
        if (keys.get(PANEL) instanceof ArrayNode panel) {
            Path folder = file.toAbsolutePath().normalize().resolveSibling("");
            for (int i = 0; i < panel.size(); i++) {
                Path member = other.toAbsolutePath()
                        .resolveSibling(panel.get(i).asText())
                        .normalize();
                panel.set(i, folder.relativize(member).toString());
            }
        }
        return keys;
    }

    private static JsonNode parse(Path file) {
        try {
            return new YAMLMapper().readTree(Files.readString(file));
        } catch (JacksonException e) {
            throw new InputRejectedException(file + ": not readable as YAML: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new InputRejectedException(file + ": cannot be read: " + e.getMessage(), e);
        }
    }

    private static JsonNode join(JsonNode base, JsonNode own) {
        if (!(base instanceof ObjectNode joined) || !own.isObject()) {
            return own;
        }
        own.fieldNames().forEachRemaining(key -> {
            JsonNode value = own.get(key);
            joined.set(key, joined.has(key) ? join(joined.get(key), value) : value);
        });
        return joined;
    }
}
