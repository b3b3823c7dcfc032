package io.plimsoll.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plimsoll.multiplier.TrainingSettings;
import io.plimsoll.multiplier.TrainingSettings.Optimizer;
import io.plimsoll.multiplier.TrainingSettings.Schedule;
import java.util.SplittableRandom;
import org.bytedeco.pytorch.AdamOptions;
import org.bytedeco.pytorch.AdamW;
import org.bytedeco.pytorch.AdamWOptions;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AdamTest {

    private static final int SIZE = 37;

    @BeforeAll
    static void loadTorch() {
        Deterministic.onThisThread();
    }

    @ParameterizedTest
    @EnumSource(Optimizer.class)
    void stepsAsTorchesOwnDo(Optimizer optimizer) {
        float[] own = random(1);
        Adam adam = new Adam(own, stack(1), new float[0][], settings(optimizer, 0));
        float[] torch = new float[SIZE];
        NativeMemory.scoped(() -> {
            Tensor numbers = Tensor.create(random(1), SIZE).set_requires_grad(true);
            Runnable step = torchStep(optimizer, numbers);
            for (int i = 0; i < 50; i++) {
                numbers.mutable_grad().put(Tensor.create(random(100 + i), SIZE));
                step.run();
                adam.step(random(100 + i), 0.01);
            }
            numbers.data_ptr_float().get(torch);
        });
        for (int i = 0; i < SIZE; i++) {
            assertThat(own[i]).isCloseTo(torch[i], within(2e-6f));
        }
        assertThat(own[0]).isNotCloseTo(random(1)[0], within(0.01f));
    }

    private static Runnable torchStep(Optimizer optimizer, Tensor numbers) {
        if (optimizer == Optimizer.ADAMW) {
            AdamWOptions options = new AdamWOptions(0.01);
            options.weight_decay().put(0.1);
            AdamW torch = new AdamW(new TensorVector(numbers), options);
            return torch::step;
        }
        AdamOptions options = new AdamOptions(0.01);
        options.weight_decay().put(0.1);
        org.bytedeco.pytorch.Adam torch = new org.bytedeco.pytorch.Adam(new TensorVector(numbers), options);
        return torch::step;
    }

    @Test
    void shortensTheGradientOfEachMemberByItself() {
        float[] clipped = new float[2 * SIZE];
        float[] gradient = new float[2 * SIZE];
        Stack stack = stack(2);
        for (Layout.Part part : stack.layout().parts()) {
            for (int i = 0; i < part.size(); i++) {
                gradient[stack.offset(part, 0) + i] = 100;
                gradient[stack.offset(part, 1) + i] = 0.001f;
            }
        }
        new Adam(clipped, stack, new float[0][], settings(Optimizer.ADAMW, 2)).step(gradient, 0.01);
        for (Layout.Part part : stack.layout().parts()) {
            assertThat(gradient[stack.offset(part, 0)]).isCloseTo((float) (2 / Math.sqrt(SIZE)), within(1e-6f));
            assertThat(gradient[stack.offset(part, 1)]).isEqualTo(0.001f);
        }
    }

    @Test
    void movesNumbersBackToTheirLimits() {
        float[] numbers = new float[SIZE];
        float[][] limits = new float[2][SIZE];
        java.util.Arrays.fill(limits[0], 0);
        java.util.Arrays.fill(limits[1], 0.005f);
        Adam adam = new Adam(numbers, stack(1), limits, settings(Optimizer.ADAMW, 0));
        adam.step(random(3), 0.01);
        float[] gradient = random(3);
        for (int i = 0; i < SIZE; i++) {
            assertThat(numbers[i]).isEqualTo(gradient[i] > 0 ? 0 : 0.005f);
        }
    }

    private static Stack stack(int members) {
        Layout layout = new Layout();
        layout.add("a", 0, 5, 6);
        layout.add("b", 0, 7);
        return new Stack(layout, members);
    }

    private static float[] random(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] numbers = new float[SIZE];
        for (int i = 0; i < SIZE; i++) {
            numbers[i] = (float) random.nextGaussian();
        }
        return numbers;
    }

    private static TrainingSettings settings(Optimizer optimizer, double clip) {
        return new TrainingSettings(1, 1, 1, optimizer, 0.01, Schedule.CONSTANT, 0.1, 0, clip, 0.2);
    }
}
