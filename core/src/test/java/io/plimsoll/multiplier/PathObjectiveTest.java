package io.plimsoll.multiplier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PathObjectiveTest {

    private static final Bounds BOUNDS = new Bounds(0.8, 1.5);
    private static final PathSettings MOVING = new PathSettings(true, 2.5, 7, 0.2, 0.4, Optional.empty(), 3, 250);
    private static final double NONE = Double.POSITIVE_INFINITY;

    /** (ln m − target)² with a second output that is judged alike. */
    private record Squares(double[] targets, int outputs) implements Objective {

        @Override
        public double loss(int first, int count, double[] outputs, double[] gradient) {
            double sum = 0;
            for (int i = 0; i < count * this.outputs; i++) {
                double miss = outputs[i] - targets[first + i / this.outputs];
                sum += miss * miss;
                gradient[i] = 2 * miss;
            }
            return sum;
        }
    }

    private static double[] random(SplittableRandom random, int size, double scale) {
        double[] values = new double[size];
        Arrays.setAll(values, i -> scale * (2 * random.nextDouble() - 1));
        return values;
    }

    private static double[] walk(SplittableRandom random, int size, double step) {
        double[] values = random(random, size, step);
        Arrays.parallelPrefix(values, Double::sum);
        return values;
    }

    private static PathObjective objective(SplittableRandom random, int days, int daily, PathSettings settings) {
        double[] weights = random(random, days, 0.5);
        Arrays.setAll(weights, i -> 1 + weights[i]);
        double[] limits = random(random, days, 0.1);
        Arrays.setAll(limits, i -> settings.rise20() + limits[i]);
        return new PathObjective(
                new Squares(random(random, days, 0.3), daily),
                new PathDays(walk(random, days, 0.1), limits),
                weights,
                settings,
                BOUNDS);
    }

    @Test
    void theGradientIsTheLimitOfDifferencesThroughGatesLimitsAndBounds() {
        SplittableRandom random = new SplittableRandom(11);
        PathSettings free = new PathSettings(false, 1, 1, 0.1, 0.3, Optional.empty(), 2, 100);
        for (PathSettings settings : new PathSettings[] {MOVING, free}) {
            for (int daily = 1; daily <= 2; daily++) {
                PathObjective objective = objective(random, 90, daily, settings);
                double[] outputs = random(random, 70 * objective.outputs(), 0.4);
                double[] gradient = new double[outputs.length];
                objective.loss(7, 70, outputs, gradient);
                for (int i = 0; i < outputs.length; i++) {
                    assertThat(gradient[i]).isCloseTo(difference(objective, outputs, i), within(1e-6));
                }
            }
        }
    }

    private static double difference(PathObjective objective, double[] outputs, int i) {
        double step = 1e-6;
        double[] nudged = outputs.clone();
        nudged[i] += step;
        double above = objective.loss(7, 70, nudged, new double[outputs.length]);
        nudged[i] -= 2 * step;
        return (above - objective.loss(7, 70, nudged, new double[outputs.length])) / (2 * step);
    }

    @Test
    void aPathNeverRisesByMoreThanItsLimitsWhereTheBaselineDoesNot() {
        SplittableRandom random = new SplittableRandom(12);
        for (int repetition = 0; repetition < 50; repetition++) {
            double[] baselines = held(walk(random, 200, 0.15));
            double[][] outputs = new double[200][];
            Arrays.setAll(outputs, t -> random(random, 3, 3));
            double[] logs = PathObjective.follow(PathDays.of(baselines, MOVING), outputs, MOVING, BOUNDS);
            for (int t = 1; t < logs.length; t++) {
                assertThat(logs[t]).isBetween(Math.log(0.8) - 1e-12, Math.log(1.5) + 1e-12);
                for (int before = Math.max(0, t - 20); before < t; before++) {
                    double rise = logs[t] + baselines[t] - logs[before] - baselines[before];
                    assertThat(rise).isLessThanOrEqualTo(Math.log(t - before <= 5 ? 1.2 : 1.4) + 1e-12);
                }
            }
        }
    }

    private static double[] held(double[] logs) {
        for (int t = 1; t < logs.length; t++) {
            for (int before = Math.max(0, t - 20); before < t; before++) {
                logs[t] = Math.min(logs[t], logs[before] + Math.log(t - before <= 5 ? 1.2 : 1.4));
            }
        }
        return logs;
    }

    @Test
    void halfTheWayIsGoneInTheHalfLifeOfItsDirection() {
        PathSettings settings = new PathSettings(true, 2, 6, NONE, NONE, Optional.empty(), 0, 250);
        double[] baselines = new double[40];
        double[][] outputs = new double[40][3];
        for (int t = 1; t < 20; t++) {
            outputs[t][0] = 0.2;
        }
        double[] logs = PathObjective.follow(PathDays.of(baselines, settings), outputs, settings, BOUNDS);
        assertThat(logs[2]).isCloseTo(0.1, within(1e-12));
        assertThat(logs[4]).isCloseTo(0.15, within(1e-12));
        assertThat(logs[25]).isCloseTo(logs[19] / 2, within(1e-12));
    }

    @Test
    void withoutMovementAndLimitsEachDayStandsByItself() {
        PathSettings free = new PathSettings(false, 1, 1, NONE, NONE, Optional.empty(), 0, 250);
        double[] targets = {0.1, 0, -0.1, 0.2};
        PathObjective objective = new PathObjective(
                new Squares(targets, 1),
                PathDays.of(new double[] {3, 1, 2, 5}, free),
                new double[] {1, 2, 1, 1},
                free,
                BOUNDS);
        double[] gradient = new double[4];
        assertThat(objective.loss(0, 4, new double[4], gradient)).isCloseTo(0.06, within(1e-12));
        assertThat(gradient).containsExactly(new double[] {-0.2, 0, 0.2, -0.4}, within(1e-12));
    }

    @Test
    void settingsOutsideTheirRangeAreRefusedWithTheirValues() {
        assertThatThrownBy(() -> new PathSettings(true, 0, 7, 0.5, 1, Optional.empty(), 0, 250))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("half-lives must be positive, was [0.0, 7.0]");
        assertThatThrownBy(() -> new PathSettings(true, 1, 7, 0.5, 1, Optional.empty(), -1, 250))
                .hasMessageContaining("smoothness");
    }
}
