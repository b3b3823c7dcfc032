package io.plimsoll.multiplier;

/**
 * How the network is built and trained.
 *
 * @param hidden units of each hidden layer, such as {@code [16]}
 * @param members networks in the ensemble, which differ in their seeds only
 * @param levels confidence levels whose pinball losses are averaged, each in (0, 1); the margin's own must be one
 * @param maxEpochs passes over the training examples at most
 * @param patience epochs without a better validation loss after which a member stops
 * @param batchSize examples a step
 * @param learningRate Adam's step size
 * @param weightDecay decoupled weight decay; it pulls the multiplier towards 1
 * @param dropout share of hidden units dropped while training, in [0, 1)
 * @param validationShare share of the training examples, the latest, that decides when to stop, in (0, 1)
 * @param lowest least multiplier, such as 0.8
 * @param highest greatest multiplier, such as 1.5
 */
public record NetworkSettings(
        int[] hidden,
        int members,
        double[] levels,
        int maxEpochs,
        int patience,
        int batchSize,
        double learningRate,
        double weightDecay,
        double dropout,
        double validationShare,
        double lowest,
        double highest) {

    public NetworkSettings {
        if (!(0 < lowest && lowest < 1 && 1 < highest)) {
            throw new IllegalArgumentException(
                    "bounds must satisfy 0 < lowest < 1 < highest, were " + lowest + " and " + highest);
        }
    }
}
