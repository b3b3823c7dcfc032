package io.plimsoll.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.plimsoll.models.ModelMetadata;
import io.plimsoll.models.RunModels.RunModel;
import io.plimsoll.runs.JsonFiles;
import java.util.List;
import java.util.Locale;

/** Networks as a table, and as JSON. */
final class ModelText {

    private ModelText() {}

    static String table(List<RunModel> models) {
        if (models.isEmpty()) {
            return "No models; a run of plimsoll study or plimsoll demo leaves them.\n";
        }
        TextTable table = new TextTable(List.of(
                "run", "study", "network", "architecture", "inputs", "baseline", "bounds", "trained until", "gain"));
        table.right(4, 8);
        for (RunModel model : models) {
            ModelMetadata m = model.metadata();
            table.row(
                    model.run().getFileName().toString(),
                    m.study(),
                    m.network(),
                    m.members() + " × " + m.architecture(),
                    Integer.toString(m.inputs()),
                    m.baseline(),
                    m.lowest() + " to " + m.highest(),
                    m.trainedUntil().toString(),
                    String.format(Locale.ROOT, "%.2f %%", 100 * m.validationGain()));
        }
        return table.text();
    }

    static ObjectNode json(RunModel model) {
        ModelMetadata m = model.metadata();
        ObjectNode node = JsonFiles.object();
        node.put("run", model.run().toString());
        node.put("file", model.file().toString());
        node.put("study", m.study());
        node.put("network", m.network());
        node.put("dataOrigin", m.origin());
        node.put("architecture", m.architecture());
        node.put("members", m.members());
        node.put("sequence", m.sequence());
        node.put("inputs", m.inputs());
        node.put("baseline", m.baseline());
        node.put("confidence", m.confidence());
        node.put("horizonDays", m.horizonDays());
        ArrayNode sides = node.putArray("sides");
        m.sides().forEach(side -> sides.add(side.label()));
        node.put("lowest", m.lowest());
        node.put("highest", m.highest());
        node.put("trainedUntil", m.trainedUntil().toString());
        node.put("examples", m.examples());
        node.put("validationGain", m.validationGain());
        node.put("seed", m.provenance().seed());
        node.put("dataSha256", m.provenance().dataSha256());
        node.put("settingsSha256", m.provenance().settingsSha256());
        node.put("version", m.provenance().version());
        ArrayNode features = node.putArray("features");
        m.features().forEach(features::add);
        return node;
    }
}
