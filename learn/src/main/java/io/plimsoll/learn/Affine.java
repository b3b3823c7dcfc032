package io.plimsoll.learn;

/**
 * A layer in plain Java, y = xW + b, of one member.
 *
 * @param weights row by row: the weight from unit i to unit j stands at i · (units after) + j
 * @param biases one a unit after
 */
record Affine(double[] weights, double[] biases) {

    static Affine of(float[] numbers, Layout.Part weights, Layout.Part biases) {
        return new Affine(doubles(numbers, weights), doubles(numbers, biases));
    }

    static double[] doubles(float[] numbers, Layout.Part part) {
        double[] values = new double[part.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = numbers[part.offset() + i];
        }
        return values;
    }

    double[] apply(double[] before) {
        double[] after = biases.clone();
        for (int i = 0; i < before.length; i++) {
            addTo(after, before[i], weights, i * after.length);
        }
        return after;
    }

    private static void addTo(double[] sums, double factor, double[] weights, int from) {
        for (int j = 0; j < sums.length; j++) {
            sums[j] += factor * weights[from + j];
        }
    }
}
