package io.plimsoll.learn;

import java.util.Arrays;
import java.util.List;

/** An {@link Encoder} in plain Java, one decision at a time. */
final class PlainEncoder {

    private static final double EPSILON = 1e-5;

    private record Layer(Affine query, Affine keys, Affine mix, Affine up, Affine down) {}

    private final int sequence;
    private final int width;
    private final int heads;
    private final float[] positions;
    private final Affine embed;
    private final List<Layer> layers;
    private final Affine read;

    PlainEncoder(Encoder encoder, float[] numbers) {
        sequence = encoder.sequence();
        width = encoder.width();
        heads = encoder.heads();
        positions = encoder.positions();
        embed = Affine.of(numbers, encoder.embedWeights(), encoder.embedBiases());
        layers = encoder.layers().stream()
                .map(layer -> new Layer(
                        Affine.of(numbers, layer.queryWeights(), layer.queryBiases()),
                        Affine.of(numbers, layer.keyWeights(), layer.keyBiases()),
                        Affine.of(numbers, layer.mixWeights(), layer.mixBiases()),
                        Affine.of(numbers, layer.upWeights(), layer.upBiases()),
                        Affine.of(numbers, layer.downWeights(), layer.downBiases())))
                .toList();
        read = Affine.of(numbers, encoder.readWeights(), encoder.readBiases());
    }

    double[] outputs(double[][] rows, int start, int end) {
        double[][] values = embedded(rows, start, end);
        for (int i = 0; i < layers.size(); i++) {
            values = through(layers.get(i), values, i == layers.size() - 1);
        }
        return read.apply(norm(values[0]));
    }

    /** By head, how the last layer's attention at the last row is shared among the rows; each head's shares sum to 1. */
    double[][] attention(double[][] rows, int start, int end) {
        double[][] values = embedded(rows, start, end);
        for (int i = 0; i < layers.size() - 1; i++) {
            values = through(layers.get(i), values, false);
        }
        Layer last = layers.get(layers.size() - 1);
        double[][] keys = keys(last, values);
        double[] query = last.query.apply(norm(values[sequence - 1]));
        double[][] shares = new double[heads][];
        Arrays.setAll(shares, head -> shares(query, keys, head));
        return shares;
    }

    private double[][] embedded(double[][] rows, int start, int end) {
        double[][] values = new double[sequence][];
        for (int row = 0; row < sequence; row++) {
            values[row] = embed.apply(rows[Math.max(start, end - sequence + 1 + row)]);
            for (int i = 0; i < width; i++) {
                values[row][i] += positions[row * width + i];
            }
        }
        return values;
    }

    /** All rows one layer on, or the last alone. */
    private double[][] through(Layer layer, double[][] values, boolean lastOnly) {
        double[][] keys = keys(layer, values);
        double[][] after = new double[lastOnly ? 1 : sequence][];
        for (int row = 0; row < after.length; row++) {
            double[] before = values[sequence - after.length + row];
            double[] mixed = plus(before, layer.mix.apply(mix(layer.query.apply(norm(before)), keys)));
            double[] up = layer.up.apply(norm(mixed));
            Branch.Activation.SILU.apply(up);
            after[row] = plus(mixed, layer.down.apply(up));
        }
        return after;
    }

    /** Keys and then values of each row. */
    private static double[][] keys(Layer layer, double[][] values) {
        return Arrays.stream(values).map(row -> layer.keys.apply(norm(row))).toArray(double[][]::new);
    }

    private double[] mix(double[] query, double[][] keys) {
        double[] mix = new double[width];
        int units = width / heads;
        for (int head = 0; head < heads; head++) {
            double[] shares = shares(query, keys, head);
            for (int row = 0; row < keys.length; row++) {
                for (int i = head * units; i < (head + 1) * units; i++) {
                    mix[i] += shares[row] * keys[row][width + i];
                }
            }
        }
        return mix;
    }

    private double[] shares(double[] query, double[][] keys, int head) {
        int units = width / heads;
        double[] shares = new double[keys.length];
        double greatest = Double.NEGATIVE_INFINITY;
        for (int row = 0; row < keys.length; row++) {
            for (int i = head * units; i < (head + 1) * units; i++) {
                shares[row] += query[i] * keys[row][i] / Math.sqrt(units);
            }
            greatest = Math.max(greatest, shares[row]);
        }
        double sum = 0;
        for (int row = 0; row < keys.length; row++) {
            shares[row] = Math.exp(shares[row] - greatest);
            sum += shares[row];
        }
        for (int row = 0; row < keys.length; row++) {
            shares[row] /= sum;
        }
        return shares;
    }

    private static double[] plus(double[] a, double[] b) {
        double[] sum = a.clone();
        Arrays.setAll(sum, i -> a[i] + b[i]);
        return sum;
    }

    private static double[] norm(double[] values) {
        double mean = 0;
        for (double value : values) {
            mean += value / values.length;
        }
        double variance = 0;
        for (double value : values) {
            variance += (value - mean) * (value - mean) / values.length;
        }
        double[] normal = new double[values.length];
        double deviation = Math.sqrt(variance + EPSILON);
        for (int i = 0; i < values.length; i++) {
            normal[i] = (values[i] - mean) / deviation;
        }
        return normal;
    }
}
