package io.plimsoll.learn;

import io.plimsoll.multiplier.Architecture;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * An LSTM or a GRU, layer upon layer, read out linearly from the state after the last row. Before training the weights of a
 * layer of H units are uniform on ±1/√H, and an LSTM's forget gate is open (bias 1; Jozefowicz et al. 2015). Dropout thins
 * the state that a layer hands on, with one mask for all rows of a sequence (Gal &amp; Ghahramani 2016). The gates are
 * those of {@link Gates}.
 */
final class Recurrent implements Network {

    /** The parts of a layer: weights [gates · units, in] and [gates · units, units], biases of the one and of the other. */
    private record Layer(Layout.Part inputs, Layout.Part states, Layout.Part bias, Layout.Part stateBias, int units) {}

    private final Gates gates;
    private final int inputs;
    private final int sequence;
    private final int outputs;
    private final int[] hidden;
    private final Layout layout = new Layout();
    private final List<Layer> layers = new ArrayList<>();
    private final Layout.Part readWeights;
    private final Layout.Part readBiases;

    Recurrent(Architecture architecture, int inputs, int[] hidden, int sequence, int outputs) {
        gates = architecture == Architecture.LSTM ? Gates.LSTM : Gates.GRU;
        this.inputs = inputs;
        this.hidden = hidden.clone();
        this.sequence = sequence;
        this.outputs = outputs;
        int in = inputs;
        for (int layer = 0; layer < hidden.length; layer++) {
            layers.add(layer(layer, in, hidden[layer]));
            in = hidden[layer];
        }
        readWeights = layout.add("read_weight", 0, in, outputs);
        readBiases = layout.add("read_bias", 0, outputs);
    }

    private Layer layer(int number, int in, int units) {
        int sums = gates.count() * units;
        double reach = 1 / Math.sqrt(units);
        return new Layer(
                number == 0
                        ? layout.addOfInputs("input_weight_0", reach, 1, sums, in)
                        : layout.add("input_weight_" + number, reach, sums, in),
                layout.add("state_weight_" + number, reach, sums, units),
                layout.add("bias_" + number, 0, sums),
                layout.add("state_bias_" + number, 0, sums),
                units);
    }

    @Override
    public float[] untrained(SplittableRandom random) {
        float[] numbers = layout.untrained(random);
        for (Layer layer : gates == Gates.LSTM ? layers : List.<Layer>of()) {
            int forgetGate = layer.bias().offset() + layer.units();
            Arrays.fill(numbers, forgetGate, forgetGate + layer.units(), 1);
        }
        return numbers;
    }

    @Override
    public Tensor outputs(Tensor[] parameters, Tensor rows, long members, Tensor... masks) {
        Tensor values = rows.view(sequence, -1, inputs);
        Tensor last = values;
        for (int layer = 0; layer < layers.size(); layer++) {
            int from = 4 * layer;
            TensorVector weights = new TensorVector(
                    parameters[from], parameters[from + 1], parameters[from + 2], parameters[from + 3]);
            Tensor zeros = torch.zeros(1, values.size(1), hidden[layer]);
            Tensor[] states = gates.torch(values, zeros, weights);
            boolean top = layer == layers.size() - 1;
            values = masks.length > 0 && !top ? states[0].mul(masks[layer]) : states[0];
            last = masks.length > 0 ? states[1].mul(masks[layer]) : states[1];
        }
        int read = 4 * layers.size();
        Tensor state = last.view(-1, hidden[hidden.length - 1]);
        return torch.addmm(parameters[read + 1], state, parameters[read]).view(1, -1, outputs);
    }

    @Override
    public Plain plain(float[] numbers) {
        List<Gates.Cell> cells =
                layers.stream().map(layer -> cell(layer, numbers)).toList();
        Affine read = Affine.of(numbers, readWeights, readBiases);
        return (rows, start, end) -> {
            double[][] states = Arrays.stream(hidden)
                    .mapToObj(units -> new double[gates.states() * units])
                    .toArray(double[][]::new);
            for (int row = end - sequence + 1; row <= end; row++) {
                double[] values = rows[Math.max(start, row)];
                for (int layer = 0; layer < states.length; layer++) {
                    cells.get(layer).step(values, states[layer]);
                    values = Arrays.copyOf(states[layer], hidden[layer]);
                }
            }
            return read.apply(Arrays.copyOf(states[states.length - 1], hidden[hidden.length - 1]));
        };
    }

    private Gates.Cell cell(Layer layer, float[] numbers) {
        Affine inputs = new Affine(transposed(numbers, layer.inputs()), Affine.doubles(numbers, layer.bias()));
        Affine states = new Affine(transposed(numbers, layer.states()), Affine.doubles(numbers, layer.stateBias()));
        return gates.cell(inputs, states, layer.units());
    }

    private static double[] transposed(float[] numbers, Layout.Part part) {
        int rows = (int) part.shape()[0];
        int columns = (int) part.shape()[1];
        double[] values = new double[rows * columns];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                values[column * rows + row] = numbers[part.offset() + row * columns + column];
            }
        }
        return values;
    }

    @Override
    public String onnx(OnnxGraph graph, String rows, float[][] members) {
        String steps = graph.transpose("steps", rows, 1, 0, 2);
        return MemberGraph.all(graph, members, outputs, member -> onnx(member, steps));
    }

    private String onnx(MemberGraph member, String steps) {
        String values = steps;
        String last = steps;
        for (int number = 0; number < layers.size(); number++) {
            Layer layer = layers.get(number);
            String all = member.name("states_" + number);
            last = member.name("state_" + number);
            member.graph()
                    .add(gates.onnx(layer.units())
                            .inputs(
                                    values,
                                    reordered(member, layer.units(), layer.inputs()),
                                    reordered(member, layer.units(), layer.states()),
                                    biases(member, layer))
                            .outputs(all, last));
            values = number == layers.size() - 1
                    ? all
                    : member.graph().reshape(member.name("handed_on_" + number), all, sequence, -1, layer.units());
        }
        return member.affine("read", last, readWeights, readBiases);
    }

    private String reordered(MemberGraph member, int units, Layout.Part part) {
        long columns = part.shape()[1];
        float[] values = gates.inOnnxOrder(member.values(part), units * (int) columns);
        return member.constant(part.name(), values, 1, part.shape()[0], columns);
    }

    private String biases(MemberGraph member, Layer layer) {
        float[] first = gates.inOnnxOrder(member.values(layer.bias()), layer.units());
        float[] second = gates.inOnnxOrder(member.values(layer.stateBias()), layer.units());
        float[] both = Arrays.copyOf(first, 2 * first.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return member.constant(layer.bias().name(), both, 1, both.length);
    }

    @Override
    public Form form() {
        return new Form(layout, inputs, outputs, sequence, false, hidden.clone(), readBiases);
    }
}
