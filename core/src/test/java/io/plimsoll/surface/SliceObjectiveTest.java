package io.plimsoll.surface;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SliceObjectiveTest {

    @Test
    void theGradientIsThatOfTheCost() {
        SplittableRandom random = new SplittableRandom(21);
        for (int trial = 0; trial < 300; trial++) {
            SviSabr slice = SviSabrTest.random(random);
            double[] k = Quotes.moneyness(-0.4, 0.3, 9);
            double[] vols = new double[k.length];
            double[] weights = new double[k.length];
            for (int i = 0; i < k.length; i++) {
                vols[i] = slice.vol(k[i]) * random.nextDouble(0.9, 1.1);
                weights[i] = random.nextDouble(0.3, 1);
            }
            SliceObjective objective = new SliceObjective(k, vols, weights);
            double[] p = {Math.log(slice.alpha()), Math.log(slice.nu() / slice.alpha()), random.nextDouble(-1, 1)};
            for (RobustLoss loss : RobustLoss.values()) {
                objective.linearise(p, loss, 0.02);
                assertThat(objective.cost(p, loss, 0.02)).isCloseTo(objective.cost, within(1e-12));
                for (int j = 0; j < 3; j++) {
                    double h = 1e-6;
                    double[] up = p.clone();
                    double[] down = p.clone();
                    up[j] += h;
                    down[j] -= h;
                    // The gradient leaves out the factor 2 of a square.
                    double slope = (objective.cost(up, loss, 0.02) - objective.cost(down, loss, 0.02)) / (4 * h);
                    assertThat(objective.gradient[j])
                            .as("%s by parameter %s", loss, j)
                            .isCloseTo(slope, within(1e-6 * (1 + Math.abs(slope))));
                }
            }
        }
    }

    @Test
    void theScaleIsTheMadOfResidualsThatWereNotFittedAway() {
        double[] k = {-0.2, -0.1, 0, 0.1, 0.2};
        SviSabr slice = new SviSabr(0.2, 1, -0.5, 0.5);
        double[] errors = {0.001, -0.002, 0.003, -0.004, 0.1};
        double[] vols = new double[5];
        for (int i = 0; i < 5; i++) {
            vols[i] = slice.vol(k[i]) + errors[i];
        }
        double[] p = {Math.log(0.2), Math.log(5), -0.5 * Math.log(3)};
        SliceObjective objective = new SliceObjective(k, vols, new double[] {1, 1, 1, 1, 1});
        assertThat(objective.scale(p, 0, 0)).isCloseTo(1.4826 * 0.003, within(1e-12));
        assertThat(objective.scale(p, 3, 0)).isCloseTo(1.4826 * 0.052, within(1e-12));
        assertThat(objective.scale(p, 3, 0.5)).isEqualTo(0.5);
    }
}
