package io.plimsoll.multiplier;

import java.util.function.LongConsumer;

/** Fits a multiplier to examples. Implementations hold no state between calls. */
public interface MultiplierTrainer {

    /**
     * Fits on {@code fit}, stops by {@code validation}, which lies later in time, and gives the fitted model.
     *
     * @param start what the members are before
     * @param seed decides everything that is random; the same seed, examples and settings give the same bits
     * @param onEpoch told the number of epochs done, of {@link NetworkSettings#maxEpochs()} at most
     */
    MultiplierModel train(
            TrainingSet fit,
            TrainingSet validation,
            NetworkSettings settings,
            Start start,
            long seed,
            LongConsumer onEpoch);
}
