package io.plimsoll.multiplier;

import io.plimsoll.math.TemperatureScaling;
import java.util.Arrays;

/**
 * Cross-entropy −ln p of the class that came about, p = softmax of the outputs.
 *
 * @param classes by example, from 0
 * @param count how many there are
 */
public record ClassObjective(int[] classes, int count) implements Objective {

    private static final TemperatureScaling UNSCALED = new TemperatureScaling(1);

    @Override
    public int outputs() {
        return count;
    }

    @Override
    public boolean classifies() {
        return true;
    }

    @Override
    public double loss(int first, int examples, double[] outputs, double[] gradient) {
        double sum = 0;
        for (int i = 0; i < examples; i++) {
            double[] p = UNSCALED.probabilities(Arrays.copyOfRange(outputs, i * count, (i + 1) * count));
            int came = classes[first + i];
            sum -= Math.log(p[came]);
            for (int k = 0; k < count; k++) {
                gradient[i * count + k] = p[k] - (k == came ? 1 : 0);
            }
        }
        return sum;
    }
}
