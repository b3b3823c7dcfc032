package io.plimsoll.learn;

import io.plimsoll.multiplier.MultiplierModel;
import java.util.Map;
import java.util.stream.LongStream;

/**
 * Writes a fitted ensemble as an ONNX model (IR version 8, operator set 17) for exchange and serving.
 *
 * <p>Input {@code inputs}: standardised floats, [rows, inputs], or [rows, sequence, inputs] for a network that looks at
 * several rows, the day of the decision last. Output {@code log_multiplier}: floats [rows], ln m, the mean over the
 * members, between ln lowest and ln highest; a classifier has none. Output {@code outputs}, where the network has several:
 * floats [rows, outputs], their means, ln m first unless it is a classifier. Values are [members, rows, units] inside.
 */
public final class OnnxExport {

    /** The name of the model's input. */
    public static final String INPUT = "inputs";

    /** The name of the model's output. */
    public static final String OUTPUT = "log_multiplier";

    /** The name of the model's second output, where the objective has several. */
    public static final String OUTPUTS = "outputs";

    private OnnxExport() {}

    /**
     * The bytes of the model file; the same model and metadata give the same bytes.
     *
     * @param model a model that {@link TorchTrainer} has fitted
     * @param metadata what a user of the file must know, such as the names of the inputs and how they are standardised
     * @throws IllegalArgumentException where the model is of another kind
     */
    public static byte[] write(MultiplierModel model, Map<String, String> metadata) {
        if (!(model instanceof EnsembleModel ensemble)) {
            throw new IllegalArgumentException("only an ensemble fitted by TorchTrainer can be written as ONNX, was "
                    + model.getClass().getName());
        }
        OnnxGraph graph = new OnnxGraph();
        Network network = ensemble.network();
        String inputs = network.sequence() == 1
                ? graph.input(INPUT, network.inputs())
                : graph.input(INPUT, network.sequence(), network.inputs());
        outputs(graph, ensemble, network.onnx(graph, inputs, members(ensemble)));
        return graph.toModel("plimsoll_multiplier", metadata);
    }

    /** The members' numbers, with z₀ in the bias of output 0. */
    private static float[][] members(EnsembleModel ensemble) {
        int bias = ensemble.network().readBiases().offset();
        float offset = ensemble.classifies() ? 0 : (float) ensemble.bounds().offset();
        return ensemble.members().stream()
                .map(numbers -> {
                    float[] shifted = numbers.clone();
                    shifted[bias] += offset;
                    return shifted;
                })
                .toArray(float[][]::new);
    }

    private static void outputs(OnnxGraph graph, EnsembleModel ensemble, String z) {
        int count = ensemble.network().outputs();
        boolean alone = ensemble.members().size() == 1;
        if (ensemble.classifies()) {
            graph.output(alone ? graph.reshape(OUTPUTS, z, -1, count) : graph.mean(OUTPUTS, z, 0), count);
            return;
        }
        String logs = bounded(graph, ensemble.bounds(), count == 1 ? z : graph.gather("first", z, -1, 0));
        graph.output(alone ? graph.reshape(OUTPUT, logs, -1) : graph.mean(OUTPUT, logs, 0, 2));
        if (count > 1) {
            String others =
                    graph.gather("others", z, -1, LongStream.range(1, count).toArray());
            String column = graph.reshape("log_multiplier_column", OUTPUT, -1, 1);
            String means = alone ? others : graph.mean("other_means", others, 0);
            graph.output(graph.concat(OUTPUTS, 1, column, means), count);
        }
    }

    private static String bounded(OnnxGraph graph, MultiplierBounds bounds, String shifted) {
        String share = graph.node("Sigmoid", "share", shifted);
        String scaled = graph.node("Mul", "scaled", share, scalar(graph, "width", bounds.width()));
        return graph.node("Add", "log_multipliers", scaled, scalar(graph, "lo", bounds.lo()));
    }

    private static String scalar(OnnxGraph graph, String name, double value) {
        return graph.constant(name, new float[] {(float) value});
    }
}
