package io.plimsoll.margin.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plimsoll.margin.RiskMeasure;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TailMeasureTest {

    private static double[] losses(SplittableRandom random, int n) {
        boolean rough = random.nextBoolean();
        return random.doubles(n, -3, 3).map(x -> rough ? Math.rint(x) : x).toArray();
    }

    @ParameterizedTest
    @EnumSource(RiskMeasure.class)
    void theTailGivesTheSameBitsAsAllLossesSorted(RiskMeasure measure) {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 2000; i++) {
            double[] losses = losses(random, random.nextInt(1, 300));
            double confidence = random.nextDouble(0.001, 0.9999);
            TailMeasure tail = new TailMeasure(measure, confidence, losses.length);
            double[] heap = new double[5 + tail.kept()];
            tail.clear(heap, 5);
            int cut = random.nextInt(losses.length + 1);
            double[] gains = Arrays.stream(losses).map(x -> -x).toArray();
            tail.add(heap, 5, Arrays.copyOf(gains, cut));
            tail.add(heap, 5, Arrays.copyOfRange(gains, cut, gains.length));
            assertThat(tail.of(heap, 5) + 0.0).isEqualTo(measure.of(losses, confidence) + 0.0);
        }
    }

    @ParameterizedTest
    @EnumSource(RiskMeasure.class)
    void theDecidingScenariosGiveTheMeasure(RiskMeasure measure) {
        SplittableRandom random = new SplittableRandom(2);
        for (int i = 0; i < 1000; i++) {
            double[] losses = losses(random, random.nextInt(1, 300));
            double[] weights = new double[losses.length];
            Arrays.fill(weights, 0.3);
            double confidence = random.nextDouble(0.001, 0.9999);
            DecidingScenarios deciding = DecidingScenarios.of(losses, weights, measure, confidence);
            assertThat(value(deciding, losses)).isCloseTo(measure.of(losses, confidence), within(1e-12));
            assertThat(Arrays.stream(deciding.shares()).sum()).isCloseTo(1, within(1e-12));
        }
    }

    private static double value(DecidingScenarios deciding, double[] losses) {
        double sum = 0;
        for (int i = 0; i < deciding.scenarios().length; i++) {
            sum += deciding.shares()[i] * losses[deciding.scenarios()[i]];
        }
        return sum;
    }

    @Test
    void ofEqualLossesTheLaterScenarioIsTheWorse() {
        double[] losses = {1, 5, 2, 5, 5, 0, 1, 1, 1, 1};
        double[] weights = new double[10];
        Arrays.fill(weights, 1);
        DecidingScenarios deciding = DecidingScenarios.of(losses, weights, RiskMeasure.ES, 0.75);
        assertThat(deciding.scenarios()).containsExactly(4, 3, 1);
        assertThat(deciding.shares()).containsExactly(new double[] {0.4, 0.4, 0.2}, within(1e-12));
    }

    @ParameterizedTest
    @EnumSource(RiskMeasure.class)
    void theDecidingScenariosGiveTheMeasureOfWeightedLosses(RiskMeasure measure) {
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 1000; i++) {
            double[] losses = losses(random, random.nextInt(1, 200));
            boolean alike = random.nextInt(4) == 0;
            double[] weights = random.doubles(losses.length)
                    .map(x -> x < 0.2 ? 0 : alike ? 0.7 : x)
                    .toArray();
            weights[random.nextInt(weights.length)] = 0.7;
            double confidence = random.nextDouble(0.001, 0.9999);
            DecidingScenarios deciding = DecidingScenarios.of(losses, weights, measure, confidence);
            assertThat(value(deciding, losses)).isCloseTo(measure.of(losses, weights, confidence), within(1e-10));
            assertThat(Arrays.stream(deciding.shares()).sum()).isCloseTo(1, within(1e-12));
        }
    }

    @Test
    void aWeightCountsAsOftenAsItSays() {
        double[] losses = {4, 9, 1, 7};
        double[] weights = {0.5, 0.125, 1, 0.25};
        // of 1.875 in all the first 1 is loss 1, the next 0.5 loss 4: at 1.25 in its middle, at 1.5 at its edge with 7
        assertThat(value(DecidingScenarios.of(losses, weights, RiskMeasure.VAR, 1.25 / 1.875), losses))
                .isCloseTo(4, within(1e-12));
        assertThat(value(DecidingScenarios.of(losses, weights, RiskMeasure.VAR, 1.5 / 1.875), losses))
                .isCloseTo(5.5, within(1e-12));
        // the worst fifth of 1.875 is 0.375: 0.125 of loss 9 and 0.25 of loss 7
        assertThat(value(DecidingScenarios.of(losses, weights, RiskMeasure.ES, 0.8), losses))
                .isCloseTo((0.125 * 9 + 0.25 * 7) / 0.375, within(1e-12));
    }
}
