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
    private static final int ATTRIBUTE_INT = 2;
    private static final int ATTRIBUTE_INTS = 7;

    private final ProtobufMessage graph = new ProtobufMessage();

    /** Adds a node with one output, and gives the output's name. */
    String node(String operator, String output, String... inputs) {
        graph.message(1, plainNode(operator, output, inputs));
        return output;
    }

    /** Adds a mean over the given axes, which vanish from the shape, and gives the output's name. */
    String mean(String output, String input, int... axes) {
        ProtobufMessage list = new ProtobufMessage().text(1, "axes");
        for (int axis : axes) {
            list.integer(8, axis);
        }
        list.integer(20, ATTRIBUTE_INTS);
        ProtobufMessage keep =
                new ProtobufMessage().text(1, "keepdims").integer(3, 0).integer(20, ATTRIBUTE_INT);
        graph.message(1, plainNode("ReduceMean", output, input).message(5, list).message(5, keep));
        return output;
    }

    private static ProtobufMessage plainNode(String operator, String output, String... inputs) {
        ProtobufMessage node = new ProtobufMessage();
        for (String input : inputs) {
            node.text(1, input);
        }
        return node.text(2, output).text(3, output).text(4, operator);
    }

    /** Adds a constant tensor, and gives its name. */
    String constant(String name, float[] values, long... shape) {
        ProtobufMessage tensor = new ProtobufMessage();
        for (long size : shape) {
            tensor.integer(1, size);
        }
        graph.message(5, tensor.integer(2, FLOAT).text(8, name).floats(9, values));
        return name;
    }

    /** Declares the graph's input of floats, any number of rows and then these lengths. */
    String input(String name, long... lengths) {
        ProtobufMessage shape = anyRows();
        for (long length : lengths) {
            shape.message(1, new ProtobufMessage().integer(1, length));
        }
        graph.message(11, value(name, shape));
        return name;
    }

    /** Declares the graph's output of floats, one a row. */
    void output(String name) {
        graph.message(12, value(name, anyRows()));
    }

    private static ProtobufMessage anyRows() {
        return new ProtobufMessage().message(1, new ProtobufMessage().text(2, "rows"));
    }

    private static ProtobufMessage value(String name, ProtobufMessage shape) {
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
