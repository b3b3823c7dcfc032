package io.plimsoll.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.plimsoll.formats.Detection;
import io.plimsoll.market.Reason;
import io.plimsoll.runs.JsonFiles;
import io.plimsoll.store.FileContents;
import java.util.List;
import java.util.Map;

/** What a file was found to be, as JSON. */
final class DetectionJson {

    private DetectionJson() {}

    static ObjectNode of(Detection d) {
        ObjectNode node = JsonFiles.object();
        node.put("file", d.path());
        node.put("format", d.format().isEmpty() ? null : d.format());
        node.put("layout", d.packing().layout());
        node.put(
                "delimiter",
                d.packing().delimiter().isEmpty() ? null : d.packing().delimiter());
        node.put("compression", d.packing().compression());
        if (!d.usable()) {
            node.put("problem", d.problem());
        }
        if (!d.facts().isEmpty()) {
            ObjectNode facts = node.putObject("facts");
            d.facts().forEach(facts::put);
        }
        if (d.mapping() != null) {
            mapping(d.mapping(), node);
        }
        if (d.contents() != null) {
            contents(d.contents(), node);
        }
        if (d.cleaning() != null) {
            ObjectNode cleaning = node.putObject("cleaning");
            cleaning.put("kept", d.cleaning().kept());
            reasons(d.cleaning().dropped(), cleaning.putObject("dropped"));
        }
        return node;
    }

    private static void mapping(Detection.Mapping m, ObjectNode node) {
        ArrayNode columns = node.putArray("columns");
        m.columns().forEach(use -> columns.addObject()
                .put("column", use.column())
                .put("field", use.field())
                .put("side", use.side().isEmpty() ? null : use.side())
                .put("conversion", use.conversion().isEmpty() ? null : use.conversion()));
        texts(node, "requiredColumns", m.required());
        texts(node, "absentColumns", m.absent());
        texts(node, "knownColumns", m.optional());
        texts(node, "unusedColumns", m.unused());
        texts(node, "notes", m.notes());
    }

    /** What the store holds of a file. */
    static void contents(FileContents c, ObjectNode node) {
        node.put("rows", c.rows());
        node.put("kept", c.kept());
        reasons(c.rejected(), node.putObject("rejected"));
        ObjectNode holds = node.putObject("holds");
        c.holds().forEach(holds::put);
        texts(node, "underlyings", c.underlyings());
        texts(node, "names", c.names());
        node.put("firstDay", c.first() == null ? null : c.first().toString());
        node.put("lastDay", c.last() == null ? null : c.last().toString());
        node.put("days", c.days());
    }

    private static void reasons(Map<Reason, Long> reasons, ObjectNode to) {
        reasons.forEach((reason, n) -> to.put(reason.name(), n));
    }

    private static void texts(ObjectNode node, String name, List<String> texts) {
        ArrayNode array = node.putArray(name);
        texts.forEach(array::add);
    }
}
