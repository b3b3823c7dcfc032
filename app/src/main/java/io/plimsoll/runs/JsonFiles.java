package io.plimsoll.runs;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.plimsoll.backtest.Metrics;
import io.plimsoll.backtest.Metrics.ModelMetrics;
import io.plimsoll.market.ImportedFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

/** JSON in one layout: indented, keys in the order that they were put, a newline at the end. */
public final class JsonFiles {

    private static final ObjectMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private JsonFiles() {}

    /** An empty object. */
    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /** One text for one value. */
    public static String text(ObjectNode node) {
        try {
            return MAPPER.writeValueAsString(node).replace("\r", "") + "\n";
        } catch (IOException e) {
            throw new IllegalStateException("a tree of numbers and texts is always writable", e);
        }
    }

    static void write(Path file, ObjectNode node) throws IOException {
        Files.write(file, text(node).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The metrics under their contract's keys. {@code oraclePinball} and {@code regret} are there only where a simulated
     * market's truth is known; a test that the data cannot answer is null.
     */
    public static ObjectNode metrics(Metrics m) {
        ObjectNode node = object();
        node.put("study", m.study());
        node.put("dataOrigin", m.dataOrigin());
        node.put("confidence", m.confidence());
        node.put("horizonDays", m.horizonDays());
        node.put("observations", m.observations());
        node.put("start", m.start().toString());
        node.put("end", m.end().toString());
        node.put("baseline", m.baseline());
        ArrayNode models = node.putArray("models");
        m.models().forEach(model -> models.add(model(model)));
        return node;
    }

    /** The files read, for a manifest. */
    static void files(ObjectNode node, List<ImportedFile> read) {
        ArrayNode files = node.putArray("files");
        for (ImportedFile f : read) {
            files.addObject()
                    .put("path", f.path())
                    .put("format", f.format())
                    .put("sha256", f.sha256())
                    .put("bytes", f.bytes())
                    .put("rows", f.rows());
        }
    }

    private static ObjectNode model(ModelMetrics m) {
        ObjectNode node = object();
        node.put("name", m.name());
        node.put("side", m.side());
        node.put("breaches", m.breaches());
        node.put("breachRate", m.breachRate());
        node.put("kupiecP", m.kupiecP());
        node.put("independenceP", m.independenceP());
        node.put("conditionalCoverageP", m.conditionalCoverageP());
        node.put("dqP", m.dqP());
        node.put("meanMargin", m.meanMargin());
        node.put("meanMarginToPrice", m.meanMarginToPrice());
        node.put("pinball", m.pinball());
        node.put("peakToTrough", m.peakToTrough());
        node.put("maxIncrease1d", m.maxIncrease1d());
        node.put("maxIncrease5d", m.maxIncrease5d());
        node.put("maxIncrease20d", m.maxIncrease20d());
        node.put("sdChange", m.sdChange());
        node.put("sdLogChange", m.sdLogChange());
        node.put("worst250", m.worst250());
        node.put("meanUncovered", m.meanUncovered());
        node.put("peakUncovered", m.peakUncovered());
        node.put("mcs90", m.mcs90());
        node.put("maxEValue", m.maxEValue());
        LocalDate alarm = m.alarmDay();
        node.put("alarmDay", alarm == null ? null : alarm.toString());
        if (m.oraclePinball() != null && m.regret() != null) {
            node.put("oraclePinball", m.oraclePinball());
            node.put("regret", m.regret());
        }
        return node;
    }
}
