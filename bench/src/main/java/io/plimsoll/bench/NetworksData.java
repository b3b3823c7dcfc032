package io.plimsoll.bench;

import io.plimsoll.multiplier.Objective;
import io.plimsoll.multiplier.PinballObjective;
import io.plimsoll.multiplier.TrainingSet;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * 4,000 invented days of 40 inputs to fit and 800 to validate.
 *
 * @param rows one a day
 * @param ratios what the margin is held against, one a level
 * @param twoOutputs whether the objective has a second output
 */
record NetworksData(double[][] rows, double[][] ratios, boolean twoOutputs) {

    static final int STEPS = 20;
    static final double[] LEVELS = {0.95, 0.975, 0.99};
    private static final double[] NORMAL_QUANTILES = {1.6448536269514722, 1.959963984540054, 2.3263478740408408};
    private static final int INPUTS = 40;
    private static final int FIT = 4000;
    private static final int VALIDATION = 800;

    static NetworksData make() {
        SplittableRandom random = new SplittableRandom(20240501);
        double[][] rows = new double[FIT + VALIDATION][INPUTS];
        double[][] ratios = new double[rows.length][LEVELS.length];
        for (int day = 0; day < rows.length; day++) {
            for (int i = 0; i < INPUTS; i++) {
                rows[day][i] = random.nextGaussian();
            }
            double scale = Math.exp(0.3 * Math.tanh(rows[day][0] + rows[Math.max(0, day - 3)][1]));
            double normal = random.nextGaussian();
            for (int level = 0; level < LEVELS.length; level++) {
                ratios[day][level] = scale * normal / NORMAL_QUANTILES[level];
            }
        }
        return new NetworksData(rows, ratios, true);
    }

    /** The same days, judged as studies are. */
    NetworksData judgedByPinball() {
        return new NetworksData(rows, ratios, false);
    }

    TrainingSet fit() {
        return set(0, FIT, fitted());
    }

    TrainingSet validation() {
        return set(FIT, VALIDATION, fitted().on(Arrays.copyOfRange(ratios, FIT, FIT + VALIDATION)));
    }

    private PinballObjective fitted() {
        return PinballObjective.scaledOn(Arrays.copyOf(ratios, FIT), LEVELS);
    }

    private TrainingSet set(int from, int size, PinballObjective pinball) {
        int[] ends = IntStream.range(from, from + size).toArray();
        return new TrainingSet(
                Arrays.copyOf(rows, from + size),
                new int[size],
                ends,
                twoOutputs ? new TwoOutputs(pinball, Arrays.copyOfRange(ratios, from, from + size)) : pinball);
    }

    /** Little-endian, row by row. */
    static byte[] floats(double[][] rows) {
        ByteBuffer buffer =
                ByteBuffer.allocate(rows.length * rows[0].length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (double[] row : rows) {
            Arrays.stream(row).forEach(x -> buffer.putFloat((float) x));
        }
        return buffer.array();
    }

    /** The pinball loss of ln m, and half the squared error of the second output against the first ratio. */
    private record TwoOutputs(PinballObjective pinball, double[][] ratios) implements Objective {

        @Override
        public int outputs() {
            return 2;
        }

        @Override
        public double loss(int first, int count, double[] outputs, double[] gradient) {
            double[] one = new double[1];
            double sum = 0;
            for (int i = 0; i < count; i++) {
                one[0] = outputs[2 * i];
                double[] slope = new double[1];
                sum += pinball.loss(first + i, 1, one, slope);
                double error = outputs[2 * i + 1] - ratios[first + i][0];
                sum += error * error / 2;
                gradient[2 * i] = slope[0];
                gradient[2 * i + 1] = error;
            }
            return sum;
        }
    }
}
