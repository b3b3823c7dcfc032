package io.plimsoll.models;

import io.plimsoll.StudySettings;
import io.plimsoll.backtest.FeatureChoice;
import io.plimsoll.backtest.FittedNetwork;
import io.plimsoll.features.Group;
import io.plimsoll.margin.Side;
import io.plimsoll.multiplier.NetworkSettings;
import io.plimsoll.multiplier.Scaler;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What an ONNX model carries besides its graph, so that it can be served without the study that it came from. Each value is
 * one entry of the model's metadata; lists are JSON.
 *
 * @param study the study's name
 * @param network the network's name in it
 * @param origin of the data, {@code real} or {@code simulated}
 * @param baseline the model whose margin is multiplied
 * @param confidence share of losses to be covered
 * @param horizonDays sessions that a margin has to last
 * @param sides in the order of their inputs
 * @param lowest least multiplier
 * @param highest greatest multiplier
 * @param levels confidence levels of its losses
 * @param features names of the values that it is handed, in order: features, then the state of the margin
 * @param scaler of these values
 * @param columns of the history that the features were computed from, by name
 * @param choice which of the features of such a history it sees, and in which the margin must not fall
 * @param architecture its kind
 * @param sequence rows that a decision looks at
 * @param members networks in the ensemble
 * @param inputs of a row, sides and masks included
 * @param objective JSON: what it was trained for, with the path that its margins follow
 * @param trainedUntil last day whose outcome it was trained on
 * @param examples that it was fitted to
 * @param validationGain share by which its validation loss lies under that of multiplier 1
 * @param provenance where it comes from
 */
public record ModelMetadata(
        String study,
        String network,
        String origin,
        String baseline,
        double confidence,
        int horizonDays,
        List<Side> sides,
        double lowest,
        double highest,
        List<Double> levels,
        List<String> features,
        Scaler scaler,
        List<String> columns,
        FeatureChoice choice,
        String architecture,
        int sequence,
        int members,
        int inputs,
        String objective,
        LocalDate trainedUntil,
        int examples,
        double validationGain,
        Provenance provenance) {

    /** The layout of the metadata; a reader of another one turns the model down. */
    static final String SCHEMA = "plimsoll-model-1";

    /**
     * Where a model comes from.
     *
     * @param seed of its study
     * @param dataSha256 SHA-256 over the sorted SHA-256 of the files read, one a line
     * @param settingsSha256 of the resolved settings
     * @param version of the program
     */
    public record Provenance(long seed, String dataSha256, String settingsSha256, String version) {}

    public ModelMetadata {
        sides = List.copyOf(sides);
        levels = List.copyOf(levels);
        features = List.copyOf(features);
        columns = List.copyOf(columns);
    }

    /** Of a network of a study. */
    public static ModelMetadata of(FittedNetwork fitted, StudySettings study, String objective, Provenance provenance) {
        NetworkSettings network = fitted.spec().network();
        return new ModelMetadata(
                study.study(),
                fitted.spec().name(),
                MetadataText.word(study.origin()),
                study.baseline(),
                study.confidence(),
                study.horizonDays(),
                fitted.sides(),
                network.lowest(),
                network.highest(),
                java.util.Arrays.stream(network.levels()).boxed().toList(),
                fitted.names(),
                fitted.scaler(),
                fitted.columns().stream().sorted().toList(),
                fitted.spec().features(),
                MetadataText.word(network.shape().architecture()),
                network.shape().sequence(),
                network.members(),
                fitted.last().inputs(),
                objective,
                fitted.last().trainedUntil(),
                fitted.last().examples(),
                fitted.last().validationGain(),
                provenance);
    }

    /** As the metadata of an ONNX model. */
    public Map<String, String> entries() {
        Map<String, String> entries = new TreeMap<>();
        entries.put("schema", SCHEMA);
        entries.put("study", study);
        entries.put("network", network);
        entries.put("origin", origin);
        entries.put("baseline", baseline);
        entries.put("confidence", Double.toString(confidence));
        entries.put("horizonDays", Integer.toString(horizonDays));
        entries.put("sides", MetadataText.list(sides.stream().map(Side::label).toList()));
        entries.put("lowest", Double.toString(lowest));
        entries.put("highest", Double.toString(highest));
        entries.put("levels", MetadataText.list(levels));
        entries.put("features", MetadataText.list(features));
        entries.put("medians", MetadataText.list(scaler.medians()));
        entries.put("spreads", MetadataText.list(scaler.spreads()));
        entries.put("masked", MetadataText.list(scaler.masked()));
        entries.put("columns", MetadataText.list(columns));
        entries.put("featuresOnly", MetadataText.list(choice.only()));
        entries.put(
                "featuresWithout",
                MetadataText.list(choice.without().stream()
                        .map(MetadataText::word)
                        .sorted()
                        .toList()));
        entries.put("monotone", MetadataText.list(choice.monotone()));
        entries.put("architecture", architecture);
        entries.put("sequence", Integer.toString(sequence));
        entries.put("members", Integer.toString(members));
        entries.put("inputs", Integer.toString(inputs));
        entries.put("objective", objective);
        entries.put("trainedUntil", trainedUntil.toString());
        entries.put("examples", Integer.toString(examples));
        entries.put("validationGain", Double.toString(validationGain));
        entries.put("seed", Long.toString(provenance.seed()));
        entries.put("dataSha256", provenance.dataSha256());
        entries.put("settingsSha256", provenance.settingsSha256());
        entries.put("plimsoll", provenance.version());
        return entries;
    }

    /**
     * Reads the metadata of an ONNX model.
     *
     * @param source the file, for messages
     * @throws io.plimsoll.market.InputRejectedException where an entry is missing or cannot be understood
     */
    public static ModelMetadata read(String source, Map<String, String> entries) {
        MetadataText text = new MetadataText(source, entries);
        text.require("schema", SCHEMA);
        return new ModelMetadata(
                text.get("study"),
                text.get("network"),
                text.get("origin"),
                text.get("baseline"),
                text.number("confidence"),
                text.whole("horizonDays"),
                text.choices("sides", Side.class),
                text.number("lowest"),
                text.number("highest"),
                java.util.Arrays.stream(text.numbers("levels")).boxed().toList(),
                text.texts("features"),
                text.scaler(),
                text.texts("columns"),
                new FeatureChoice(
                        text.texts("featuresOnly"),
                        Set.copyOf(text.choices("featuresWithout", Group.class)),
                        entries.containsKey("monotone") ? text.texts("monotone") : List.of()),
                text.get("architecture"),
                text.whole("sequence"),
                text.whole("members"),
                text.whole("inputs"),
                text.get("objective"),
                text.date("trainedUntil"),
                text.whole("examples"),
                text.number("validationGain"),
                new Provenance(text.seed(), text.get("dataSha256"), text.get("settingsSha256"), text.get("plimsoll")));
    }
}
