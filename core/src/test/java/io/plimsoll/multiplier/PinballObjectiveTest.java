package io.plimsoll.multiplier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PinballObjectiveTest {

    private static final double[] LEVELS = {0.95, 0.975, 0.99};

    @Test
    void theMeanLossAtTheNormalQuantileIsTheKnownNumber() {
        // E[pinball] = n(z_c), the standard normal density at the quantile: .0266521 for 99 %.
        double sum = 0;
        int points = 2_000_000;
        double step = 20.0 / points;
        for (int i = 0; i < points; i++) {
            double y = -10 + (i + 0.5) * step;
            sum += PinballObjective.pinball(0.99, y, 2.3263478740408408) * Math.exp(-y * y / 2);
        }
        assertThat(sum * step / Math.sqrt(2 * Math.PI)).isCloseTo(0.0266521, within(5e-8));
    }

    @Test
    void countsARatioOfExactlyTheMultiplierAsCovered() {
        assertThat(PinballObjective.pinball(0.99, 1.2, 1.2)).isZero();
        assertThat(PinballObjective.pinball(0.99, 1.3, 1.2)).isCloseTo(0.099, within(1e-15));
        assertThat(PinballObjective.pinball(0.99, 1.1, 1.2)).isCloseTo(0.001, within(1e-15));
    }

    @Test
    void multiplierOneHasLossOneOnTheBlockThatItIsScaledOn() {
        assertThat(PinballObjective.scaledOn(ratios(500, 3), LEVELS).mean(new double[500]))
                .isCloseTo(1, within(1e-12));
    }

    @Test
    void theGradientIsThatOfFiniteDifferences() {
        int size = 400;
        double[][] ratios = ratios(size, LEVELS.length);
        PinballObjective objective = PinballObjective.scaledOn(ratios, LEVELS);
        SplittableRandom random = new SplittableRandom(2);
        double[] logs = random.doubles(size, Math.log(0.8), Math.log(1.5)).toArray();
        double[] gradient = new double[size];
        objective.loss(0, size, logs, gradient);

        double step = 1e-7;
        for (int i = 0; i < size; i++) {
            double[] slope = new double[1];
            double up = objective.loss(i, 1, new double[] {logs[i] + step}, slope);
            double down = objective.loss(i, 1, new double[] {logs[i] - step}, slope);
            assertThat(gradient[i]).isCloseTo((up - down) / (2 * step), within(1e-6));
        }
        assertThat(Arrays.stream(gradient).map(Math::abs).max().orElseThrow()).isGreaterThan(1);
    }

    @Test
    void theLossOfASegmentIsTheSumOverItsExamples() {
        double[][] ratios = ratios(50, LEVELS.length);
        PinballObjective objective = PinballObjective.scaledOn(ratios, LEVELS);
        double[] logs = new SplittableRandom(3).doubles(60, -0.2, 0.4).toArray();
        double[] gradient = new double[60];
        double whole = objective.loss(10, 30, logs, gradient);
        double sum = 0;
        for (int i = 0; i < 30; i++) {
            double[] own = new double[1];
            sum += objective.loss(10 + i, 1, new double[] {logs[i]}, own);
            assertThat(gradient[i]).isEqualTo(own[0]);
        }
        assertThat(whole).isCloseTo(sum, within(1e-12));
    }

    @Test
    void aLevelOnATenfoldScaleWeighsAsMuchAsTheOthers() {
        double[][] once = ratios(500, 3);
        double[][] distorted = Arrays.stream(once)
                .map(row -> new double[] {row[0], 1 + 10 * (row[1] - 1), row[2]})
                .toArray(double[][]::new);

        assertThat(PinballObjective.scaledOn(distorted, LEVELS).weights()[1])
                .isCloseTo(PinballObjective.scaledOn(once, LEVELS).weights()[1] / 10, within(1e-9));
    }

    @Test
    void refusesALevelAtWhichNothingIsLeftToLearn() {
        assertThatThrownBy(() -> PinballObjective.scaledOn(new double[][] {{1}, {1}}, new double[] {0.99}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "the pinball loss of multiplier 1 must be positive at each level, was 0.0 at level 0.99 over"
                                + " 2 examples");
    }

    @Test
    void refusesRatiosThatAreMissingOrNoNumbers() {
        assertThatThrownBy(() -> PinballObjective.scaledOn(new double[][] {{1}, {2, 3}}, new double[] {0.99}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("each row must have 1 ratios, row 1 had 2");
        assertThatThrownBy(() -> PinballObjective.scaledOn(new double[][] {{Double.NaN}}, new double[] {0.99}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("each ratio must be finite, row 0 column 0 was NaN");
    }

    private static double[][] ratios(int rows, int columns) {
        SplittableRandom random = new SplittableRandom(9);
        double[][] ratios = new double[rows][columns];
        for (double[] row : ratios) {
            Arrays.setAll(row, column -> random.nextGaussian());
        }
        return ratios;
    }
}
