package io.plimsoll.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class BoundedPinballTest {

    private static final int ROWS = 400;
    private static final MultiplierBounds BOUNDS = MultiplierBounds.of(0.8, 1.5);

    @BeforeAll
    static void loadTorch() {
        Deterministic.onThisThread();
    }

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
    void theLossInTorchIsTheLossInJava() {
        Case example = Case.random(1);
        assertThat(example.torchLoss()).isCloseTo(example.javaLoss(example.z), within(2e-6));
    }

    @Test
    void theGradientIsThatOfFiniteDifferences() {
        Case example = Case.random(2);
        double[] gradient = example.torchGradient();
        double step = 1e-6;
        for (int row = 0; row < ROWS; row++) {
            double[] up = example.z.clone();
            double[] down = example.z.clone();
            up[row] += step;
            down[row] -= step;
            double difference = (example.javaLoss(up) - example.javaLoss(down)) / (2 * step);
            assertThat(gradient[row]).isCloseTo(difference, within(1e-8 + 1e-4 * Math.abs(difference)));
        }
        assertThat(Arrays.stream(gradient).map(Math::abs).max().orElseThrow()).isGreaterThan(5e-4);
    }

    /** Raw outputs and ratios; no ratio lies so near its multiplier that a step crosses the kink. */
    private record Case(double[] z, double[][] ratios, PinballLoss loss) {

        static Case random(long seed) {
            SplittableRandom random = new SplittableRandom(seed);
            double[] z = new double[ROWS];
            double[][] ratios = new double[ROWS][SyntheticMarket.LEVELS.length];
            for (int row = 0; row < ROWS; row++) {
                z[row] = (float) (3 * random.nextGaussian());
                double multiplier = Math.exp(BOUNDS.logMultiplier(z[row]));
                for (int column = 0; column < ratios[row].length; column++) {
                    double excess = random.nextGaussian();
                    ratios[row][column] = multiplier + excess + Math.copySign(1e-4, excess);
                }
            }
            return new Case(z, ratios, PinballLoss.scaledOn(ratios, SyntheticMarket.LEVELS));
        }

        double javaLoss(double[] outputs) {
            return loss.of(
                    ratios, Arrays.stream(outputs).map(BOUNDS::logMultiplier).toArray());
        }

        double torchLoss() {
            return NativeMemory.scoped(() -> (double) torchLoss(tensor(z)).item_float());
        }

        double[] torchGradient() {
            return NativeMemory.scoped(() -> {
                Tensor leaf = tensor(z).set_requires_grad(true);
                torchLoss(leaf).backward();
                float[] gradient = new float[ROWS];
                leaf.grad().data_ptr_float().get(gradient);
                double[] wide = new double[ROWS];
                Arrays.setAll(wide, row -> gradient[row]);
                return wide;
            });
        }

        private Tensor torchLoss(Tensor outputs) {
            double[] flat =
                    Arrays.stream(ratios).flatMapToDouble(Arrays::stream).toArray();
            Tensor ratio = floats(flat, 1, ROWS, SyntheticMarket.LEVELS.length);
            return new BoundedPinball(BOUNDS, loss).loss(outputs, ratio, ROWS);
        }

        private static Tensor tensor(double[] values) {
            return floats(values, 1, ROWS, 1);
        }

        private static Tensor floats(double[] values, long... shape) {
            float[] narrow = new float[values.length];
            for (int i = 0; i < values.length; i++) {
                narrow[i] = (float) values[i];
            }
            return Tensor.create(narrow, shape);
        }
    }
}
