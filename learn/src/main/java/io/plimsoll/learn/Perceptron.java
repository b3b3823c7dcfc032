package io.plimsoll.learn;

import io.plimsoll.multiplier.NetworkShape.Monotone;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Tensor;

/**
 * A multilayer perceptron, or a linear network where there is no hidden layer.
 *
 * <p>Where inputs are monotone, a second branch is added to the first, which then does not see them. In the second, the
 * weights of other inputs are 0, those of a monotone input have its sign or are 0, further weights towards output 0 are
 * not negative, and units are tanh; so output 0 can only move the one way (Sill 1997; Daniels &amp; Velikova 2010). So can
 * any other output that moves the margin, that way or the other. A linear network needs no second branch, only signs.
 */
final class Perceptron implements Network {

    private final int inputs;
    private final int outputs;
    private final List<Monotone> monotone;
    private final Layout layout = new Layout();
    private final Branch free;
    private final Branch rising;
    private final boolean branched;
    private final float[][] limits;

    /**
     * A network.
     *
     * @param directions by output, 1 where more of it raises the margin, −1 where it lowers it, 0 where it does neither
     */
    Perceptron(int inputs, int[] hidden, int[] directions, List<Monotone> monotone) {
        this.inputs = inputs;
        this.outputs = directions.length;
        this.monotone = monotone;
        int[] widths = IntStream.concat(
                        IntStream.concat(IntStream.of(inputs), Arrays.stream(hidden)), IntStream.of(outputs))
                .toArray();
        branched = !monotone.isEmpty() && hidden.length > 0;
        free = Branch.in(layout, "", Branch.Activation.SILU, widths);
        rising = branched ? Branch.in(layout, "rising_", Branch.Activation.TANH, widths) : free;
        limits = monotone.isEmpty() ? new float[0][] : limits(directions);
    }

    private float[][] limits(int[] directions) {
        float[][] limits = new float[2][layout.size()];
        Arrays.fill(limits[0], Float.NEGATIVE_INFINITY);
        Arrays.fill(limits[1], Float.POSITIVE_INFINITY);
        int[] signs = new int[inputs];
        monotone.forEach(m -> signs[m.input()] = m.sign());
        int hiddenLayers = rising.weights().size() - 1;
        for (int input = 0; input < inputs; input++) {
            if (branched) {
                limit(limits, rising.weights().get(0), input, signs[input], signs[input] == 0);
                limit(limits, free.weights().get(0), input, 0, signs[input] != 0);
            } else {
                for (int output = 0; output < outputs; output++) {
                    int at = free.weights().get(0).offset() + input * outputs + output;
                    limit(limits, at, signs[input] * directions[output]);
                }
            }
        }
        for (int layer = 1; layer <= hiddenLayers && branched; layer++) {
            Layout.Part weights = rising.weights().get(layer);
            int width = (int) weights.shape()[1];
            for (int i = 0; i < weights.size(); i++) {
                limit(limits, weights.offset() + i, layer < hiddenLayers ? 1 : directions[i % width]);
            }
        }
        return limits;
    }

    /** Limits a weight to a sign; to none where that is 0. */
    private static void limit(float[][] limits, int at, int sign) {
        limits[0][at] = sign > 0 ? 0 : limits[0][at];
        limits[1][at] = sign < 0 ? 0 : limits[1][at];
    }

    /** Limits the weights that leave an input: to its sign, or to 0. */
    private static void limit(float[][] limits, Layout.Part weights, int input, int sign, boolean none) {
        int width = (int) weights.shape()[1];
        int from = weights.offset() + input * width;
        if (sign > 0 || none) {
            Arrays.fill(limits[0], from, from + width, 0);
        }
        if (sign < 0 || none) {
            Arrays.fill(limits[1], from, from + width, 0);
        }
    }

    @Override
    public float[] untrained(SplittableRandom random) {
        float[] numbers = layout.untrained(random);
        for (int i = 0; i < numbers.length && limits.length > 0; i++) {
            numbers[i] = turned(numbers[i], limits[0][i], limits[1][i]);
        }
        return numbers;
    }

    /** A weight of the wrong sign is turned round rather than lost. */
    private static float turned(float number, float least, float greatest) {
        float size = Math.abs(number);
        if (number < least) {
            return Math.min(size, greatest);
        }
        return number > greatest ? Math.max(-size, least) : number;
    }

    @Override
    public Tensor outputs(Tensor[] parameters, Tensor rows, long members, Tensor... masks) {
        Tensor stacked = rows.view(members, -1, inputs);
        Tensor values = free.apply(parameters, 0, stacked, masks);
        return branched ? values.add(rising.apply(parameters, 2 * free.weights().size(), stacked)) : values;
    }

    @Override
    public Plain plain(float[] numbers) {
        List<Affine> layers = free.plain(numbers);
        if (!branched) {
            return (rows, start, end) -> free.apply(layers, rows[end]);
        }
        List<Affine> second = rising.plain(numbers);
        return (rows, start, end) -> {
            double[] values = free.apply(layers, rows[end]);
            double[] more = rising.apply(second, rows[end]);
            Arrays.setAll(values, i -> values[i] + more[i]);
            return values;
        };
    }

    @Override
    public String onnx(OnnxGraph graph, String rows, float[][] members) {
        String values = free.onnx(graph, rows, members);
        return branched ? graph.node("Add", "both_branches", values, rising.onnx(graph, rows, members)) : values;
    }

    @Override
    public List<Monotone> monotone() {
        return monotone;
    }

    @Override
    public float[][] limits() {
        return limits;
    }

    @Override
    public Form form() {
        Layout.Part last = free.biases().get(free.biases().size() - 1);
        return new Form(layout, inputs, outputs, 1, true, free.hidden(), last);
    }
}
