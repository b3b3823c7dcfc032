package io.plimsoll.multiplier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DailyObjectivesTest {

    private static double[] normals(int size, double mean, double sd) {
        SplittableRandom random = new SplittableRandom(3);
        double[] values = new double[size];
        Arrays.setAll(values, i -> mean + sd * random.nextGaussian());
        return values;
    }

    private static void gradientIsTheLimitOfDifferences(Objective objective, int examples) {
        double[] outputs = normals(examples * objective.outputs(), 0, 0.3);
        double[] gradient = new double[outputs.length];
        objective.loss(2, examples, outputs, gradient);
        double step = 1e-6;
        for (int i = 0; i < outputs.length; i++) {
            double[] nudged = outputs.clone();
            nudged[i] += step;
            double above = objective.loss(2, examples, nudged, new double[outputs.length]);
            nudged[i] -= 2 * step;
            double below = objective.loss(2, examples, nudged, new double[outputs.length]);
            assertThat(gradient[i]).isCloseTo((above - below) / (2 * step), within(1e-5));
        }
    }

    @Test
    void everyGradientIsTheLimitOfDifferences() {
        double[] ratios = normals(40, 0.8, 0.4);
        gradientIsTheLimitOfDifferences(new SquaredObjective(normals(40, 0, 0.2)), 30);
        gradientIsTheLimitOfDifferences(AsymmetricObjective.scaledOn(ratios, 0.01), 30);
        gradientIsTheLimitOfDifferences(new JointObjective(ratios, 0.05), 30);
        gradientIsTheLimitOfDifferences(new ClassObjective(new int[] {0, 2, 1, 1, 0, 2, 0, 1, 2, 1, 0, 0}, 3), 9);
    }

    @Test
    void theMultiplierOneIsTheBestConstantOfTheAsymmetricLossWhereItWasScaled() {
        AsymmetricObjective objective = AsymmetricObjective.scaledOn(normals(5000, 0, 0.5), 0.01);
        double one = constant(objective, 5000, 0);
        assertThat(constant(objective, 5000, 0.02)).isGreaterThan(one);
        assertThat(constant(objective, 5000, -0.02)).isGreaterThan(one);
    }

    private static double constant(Objective objective, int examples, double logMultiplier) {
        double[] outputs = new double[examples];
        Arrays.fill(outputs, logMultiplier);
        return objective.loss(0, examples, outputs, new double[examples]);
    }

    @Test
    void theAsymmetricLossNeedsABreach() {
        assertThatThrownBy(() -> AsymmetricObjective.scaledOn(new double[] {0.2, -1}, 0.01))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("had none of 2");
    }

    /** A normal's 1 % value at risk and expected shortfall give FZ0 .980284 (docs/method): the least there is. */
    @Test
    void theJointLossOfANormalIsTheKnownOneAndLeastThere() {
        double[] losses = normals(400_000, 0, 1);
        JointObjective objective = new JointObjective(losses, 0.01);
        double logVar = Math.log(2.32635);
        double excess = Math.log(Math.expm1((2.66521 / 2.32635 - 1) * Math.log(2) / 0.25));
        double known = both(objective, losses.length, logVar, excess);
        assertThat(known).isCloseTo(0.980284, within(0.004));
        for (double[] step : new double[][] {{0.05, 0}, {-0.05, 0}, {0, 0.3}, {0, -0.3}}) {
            assertThat(both(objective, losses.length, logVar + step[0], excess + step[1]))
                    .isGreaterThan(known);
        }
    }

    private static double both(Objective objective, int examples, double logVar, double excess) {
        double[] outputs = new double[2 * examples];
        Arrays.setAll(outputs, i -> i % 2 == 0 ? logVar : excess);
        return objective.loss(0, examples, outputs, new double[2 * examples]) / examples;
    }
}
