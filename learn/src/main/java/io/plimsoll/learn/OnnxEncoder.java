package io.plimsoll.learn;

import java.util.Arrays;

/** Writes an {@link Encoder} as ONNX; values are [sequences, rows of a sequence, width] throughout. */
final class OnnxEncoder {

    private static final float EPSILON = 1e-5f;

    private final Encoder encoder;
    private final MemberGraph member;
    private final OnnxGraph graph;
    private final String ones;

    OnnxEncoder(Encoder encoder, MemberGraph member) {
        this.encoder = encoder;
        this.member = member;
        graph = member.graph();
        float[] one = new float[encoder.width()];
        Arrays.fill(one, 1);
        ones = member.constant("ones", one, one.length);
    }

    String write(String rows) {
        String embedded = member.affine("embedded", rows, encoder.embedWeights(), encoder.embedBiases());
        String positions = member.constant("positions", encoder.positions(), encoder.sequence(), encoder.width());
        String values = member.node("Add", "values", embedded, positions);
        for (int i = 0; i < encoder.layers().size(); i++) {
            values = through(
                    encoder.layers().get(i),
                    "_" + i,
                    values,
                    i == encoder.layers().size() - 1);
        }
        return member.affine("read", norm("read_norm", values), encoder.readWeights(), encoder.readBiases());
    }

    private String through(Encoder.Layer layer, String number, String values, boolean last) {
        String normal = norm("attention_norm" + number, values);
        String asked = last ? lastRow("asked" + number, normal) : normal;
        String kept = last ? lastRow("kept" + number, values) : values;
        String queries = member.affine("query" + number, asked, layer.queryWeights(), layer.queryBiases());
        String both = member.affine("both" + number, normal, layer.keyWeights(), layer.keyBiases());
        String mix = attention(number, queries, both);
        String mixed = member.affine("mixed" + number, mix, layer.mixWeights(), layer.mixBiases());
        String sum = member.node("Add", "attended" + number, kept, mixed);
        String up = member.affine("up" + number, norm("feed_norm" + number, sum), layer.upWeights(), layer.upBiases());
        String unit = Branch.Activation.SILU.onnx(graph, member.name("unit" + number), up);
        String down = member.affine("down" + number, unit, layer.downWeights(), layer.downBiases());
        return member.node("Add", "layer" + number, sum, down);
    }

    private String lastRow(String name, String values) {
        return graph.gather(member.name(name), values, 1, encoder.sequence() - 1L);
    }

    private String attention(String number, String queries, String both) {
        int width = encoder.width();
        String scaled = member.node("Mul", "scaled" + number, queries, scale(number));
        String query = byHead("queries" + number, scaled, 0, 2, 1, 3);
        String key = byHead("keys" + number, part(both, "key" + number, 0, width), 0, 2, 3, 1);
        String value = byHead("contents" + number, part(both, "content" + number, width, 2 * width), 0, 2, 1, 3);
        String scores = member.node("MatMul", "scores" + number, query, key);
        graph.add(new OnnxNode("Softmax")
                .inputs(scores)
                .outputs(member.name("shares" + number))
                .integer("axis", -1));
        String mix = member.node("MatMul", "heads" + number, member.name("shares" + number), value);
        String turned = graph.transpose(member.name("turned" + number), mix, 0, 2, 1, 3);
        return graph.reshape(member.name("mix" + number), turned, 0, -1, width);
    }

    private String scale(String number) {
        double scale = 1 / Math.sqrt((double) encoder.width() / encoder.heads());
        return member.constant("scale" + number, new float[] {(float) scale});
    }

    private String part(String both, String name, int from, int to) {
        return graph.slice(member.name(name), both, 2, from, to);
    }

    private String byHead(String name, String values, int... order) {
        String split = graph.reshape(
                member.name(name + "_split"), values, 0, -1, encoder.heads(), encoder.width() / encoder.heads());
        return graph.transpose(member.name(name), split, order);
    }

    private String norm(String name, String values) {
        graph.add(new OnnxNode("LayerNormalization")
                .inputs(values, ones)
                .outputs(member.name(name))
                .integer("axis", -1)
                .floating("epsilon", EPSILON));
        return member.name(name);
    }
}
