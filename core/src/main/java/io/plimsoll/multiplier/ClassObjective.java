package io.plimsoll.multiplier;

/**
 * Cross-entropy −ln p of the class that came about, p = softmax of the outputs.
 *
 * @param classes by example, from 0
 * @param count how many there are
 */
public record ClassObjective(int[] classes, int count) implements Objective {

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
            double[] p = probabilities(java.util.Arrays.copyOfRange(outputs, i * count, (i + 1) * count), 1);
            int came = classes[first + i];
            sum -= Math.log(p[came]);
            for (int k = 0; k < count; k++) {
                gradient[i * count + k] = p[k] - (k == came ? 1 : 0);
            }
        }
        return sum;
    }

    /**
     * Softmax of scores ÷ temperature.
     *
     * @param temperature above 1 for less certain probabilities, below for more certain ones
     */
    public static double[] probabilities(double[] scores, double temperature) {
        double highest = Double.NEGATIVE_INFINITY;
        for (double score : scores) {
            highest = Math.max(highest, score);
        }
        double[] p = new double[scores.length];
        double sum = 0;
        for (int k = 0; k < p.length; k++) {
            p[k] = Math.exp((scores[k] - highest) / temperature);
            sum += p[k];
        }
        for (int k = 0; k < p.length; k++) {
            p[k] /= sum;
        }
        return p;
    }
}
