package io.plimsoll.multiplier;

/**
 * How a fit went.
 *
 * @param bestEpochs per member, the epoch that was kept, from 0: 0 means that the untrained multiplier 1 was kept
 * @param validationLosses per member, the mean pinball loss of the kept epoch on the validation block
 * @param validationLossOfOne the same loss for a multiplier that is always 1
 */
public record TrainingReport(int[] bestEpochs, double[] validationLosses, double validationLossOfOne) {}
