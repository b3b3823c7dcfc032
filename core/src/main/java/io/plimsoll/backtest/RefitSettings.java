package io.plimsoll.backtest;

import io.plimsoll.multiplier.TrainingSettings;

/**
 * What a refit learns from and starts from.
 *
 * @param rollingWindow it learns from decisions of the last so many sessions of each underlying that are known at the refit;
 *     0 for all
 * @param warmEpochs passes at most of a refit that starts from the network of the fold before; 0 where each starts anew
 * @param fineTuning what follows on the underlying that is tested, alone
 */
public record RefitSettings(int rollingWindow, int warmEpochs, FineTuning fineTuning) {

    /** Anew on a growing past. */
    public static final RefitSettings STANDARD = new RefitSettings(0, 0, FineTuning.NONE);

    /**
     * Further training, on examples of the underlying that is tested and no other.
     *
     * @param epochs passes at most; 0 for none
     * @param learningRate the step size
     */
    public record FineTuning(int epochs, double learningRate) {

        /** None. */
        public static final FineTuning NONE = new FineTuning(0, 0.001);

        public FineTuning {
            require(epochs >= 0, "fineTune.epochs must be a number of epochs or 0, was " + epochs);
            require(
                    0 < learningRate && learningRate < Double.POSITIVE_INFINITY,
                    "fineTune.learningRate must be positive and finite, was " + learningRate);
        }

        /**
         * How it trains.
         *
         * @param before how the network was trained before
         * @throws IllegalArgumentException where the step size does not go with that
         */
        TrainingSettings of(TrainingSettings before) {
            try {
                return before.during(epochs, learningRate);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("fineTune: " + e.getMessage(), e);
            }
        }
    }

    public RefitSettings {
        require(rollingWindow >= 0, "rollingWindow must be a number of sessions or 0, was " + rollingWindow);
        require(warmEpochs >= 0, "warmEpochs must be a number of epochs or 0, was " + warmEpochs);
    }

    /** Whether the underlying that is tested is trained on further. */
    boolean fineTunes() {
        return fineTuning.epochs() > 0;
    }

    /** Whether a refit needs the one before. */
    public boolean startsWarm() {
        return warmEpochs > 0;
    }

    /**
     * Epochs at most over some folds.
     *
     * @param first those of a fit that starts anew
     */
    long mostEpochs(int folds, int first) {
        return first + (folds - 1L) * (startsWarm() ? warmEpochs : first) + (long) folds * fineTuning.epochs();
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException(rule);
        }
    }
}
