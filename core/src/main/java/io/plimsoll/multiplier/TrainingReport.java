package io.plimsoll.multiplier;

import java.util.Arrays;

/**
 * How a fit went.
 *
 * @param bestEpochs per member, the epoch that was kept, from 0: 0 means that what it started from was kept, which is the
 *     multiplier 1 unless it started from a model
 * @param validationLosses per member, the mean loss of the kept epoch on the validation block
 * @param validationLossOfOne the same loss for a multiplier that is always 1, and further outputs of 0
 * @param divergedAt per member, the epoch in which its outputs were no numbers any more and it stopped; 0 where they stayed
 *     numbers
 */
public record TrainingReport(
        int[] bestEpochs, double[] validationLosses, double validationLossOfOne, int[] divergedAt) {

    /** A fit in which no member diverged. */
    public TrainingReport(int[] bestEpochs, double[] validationLosses, double validationLossOfOne) {
        this(bestEpochs, validationLosses, validationLossOfOne, new int[bestEpochs.length]);
    }

    /** The number of members that diverged; each was kept as it was at its best epoch before. */
    public long diverged() {
        return Arrays.stream(divergedAt).filter(epoch -> epoch > 0).count();
    }
}
