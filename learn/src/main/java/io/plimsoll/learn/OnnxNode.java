package io.plimsoll.learn;

/** One node of an ONNX graph. The numbers are the field numbers of onnx.proto3. */
final class OnnxNode {

    private static final int FLOAT = 1;
    private static final int INT = 2;
    private static final int INTS = 7;

    private final String operator;
    private final ProtobufMessage node = new ProtobufMessage();
    private final ProtobufMessage attributes = new ProtobufMessage();
    private String first = "";

    OnnxNode(String operator) {
        this.operator = operator;
    }

    /** The values it takes; "" where an optional one is left out. */
    OnnxNode inputs(String... names) {
        for (String name : names) {
            node.text(1, name);
        }
        return this;
    }

    /** The values it gives; "" where an optional one is not wanted. */
    OnnxNode outputs(String... names) {
        for (String name : names) {
            node.text(2, name);
            first = first.isEmpty() ? name : first;
        }
        return this;
    }

    OnnxNode integer(String name, long value) {
        return attribute(new ProtobufMessage().text(1, name).integer(3, value).integer(20, INT));
    }

    OnnxNode floating(String name, float value) {
        return attribute(new ProtobufMessage().text(1, name).floating(2, value).integer(20, FLOAT));
    }

    OnnxNode integers(String name, int... values) {
        ProtobufMessage list = new ProtobufMessage().text(1, name);
        for (int value : values) {
            list.integer(8, value);
        }
        return attribute(list.integer(20, INTS));
    }

    private OnnxNode attribute(ProtobufMessage attribute) {
        attributes.message(5, attribute);
        return this;
    }

    ProtobufMessage message() {
        return node.text(3, first).text(4, operator).append(attributes);
    }
}
