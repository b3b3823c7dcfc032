package io.plimsoll.learn;

import io.plimsoll.multiplier.NetworkShape;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Tensor;

/**
 * The encoder of a Transformer (Vaswani et al. 2017), normalised before each sublayer (Xiong et al. 2020), read out linearly
 * at the last row:
 *
 * <pre>h = xW + b + p,  h ← h + attention(norm h),  h ← h + W₂ silu(W₁ norm h),  z = W norm h_last</pre>
 *
 * p are the sines and cosines of Vaswani et al., counted back from the last row. Normalisation has no weights of its own:
 * an affine layer follows each, which holds them. Only the last row is read, so the last layer asks for its attention only.
 */
final class Encoder implements Network {

    /** The parts of a layer; keys and values are one tensor. */
    record Layer(
            Layout.Part queryWeights,
            Layout.Part queryBiases,
            Layout.Part keyWeights,
            Layout.Part keyBiases,
            Layout.Part mixWeights,
            Layout.Part mixBiases,
            Layout.Part upWeights,
            Layout.Part upBiases,
            Layout.Part downWeights,
            Layout.Part downBiases) {

        static final int PARTS = 10;
    }

    private final int inputs;
    private final int outputs;
    private final NetworkShape shape;
    private final Layout layout = new Layout();
    private final Layout.Part embedWeights;
    private final Layout.Part embedBiases;
    private final List<Layer> layers = new ArrayList<>();
    private final Layout.Part readWeights;
    private final Layout.Part readBiases;

    Encoder(NetworkShape shape, int inputs, int outputs) {
        this.shape = shape;
        this.inputs = inputs;
        this.outputs = outputs;
        int width = width();
        embedWeights = layout.addOfInputs("embed_weight", Layout.unitGain(inputs), 0, inputs, width);
        embedBiases = layout.add("embed_bias", 0, width);
        for (int layer = 0; layer < shape.layers(); layer++) {
            layers.add(layer(layer, width, shape.hidden()[1]));
        }
        readWeights = layout.add("read_weight", 0, width, outputs);
        readBiases = layout.add("read_bias", 0, outputs);
    }

    private Layer layer(int number, int width, int feedForward) {
        return new Layer(
                weights("query_weight_" + number, width, width),
                layout.add("query_bias_" + number, 0, width),
                weights("key_weight_" + number, width, 2 * width),
                layout.add("key_bias_" + number, 0, 2L * width),
                weights("mix_weight_" + number, width, width),
                layout.add("mix_bias_" + number, 0, width),
                weights("up_weight_" + number, width, feedForward),
                layout.add("up_bias_" + number, 0, feedForward),
                weights("down_weight_" + number, feedForward, width),
                layout.add("down_bias_" + number, 0, width));
    }

    private Layout.Part weights(String name, int in, int out) {
        return layout.add(name, Layout.unitGain(in), in, out);
    }

    /** Sines and cosines [rows, width], row by row, the last row being at 0. */
    float[] positions() {
        float[] positions = new float[sequence() * width()];
        for (int row = 0; row < sequence(); row++) {
            for (int i = 0; i < width(); i++) {
                double angle = (sequence() - 1 - row) / Math.pow(10_000, (i - i % 2) / (double) width());
                positions[row * width() + i] = (float) (i % 2 == 0 ? Math.sin(angle) : Math.cos(angle));
            }
        }
        return positions;
    }

    @Override
    public Tensor outputs(Tensor[] parameters, Tensor rows, long members, Tensor... masks) {
        return new TorchEncoder(this, parameters).outputs(rows, masks);
    }

    @Override
    public Plain plain(float[] numbers) {
        PlainEncoder encoder = new PlainEncoder(this, numbers);
        return encoder::outputs;
    }

    @Override
    public String onnx(OnnxGraph graph, String rows, float[][] members) {
        return MemberGraph.all(graph, members, outputs, member -> new OnnxEncoder(this, member).write(rows));
    }

    int width() {
        return shape.hidden()[0];
    }

    int heads() {
        return shape.heads();
    }

    List<Layer> layers() {
        return layers;
    }

    Layout.Part embedWeights() {
        return embedWeights;
    }

    Layout.Part embedBiases() {
        return embedBiases;
    }

    Layout.Part readWeights() {
        return readWeights;
    }

    @Override
    public Form form() {
        int[] contributions = new int[2 * layers.size()]; // of each sublayer
        java.util.Arrays.fill(contributions, width());
        return new Form(layout, inputs, outputs, shape.sequence(), false, contributions, readBiases);
    }
}
