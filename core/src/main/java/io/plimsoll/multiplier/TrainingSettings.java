package io.plimsoll.multiplier;

/**
 * How a network is trained.
 *
 * @param maxEpochs passes over the training examples at most
 * @param patience epochs without a better validation loss after which a member stops
 * @param batchSize examples a step; where examples are judged in segments, as many whole segments as come nearest to it
 * @param optimizer the rule of a step
 * @param learningRate its step size
 * @param schedule how the step size changes over epochs
 * @param weightDecay pulls the weights towards 0, and so the multiplier towards 1
 * @param dropout share of hidden units dropped while training, in [0, 1)
 * @param gradientClip greatest Euclidean norm of a member's gradient, to which a longer one is shortened; 0 for
 *     none
 * @param validationShare share of the training examples, the latest, that decides when to stop, in [0, 1). At 0 the network
 *     is fitted to all of them, and keeps the epoch whose loss on them was least
 */
public record TrainingSettings(
        int maxEpochs,
        int patience,
        int batchSize,
        Optimizer optimizer,
        double learningRate,
        Schedule schedule,
        double weightDecay,
        double dropout,
        double gradientClip,
        double validationShare) {

    /**
     * What studies use where they say nothing else: all examples are fitted to, and strong decay keeps a network small.
     * Chosen on the days before those of docs/results.md.
     */
    public static final TrainingSettings STANDARD =
            new TrainingSettings(100, 100, 1000, Optimizer.ADAMW, 0.005, Schedule.COSINE, 3, 0, 1, 0);

    /** The rule of a step. */
    public enum Optimizer {
        /** Adam with decoupled weight decay (Loshchilov &amp; Hutter 2019). */
        ADAMW,
        /** Adam, weight decay as part of the gradient (Kingma &amp; Ba 2015). */
        ADAM
    }

    /** How the step size changes over epochs. */
    public enum Schedule {
        /** It stays. */
        CONSTANT,
        /** It falls to 0 after {@code maxEpochs} along half a cosine (Loshchilov &amp; Hutter 2017, without restarts). */
        COSINE
    }

    public TrainingSettings {
        require(maxEpochs > 0, "maxEpochs must be positive, was " + maxEpochs);
        require(patience > 0, "patience must be positive, was " + patience);
        require(batchSize > 0, "batchSize must be positive, was " + batchSize);
        require(
                0 < learningRate && learningRate < Double.POSITIVE_INFINITY,
                "learningRate must be positive and finite, was " + learningRate);
        require(
                0 <= weightDecay && weightDecay * learningRate < 1,
                "weightDecay must be in [0, 1/learningRate), was " + weightDecay);
        require(0 <= dropout && dropout < 1, "dropout must be in [0, 1), was " + dropout);
        require(
                0 <= gradientClip && gradientClip < Double.POSITIVE_INFINITY,
                "gradientClip must be finite and not negative, was " + gradientClip);
        require(
                0 <= validationShare && validationShare < 1,
                "validationShare must be in [0, 1), was " + validationShare);
    }

    /** The same, over other epochs at another step size. */
    public TrainingSettings during(int epochs, double rate) {
        return new TrainingSettings(
                epochs,
                patience,
                batchSize,
                optimizer,
                rate,
                schedule,
                weightDecay,
                dropout,
                gradientClip,
                validationShare);
    }

    /** The step size of an epoch, counted from 1. */
    public double learningRate(int epoch) {
        return switch (schedule) {
            case CONSTANT -> learningRate;
            case COSINE -> learningRate * (1 + Math.cos(Math.PI * (epoch - 1) / maxEpochs)) / 2;
        };
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}
