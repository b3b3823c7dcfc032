package io.plimsoll.learn;

import java.util.SplittableRandom;

/**
 * The numbers of one network of the ensemble: a multilayer perceptron with SiLU units, h = u·s(u), s(u) = 1/(1 + e⁻ᵘ),
 * and one linear output z.
 *
 * @param widths units of each layer from the inputs to the output, which is 1
 * @param weights by layer, row by row: the weight from unit i to unit j stands at i · (units after) + j
 * @param biases by layer, one a unit after
 */
record Member(int[] widths, float[][] weights, float[][] biases) {

    /**
     * Random hidden layers of unit gain, uniform on ±√(3/in), and an output layer of zeros: before training z = 0, and
     * the multiplier is 1 for whatever input.
     */
    static Member untrained(int[] widths, SplittableRandom random) {
        Member member = zeros(widths);
        for (int layer = 0; layer < member.layers() - 1; layer++) {
            double reach = Math.sqrt(3.0 / widths[layer]);
            for (int i = 0; i < member.weights[layer].length; i++) {
                member.weights[layer][i] = (float) (reach * (2 * random.nextDouble() - 1));
            }
        }
        return member;
    }

    static Member zeros(int[] widths) {
        int layers = widths.length - 1;
        float[][] weights = new float[layers][];
        float[][] biases = new float[layers][];
        for (int layer = 0; layer < layers; layer++) {
            weights[layer] = new float[widths[layer] * widths[layer + 1]];
            biases[layer] = new float[widths[layer + 1]];
        }
        return new Member(widths.clone(), weights, biases);
    }

    int layers() {
        return weights.length;
    }

    int inputs() {
        return widths[0];
    }

    /** z for one row of inputs. */
    double output(double[] inputs) {
        double[] values = inputs;
        for (int layer = 0; layer < layers(); layer++) {
            values = affine(layer, values);
            if (layer < layers() - 1) {
                activate(values);
            }
        }
        return values[0];
    }

    private double[] affine(int layer, double[] before) {
        int after = widths[layer + 1];
        double[] sums = new double[after];
        for (int j = 0; j < after; j++) {
            sums[j] = biases[layer][j];
        }
        float[] weight = weights[layer];
        for (int i = 0; i < before.length; i++) {
            for (int j = 0; j < after; j++) {
                sums[j] += before[i] * weight[i * after + j];
            }
        }
        return sums;
    }

    private static void activate(double[] values) {
        for (int j = 0; j < values.length; j++) {
            values[j] /= 1 + Math.exp(-values[j]);
        }
    }
}
