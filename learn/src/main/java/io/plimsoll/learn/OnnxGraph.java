package io.plimsoll.learn;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Builds an ONNX model node by node. The numbers are the field numbers of onnx.proto3 (ONNX 1.12, IR version 8, operator
 * set 17).
 */
final class OnnxGraph {

    private static final int IR_VERSION = 8;
    private static final int OPERATOR_SET = 17;
    private static final int FLOAT = 1;
    private static final int INT64 = 7;

    private final ProtobufMessage graph = new ProtobufMessage();

    void add(OnnxNode node) {
        graph.message(1, node.message());
    }

    /** Adds a node with one output, and gives the output's name. */
    String node(String operator, String output, String... inputs) {
        add(new OnnxNode(operator).inputs(inputs).outputs(output));
        return output;
    }

    /** Adds a mean over the given axes, which vanish from the shape, and gives the output's name. */
    String mean(String output, String input, int... axes) {
        add(new OnnxNode("ReduceMean")
                .inputs(input)
                .outputs(output)
                .integers("axes", axes)
                .integer("keepdims", 0));
        return output;
    }

    /** Adds a transposition, and gives the output's name. */
    String transpose(String output, String input, int... order) {
        add(new OnnxNode("Transpose").inputs(input).outputs(output).integers("perm", order));
        return output;
    }

    /** Adds a reshaping, in which 0 keeps a length and −1 takes what is left, and gives the output's name. */
    String reshape(String output, String input, long... shape) {
        return node("Reshape", output, input, constant(output + "_shape", shape));
    }

    /** Adds a choice of indices along an axis, which stays, and gives the output's name. */
    String gather(String output, String input, int axis, long... indices) {
        add(new OnnxNode("Gather")
                .inputs(input, constant(output + "_indices", indices))
                .outputs(output)
                .integer("axis", axis));
        return output;
    }

    /** Adds a stretch along an axis, and gives the output's name. */
    String slice(String output, String input, int axis, long from, long to) {
        return node(
                "Slice",
                output,
                input,
                constant(output + "_from", new long[] {from}),
                constant(output + "_to", new long[] {to}),
                constant(output + "_axis", new long[] {axis}));
    }

    /** Adds values one behind another along an axis, and gives the output's name. */
    String concat(String output, int axis, String... inputs) {
        add(new OnnxNode("Concat").inputs(inputs).outputs(output).integer("axis", axis));
        return output;
    }

    /** Adds a constant tensor, and gives its name. */
    String constant(String name, float[] values, long... shape) {
        graph.message(5, tensor(shape).integer(2, FLOAT).text(8, name).floats(9, values));
        return name;
    }

    /** Adds a constant list of whole numbers, and gives its name. */
    private String constant(String name, long[] values) {
        graph.message(5, tensor(values.length).integer(2, INT64).text(8, name).longs(9, values));
        return name;
    }

    private static ProtobufMessage tensor(long... shape) {
        ProtobufMessage tensor = new ProtobufMessage();
        for (long size : shape) {
            tensor.integer(1, size);
        }
        return tensor;
    }

    /** Declares the graph's input of floats, any number of rows and then these lengths. */
    String input(String name, long... lengths) {
        graph.message(11, value(name, lengths));
        return name;
    }

    /** Declares an output of floats, any number of rows and then these lengths. */
    void output(String name, long... lengths) {
        graph.message(12, value(name, lengths));
    }

    private static ProtobufMessage value(String name, long... lengths) {
        ProtobufMessage shape = new ProtobufMessage().message(1, new ProtobufMessage().text(2, "rows"));
        for (long length : lengths) {
            shape.message(1, new ProtobufMessage().integer(1, length));
        }
        ProtobufMessage tensor = new ProtobufMessage().integer(1, FLOAT).message(2, shape);
        return new ProtobufMessage().text(1, name).message(2, new ProtobufMessage().message(1, tensor));
    }

    /** The whole model; its metadata is written in the order of its keys. */
    byte[] toModel(String name, Map<String, String> metadata) {
        graph.text(2, name);
        ProtobufMessage model = new ProtobufMessage()
                .integer(1, IR_VERSION)
                .text(2, "plimsoll")
                .message(7, graph)
                .message(8, new ProtobufMessage().text(1, "").integer(2, OPERATOR_SET));
        SortedMap<String, String> sorted = new TreeMap<>(metadata);
        sorted.forEach((key, value) ->
                model.message(14, new ProtobufMessage().text(1, key).text(2, value)));
        return model.toBytes();
    }
}
