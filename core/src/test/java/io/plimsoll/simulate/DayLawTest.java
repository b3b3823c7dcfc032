package io.plimsoll.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DayLawTest {

    /** The standard normal 99 % quantile. */
    private static final double Z = 2.3263478740408408;

    @Test
    void withoutJumpsTheQuantilesAreTheNormalOnes() {
        DayLaw law = new DayLaw(0.0005, 0.01, 0, -0.02, 0.025);

        assertThat(law.quantile(0.01)).isCloseTo(0.0005 - 0.01 * Z, within(1e-14));
        assertThat(law.quantile(0.99)).isCloseTo(0.0005 + 0.01 * Z, within(1e-14));
        assertThat(law.longLoss(0.99)).isCloseTo(1 - Math.exp(0.0005 - 0.01 * Z), within(1e-14));
        assertThat(law.shortLoss(0.99)).isCloseTo(Math.exp(0.0005 + 0.01 * Z) - 1, within(1e-14));
    }

    @Test
    void theQuantileSplitsTheLawWhereItSays() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 200; i++) {
            DayLaw law = new DayLaw(
                    0.001 * random.nextDouble(),
                    0.002 + 0.08 * random.nextDouble(),
                    0.2 * random.nextDouble(),
                    0.1 * random.nextDouble() - 0.05,
                    0.001 + 0.1 * random.nextDouble());
            double p = random.nextDouble();
            assertThat(law.cumulative(law.quantile(p))).isCloseTo(p, within(1e-13));
        }
    }

    @Test
    void drawsFollowTheLawThatTheQuantileIsTakenFrom() {
        DayLaw law = new DayLaw(0, 0.01, 0.1, -0.02, 0.025);
        Noise noise = new Noise(new SplittableRandom(2));
        double[] draws = new double[400_000];
        Arrays.setAll(draws, i -> law.outcome(Shocks.of(noise)).logReturn());

        for (double p : new double[] {0.001, 0.01, 0.1, 0.5, 0.9, 0.99}) {
            double x = law.quantile(p);
            double share = (double) Arrays.stream(draws).filter(d -> d <= x).count() / draws.length;
            assertThat(share).isCloseTo(p, within(4 * Math.sqrt(p * (1 - p) / draws.length)));
        }
    }

    @Test
    void jumpsMakeTheLossesOfALongPositionTheGreaterOnes() {
        DayLaw law = new DayLaw(0, 0.01, 0.05, -0.02, 0.025);
        assertThat(law.longLoss(0.99)).isGreaterThan(1.3 * law.shortLoss(0.99));
    }

    @Test
    void jumpsThatGoBothWaysAlikeLeaveTheLawSymmetric() {
        DayLaw law = new DayLaw(0, 0.01, 0.05, 0, 0.04);
        assertThat(law.quantile(0.99)).isCloseTo(-law.quantile(0.01), within(1e-14));
    }

    @Test
    void sharedShocksDoNotChangeTheLawOfOneAsset() {
        AssetProfile.Common close = new AssetProfile.Common(0.9, 0.8, 0, 0);
        DayLaw law = new DayLaw(0, 0.01, 0.1, -0.02, 0.025);
        Noise world = new Noise(new SplittableRandom(3));
        Noise own = new Noise(new SplittableRandom(4));
        double[] draws = new double[400_000];
        Arrays.setAll(draws, i -> law.outcome(Shocks.joined(Shocks.of(world), close, own))
                .logReturn());

        for (double p : new double[] {0.001, 0.01, 0.1, 0.5, 0.9, 0.99}) {
            double x = law.quantile(p);
            double share = (double) Arrays.stream(draws).filter(d -> d <= x).count() / draws.length;
            assertThat(share).isCloseTo(p, within(4 * Math.sqrt(p * (1 - p) / draws.length)));
        }
    }
}
