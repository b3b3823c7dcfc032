package io.plimsoll.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.plimsoll.multiplier.Objective;
import io.plimsoll.multiplier.TrainingSet;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class JudgeTest {

    private static final MultiplierBounds BOUNDS = MultiplierBounds.of(0.8, 1.5);

    @Test
    void zeroIsTheMultiplierOneAndTheEndsAreTheBounds() {
        assertThat(BOUNDS.logMultiplier(0)).isCloseTo(0, within(1e-16));
        assertThat(BOUNDS.logMultiplier(-1e9)).isEqualTo(Math.log(0.8));
        assertThat(BOUNDS.logMultiplier(1e9)).isEqualTo(Math.log(1.5));
    }

    @Test
    void refusesBoundsThatDoNotEncloseOne() {
        assertThatThrownBy(() -> MultiplierBounds.of(1.1, 1.5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("-infinity < lo < 0 < hi < infinity");
    }

    @Test
    void leadsTheGradientBackToTheRawOutputsOfAPathObjective() {
        gradientIsThatOfFiniteDifferences(new Path(5, 2, false));
    }

    @Test
    void leavesAClassifiersOutputsAsTheyAre() {
        gradientIsThatOfFiniteDifferences(new Path(1, 3, true));
    }

    private static void gradientIsThatOfFiniteDifferences(Objective objective) {
        int examples = 23;
        TrainingSet set = twoBlocks(examples, objective);
        Segments segments = Segments.of(set);
        Judge judge = new Judge(objective, BOUNDS, segments);
        int[] order = shuffled(segments.count());
        float[] z = new float[examples * objective.outputs()];
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < z.length; i++) {
            z[i] = (float) random.nextGaussian();
        }
        float[] gradient = new float[z.length];
        judge.loss(z, 0, order, 0, order.length, 1, gradient);

        float step = 1f / 1024;
        for (int i = 0; i < z.length; i++) {
            float[] up = z.clone();
            float[] down = z.clone();
            up[i] += step;
            down[i] -= step;
            double rise = judge.loss(up, 0, order, 0, order.length, 1, new float[z.length])
                    - judge.loss(down, 0, order, 0, order.length, 1, new float[z.length]);
            assertThat((double) gradient[i]).isCloseTo(rise / (up[i] - down[i]), within(1e-5));
        }
    }

    @Test
    void saysWhichOutputsWereNoNumbersByNaN() {
        Objective objective = new Path(5, 2, false);
        TrainingSet set = twoBlocks(23, objective);
        float[] z = new float[46];
        z[17] = Float.NaN;
        Segments segments = Segments.of(set);
        int[] order = IntStream.range(0, segments.count()).toArray();
        assertThat(new Judge(objective, BOUNDS, segments).loss(z, 0, order, 0, order.length, 1, new float[46]))
                .isNaN();
    }

    @Test
    void refusesAnObjectiveThatGivesNoNumber() {
        Objective broken = (first, count, outputs, gradient) -> Double.NaN;
        Segments segments = Segments.of(twoBlocks(23, broken));
        assertThatThrownBy(() -> new Judge(broken, BOUNDS, segments)
                        .loss(new float[23], 0, new int[] {7}, 0, 1, 1, new float[23]))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("for the 1 examples from 7 on");
    }

    @Test
    void segmentsEndWithTheirBlock() {
        Segments segments = Segments.of(twoBlocks(23, new Path(5, 1, false)));
        int[] sizes = IntStream.range(0, segments.count()).map(segments::size).toArray();
        assertThat(sizes).containsExactly(5, 5, 1, 5, 5, 2);
        assertThat(segments.first(3)).isEqualTo(11);
    }

    private static int[] shuffled(int count) {
        return IntStream.range(0, count).map(i -> (i * 7 + 3) % count).toArray();
    }

    /** Eleven examples of one block, the others of the next. */
    private static TrainingSet twoBlocks(int examples, Objective objective) {
        int[] starts = IntStream.range(0, examples).map(i -> i < 11 ? 0 : 11).toArray();
        int[] ends = IntStream.range(0, examples).toArray();
        return new TrainingSet(new double[examples][1], starts, ends, objective);
    }

    /** Half the squares of the outputs' steps from example to example, the first from 0, and of their sums. */
    private record Path(int segment, int outputs, boolean classifies) implements Objective {

        @Override
        public double loss(int first, int count, double[] values, double[] gradient) {
            Arrays.fill(gradient, 0, count * outputs, 0);
            double loss = 0;
            for (int i = 0; i < count * outputs; i++) {
                double step = values[i] * (1 + first % 3) - (i < outputs ? 0 : values[i - outputs]);
                loss += step * step / 2;
                gradient[i] += step * (1 + first % 3);
                if (i >= outputs) {
                    gradient[i - outputs] -= step;
                }
            }
            return loss;
        }
    }
}
