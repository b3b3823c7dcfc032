package io.plimsoll.learn;

import io.plimsoll.multiplier.MultiplierModel;
import java.util.Map;

/**
 * Writes a fitted ensemble as an ONNX model (IR version 8, operator set 17) for exchange and serving.
 *
 * <p>Input {@code inputs}: floats [rows, inputs], standardised. Output {@code log_multiplier}: floats [rows], ln m, the
 * mean over the members, between ln lowest and ln highest. Members are stacked: [members, rows, units] throughout.
 */
public final class OnnxExport {

    /** The name of the model's input. */
    public static final String INPUT = "inputs";

    /** The name of the model's output. */
    public static final String OUTPUT = "log_multiplier";

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
        String z = network.onnx(graph, inputs, ensemble.members().toArray(float[][]::new));
        graph.output(graph.mean(OUTPUT, bounded(graph, ensemble.bounds(), z), 0, 2));
        return graph.toModel("plimsoll_multiplier", metadata);
    }

    private static String bounded(OnnxGraph graph, MultiplierBounds bounds, String z) {
        String shifted = graph.node("Add", "shifted", z, scalar(graph, "offset", bounds.offset()));
        String share = graph.node("Sigmoid", "share", shifted);
        String scaled = graph.node("Mul", "scaled", share, scalar(graph, "width", bounds.width()));
        return graph.node("Add", "log_multipliers", scaled, scalar(graph, "lo", bounds.lo()));
    }

    private static String scalar(OnnxGraph graph, String name, double value) {
        return graph.constant(name, new float[] {(float) value});
    }
}
