package io.plimsoll.margin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.hipparchus.stat.regression.OLSMultipleLinearRegression;
import org.junit.jupiter.api.Test;

/** An implied volatility that is a day old is brought up to the day by what the price did. */
class NowcastTest {

    private static final int SESSIONS = 900;
    private static final int WINDOW = 400;

    private final double[] vol = new double[SESSIONS];
    private final double[] returns = new double[SESSIONS];

    NowcastTest() {
        SplittableRandom random = new SplittableRandom(20200316);
        double log = Math.log(0.2);
        for (int t = 0; t < SESSIONS; t++) {
            vol[t] = Math.exp(log);
            returns[t] = random.nextGaussian() * vol[t] / Math.sqrt(252);
            double z = returns[t] * Math.sqrt(252) / vol[t];
            log += -0.002 - 0.06 * Math.min(z, 0) - 0.03 * Math.max(z, 0) + 0.01 * random.nextGaussian();
        }
    }

    @Test
    void itIsTheLeastSquaresForecastOfTheWindow() {
        double[] nowcast = Nowcast.of(vol, returns, WINDOW);
        for (int t : new int[] {500, 640, 899}) {
            double[][] x = new double[WINDOW][];
            double[] y = new double[WINDOW];
            for (int i = 0; i < WINDOW; i++) {
                int s = t - WINDOW + i;
                x[i] = sides(s);
                y[i] = Math.log(vol[s + 1] / vol[s]);
            }
            OLSMultipleLinearRegression ols = new OLSMultipleLinearRegression();
            ols.newSampleData(y, x);
            double[] b = ols.estimateRegressionParameters();
            double[] now = sides(t);
            double expected = vol[t] * Math.exp(b[0] + b[1] * now[0] + b[2] * now[1]);
            assertThat(nowcast[t]).isCloseTo(expected, within(1e-10));
        }
    }

    @Test
    void itIsCloserToWhatTheIndexSaysNextThanTheIndexOfBefore() {
        double[] nowcast = Nowcast.of(vol, returns, WINDOW);
        double before = 0;
        double after = 0;
        for (int t = 300; t < SESSIONS - 1; t++) {
            before += Math.pow(Math.log(vol[t + 1] / vol[t]), 2);
            after += Math.pow(Math.log(vol[t + 1] / nowcast[t]), 2);
        }
        assertThat(after).isLessThan(0.2 * before);
    }

    @Test
    void nothingOfLaterMovesIt() {
        double[] whole = Nowcast.of(vol, returns, WINDOW);
        for (int known : new int[] {1, 251, 252, 600}) {
            double[] part = Nowcast.of(Arrays.copyOf(vol, known), Arrays.copyOf(returns, known), WINDOW);
            assertThat(part).containsExactly(Arrays.copyOf(whole, known));
        }
    }

    @Test
    void withLittleKnownOrAGapItIsTheIndexItself() {
        vol[400] = Double.NaN;
        returns[500] = Double.NaN;
        double[] nowcast = Nowcast.of(vol, returns, WINDOW);
        assertThat(Arrays.copyOf(nowcast, 250)).containsExactly(Arrays.copyOf(vol, 250));
        assertThat(nowcast[400]).isNaN();
        assertThat(nowcast[500]).isEqualTo(vol[500]);
        assertThat(nowcast[501]).isNotNaN();
    }

    @Test
    void aPriceThatNeverMovesLeavesTheMeanChange() {
        Arrays.fill(returns, 0);
        double[] nowcast = Nowcast.of(vol, returns, WINDOW);
        double mean = Math.log(vol[899] / vol[899 - WINDOW]) / WINDOW;
        assertThat(nowcast[899]).isCloseTo(vol[899] * Math.exp(mean), within(1e-12));
    }

    private double[] sides(int t) {
        double z = returns[t] * Math.sqrt(252) / vol[t];
        return new double[] {Math.min(z, 0), Math.max(z, 0)};
    }
}
