package io.plimsoll.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PinballLossTest {

    @Test
    void theMeanLossAtTheNormalQuantileIsTheKnownNumber() {
        // E[pinball] = n(z_c), the standard normal density at the quantile: .0266521 for 99 %.
        double sum = 0;
        int points = 2_000_000;
        double step = 20.0 / points;
        for (int i = 0; i < points; i++) {
            double y = -10 + (i + 0.5) * step;
            sum += PinballLoss.pinball(0.99, y, 2.3263478740408408) * Math.exp(-y * y / 2);
        }
        assertThat(sum * step / Math.sqrt(2 * Math.PI)).isCloseTo(0.0266521, within(5e-8));
    }

    @Test
    void countsARatioOfExactlyTheMultiplierAsCovered() {
        assertThat(PinballLoss.pinball(0.99, 1.2, 1.2)).isZero();
        assertThat(PinballLoss.pinball(0.99, 1.3, 1.2)).isCloseTo(0.099, within(1e-15));
        assertThat(PinballLoss.pinball(0.99, 1.1, 1.2)).isCloseTo(0.001, within(1e-15));
    }

    @Test
    void multiplierOneHasLossOneOnTheBlockThatItIsScaledOn() {
        double[][] ratios = ratios(500, 3);
        PinballLoss loss = PinballLoss.scaledOn(ratios, SyntheticMarket.LEVELS);

        assertThat(loss.of(ratios, new double[500])).isCloseTo(1, within(1e-12));
    }

    @Test
    void aLevelOnATenfoldScaleWeighsAsMuchAsTheOthers() {
        double[][] once = ratios(500, 3);
        double[][] distorted = Arrays.stream(once)
                .map(row -> new double[] {row[0], 1 + 10 * (row[1] - 1), row[2]})
                .toArray(double[][]::new);
        double[] levels = SyntheticMarket.LEVELS;

        assertThat(PinballLoss.scaledOn(distorted, levels).weights()[1])
                .isCloseTo(PinballLoss.scaledOn(once, levels).weights()[1] / 10, within(1e-9));
    }

    @Test
    void refusesALevelAtWhichNothingIsLeftToLearn() {
        assertThatThrownBy(() -> PinballLoss.scaledOn(new double[][] {{1}, {1}}, new double[] {0.99}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "the pinball loss of multiplier 1 must be positive at each level, was 0.0 at level 0.99 over"
                                + " 2 examples");
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
