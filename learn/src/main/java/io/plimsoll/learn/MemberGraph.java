package io.plimsoll.learn;

import java.util.ArrayList;
import java.util.List;

/** Writes one member of a network into an ONNX graph; its values carry the member's prefix. */
final class MemberGraph {

    private final OnnxGraph graph;
    private final String prefix;
    private final float[] numbers;

    private MemberGraph(OnnxGraph graph, String prefix, float[] numbers) {
        this.graph = graph;
        this.prefix = prefix;
        this.numbers = numbers;
    }

    /** What a network makes of its inputs, for one member. */
    interface Writer {
        /** The name of the raw outputs, [rows, outputs] but for axes of length 1. */
        String write(MemberGraph member);
    }

    /** Writes all members one after another; gives [members, rows, outputs], or [rows, outputs] of one member. */
    static String all(OnnxGraph graph, float[][] members, int outputs, Writer writer) {
        List<String> each = new ArrayList<>();
        for (int member = 0; member < members.length; member++) {
            MemberGraph own = new MemberGraph(graph, "m" + member + "_", members[member]);
            String z = writer.write(own);
            if (members.length == 1) {
                return graph.reshape("raw", z, -1, outputs);
            }
            each.add(graph.reshape(own.name("raw"), z, 1, -1, outputs));
        }
        return graph.concat("raw", 0, each.toArray(String[]::new));
    }

    OnnxGraph graph() {
        return graph;
    }

    /** A name of this member's own. */
    String name(String name) {
        return prefix + name;
    }

    float[] values(Layout.Part part) {
        float[] values = new float[part.size()];
        System.arraycopy(numbers, part.offset(), values, 0, values.length);
        return values;
    }

    /** A part as a constant of its own shape. */
    String constant(Layout.Part part) {
        return constant(part.name(), values(part), part.shape());
    }

    String constant(String name, float[] values, long... shape) {
        return graph.constant(name(name), values, shape);
    }

    /** xW + b. */
    String affine(String output, String values, Layout.Part weights, Layout.Part biases) {
        String product = graph.node("MatMul", name(output + "_product"), values, constant(weights));
        return graph.node("Add", name(output), product, constant(biases));
    }

    String node(String operator, String output, String... inputs) {
        return graph.node(operator, name(output), inputs);
    }
}
