package io.plimsoll.learn;

import io.plimsoll.multiplier.TrainingSettings;
import io.plimsoll.multiplier.TrainingSettings.Optimizer;
import java.util.Arrays;
import java.util.Collections;

/**
 * Adam (Kingma &amp; Ba 2015) and AdamW (Loshchilov &amp; Hutter 2019) on the numbers of some members, each of which has
 * its own gradient norm:
 *
 * <pre>a ← β₁a + (1 − β₁)g,  b ← β₂b + (1 − β₂)g²,
 * x ← (1 − ηλ)x − η·a/(1 − β₁ᵗ) / (√(b/(1 − β₂ᵗ)) + ε)</pre>
 *
 * β₁ = 0.9, β₂ = 0.999, ε = 10⁻⁸, η the learning rate, λ the weight decay, which Adam adds to the gradient as λx instead.
 * Numbers with limits are moved back to the nearest limit after each step.
 */
final class Adam {

    private static final double BETA1 = 0.9;
    private static final double BETA2 = 0.999;
    private static final float EPSILON = 1e-8f;

    private final TrainingSettings settings;
    private final Stack stack;
    private final float[] numbers;
    private final float[] means;
    private final float[] squares;
    private final float[][] limits;
    private int steps;

    /** Starts from these numbers, in the order of the stack; it changes them. */
    Adam(float[] numbers, Stack stack, float[][] limits, TrainingSettings settings) {
        this.numbers = numbers;
        this.stack = stack;
        this.settings = settings;
        this.limits = Arrays.stream(limits)
                .map(row -> stack.of(Collections.nCopies(stack.members(), row)))
                .toArray(float[][]::new);
        means = new float[numbers.length];
        squares = new float[numbers.length];
    }

    /** One step along a gradient, which it may change. */
    void step(float[] gradient, double learningRate) {
        steps++;
        if (settings.gradientClip() > 0) {
            clip(gradient);
        }
        float shrink = 1;
        if (settings.optimizer() == Optimizer.ADAMW) {
            shrink = (float) (1 - learningRate * settings.weightDecay());
        } else {
            pull(gradient, (float) settings.weightDecay());
        }
        double size = learningRate / (1 - Math.pow(BETA1, steps));
        double unbiased = 1 / Math.sqrt(1 - Math.pow(BETA2, steps));
        move(gradient, numbers, means, squares, shrink, (float) size, (float) unbiased);
        if (limits.length > 0) {
            limit();
        }
    }

    private void clip(float[] gradient) {
        for (int member = 0; member < stack.members(); member++) {
            double sum = 0;
            for (Layout.Part part : stack.layout().parts()) {
                int from = stack.offset(part, member);
                for (int i = from; i < from + part.size(); i++) {
                    sum += (double) gradient[i] * gradient[i];
                }
            }
            float scale = (float) (settings.gradientClip() / Math.sqrt(sum));
            if (scale < 1) {
                shorten(gradient, member, scale);
            }
        }
    }

    private void shorten(float[] gradient, int member, float scale) {
        for (Layout.Part part : stack.layout().parts()) {
            int from = stack.offset(part, member);
            for (int i = from; i < from + part.size(); i++) {
                gradient[i] *= scale;
            }
        }
    }

    private void pull(float[] gradient, float decay) {
        for (int i = 0; i < gradient.length; i++) {
            gradient[i] += decay * numbers[i];
        }
    }

    /** Arrays as arguments, plain arithmetic in floats: the compiler makes vector instructions of it. */
    private static void move(float[] g, float[] x, float[] a, float[] b, float shrink, float size, float unbiased) {
        float rate1 = (float) (1 - BETA1);
        float rate2 = (float) (1 - BETA2);
        for (int i = 0; i < x.length; i++) {
            a[i] += rate1 * (g[i] - a[i]);
            b[i] += rate2 * (g[i] * g[i] - b[i]);
            x[i] = shrink * x[i] - size * a[i] / ((float) Math.sqrt(b[i]) * unbiased + EPSILON);
        }
    }

    private void limit() {
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = Math.min(limits[1][i], Math.max(limits[0][i], numbers[i]));
        }
    }

    /** The present numbers, in the order of the stack. */
    float[] numbers() {
        return numbers;
    }

    /** A copy of the present numbers of one member. */
    float[] member(int member) {
        return stack.member(numbers, member);
    }
}
