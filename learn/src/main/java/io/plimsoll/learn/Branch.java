package io.plimsoll.learn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Layers one upon another: affine, activation, …, affine. The weights of a layer are [in, out], its biases [1, out].
 *
 * @param weights by layer
 * @param biases by layer
 * @param activation between layers
 */
record Branch(List<Layout.Part> weights, List<Layout.Part> biases, Activation activation) {

    /** What a hidden unit makes of its sum. */
    enum Activation {
        /** u/(1 + e⁻ᵘ). */
        SILU,
        /** tanh u, which never falls. */
        TANH;

        Tensor apply(Tensor sums) {
            return this == SILU ? torch.silu(sums) : torch.tanh(sums);
        }

        void apply(double[] sums) {
            for (int j = 0; j < sums.length; j++) {
                sums[j] = this == SILU ? sums[j] / (1 + Math.exp(-sums[j])) : Math.tanh(sums[j]);
            }
        }

        String onnx(OnnxGraph graph, String name, String sum) {
            return this == SILU
                    ? graph.node("Mul", name, sum, graph.node("Sigmoid", name + "_gate", sum))
                    : graph.node("Tanh", name, sum);
        }
    }

    /** Adds the layers of these widths to a layout; the last is 0 before training. */
    static Branch in(Layout layout, String prefix, Activation activation, int... widths) {
        List<Layout.Part> weights = new ArrayList<>();
        List<Layout.Part> biases = new ArrayList<>();
        for (int layer = 0; layer < widths.length - 1; layer++) {
            double reach = layer < widths.length - 2 ? Layout.unitGain(widths[layer]) : 0;
            String name = prefix + "weight_" + layer;
            weights.add(
                    layer == 0
                            ? layout.addOfInputs(name, reach, 0, widths[0], widths[1])
                            : layout.add(name, reach, widths[layer], widths[layer + 1]));
            biases.add(layout.add(prefix + "bias_" + layer, 0, 1, widths[layer + 1]));
        }
        return new Branch(List.copyOf(weights), List.copyOf(biases), activation);
    }

    private boolean last(int layer) {
        return layer == weights.size() - 1;
    }

    /** [members, rows, out] for [members, rows, in]; the tensors are those of this branch, layer by layer. */
    Tensor apply(Tensor[] tensors, int from, Tensor inputs, Tensor... masks) {
        Tensor values = inputs;
        for (int layer = 0; layer < weights.size(); layer++) {
            values = torch.baddbmm(tensors[from + 2 * layer + 1], values, tensors[from + 2 * layer]);
            if (!last(layer)) {
                values = activation.apply(values);
                values = masks.length == 0 ? values : values.mul(masks[layer]);
            }
        }
        return values;
    }

    /** The layers of a member in plain Java. */
    List<Affine> plain(float[] numbers) {
        List<Affine> layers = new ArrayList<>();
        for (int layer = 0; layer < weights.size(); layer++) {
            layers.add(Affine.of(numbers, weights.get(layer), biases.get(layer)));
        }
        return List.copyOf(layers);
    }

    double[] apply(List<Affine> layers, double[] inputs) {
        double[] values = inputs;
        for (int layer = 0; layer < layers.size(); layer++) {
            values = layers.get(layer).apply(values);
            if (!last(layer)) {
                activation.apply(values);
            }
        }
        return values;
    }

    /** Adds the branch to a graph, for all members at once; gives [members, rows, out], or [rows, out] of one member. */
    String onnx(OnnxGraph graph, String inputs, float[][] members) {
        String values = inputs;
        for (int layer = 0; layer < weights.size(); layer++) {
            String name = weights.get(layer).name();
            String weight = constant(graph, weights.get(layer), members);
            String bias = constant(graph, biases.get(layer), members);
            String sum = members.length == 1
                    ? graph.node("Gemm", name + "_sum", values, weight, bias)
                    : graph.node("Add", name + "_sum", graph.node("MatMul", name + "_product", values, weight), bias);
            values = last(layer) ? sum : activation.onnx(graph, name + "_unit", sum);
        }
        return values;
    }

    private static String constant(OnnxGraph graph, Layout.Part part, float[][] members) {
        float[] stacked = new float[members.length * part.size()];
        for (int member = 0; member < members.length; member++) {
            System.arraycopy(members[member], part.offset(), stacked, member * part.size(), part.size());
        }
        long[] shape =
                members.length == 1 ? part.shape() : new long[] {members.length, part.shape()[0], part.shape()[1]};
        return graph.constant(part.name(), stacked, shape);
    }

    int[] hidden() {
        return Arrays.copyOf(weights.stream().mapToInt(w -> (int) w.shape()[1]).toArray(), weights.size() - 1);
    }
}
