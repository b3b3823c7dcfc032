package io.plimsoll.learn;

import io.plimsoll.multiplier.TrainingReport;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/**
 * Keeps each member's numbers of the epoch with the least validation loss. Epoch 0, the untrained multiplier 1 or
 * the numbers that it starts from, is a candidate like any other. A member that has found nothing better for {@code patience} epochs has stopped: what it
 * does afterwards, while others go on in the same stack, is not looked at. So has one whose outputs are no numbers any more.
 */
final class EarlyStopping {

    private final int patience;
    private final double lossOfOne;
    private final List<float[]> best;
    private final int[] bestEpochs;
    private final double[] bestLosses;
    private final int[] divergedAt;
    private final boolean[] stopped;

    EarlyStopping(List<float[]> starts, double lossOfOne, int patience) {
        this.patience = patience;
        this.lossOfOne = lossOfOne;
        best = new ArrayList<>(starts);
        bestEpochs = new int[starts.size()];
        bestLosses = new double[starts.size()];
        Arrays.fill(bestLosses, lossOfOne);
        divergedAt = new int[starts.size()];
        stopped = new boolean[starts.size()];
    }

    /** Tells the loss of the numbers that a member starts from, where these are not the multiplier 1. */
    void startsWith(int member, double loss) {
        bestLosses[member] = loss;
    }

    /** Takes note of a member's loss after an epoch, NaN where it diverged; asks for its numbers where it got better. */
    void observe(int member, int epoch, double loss, Supplier<float[]> numbers) {
        if (stopped[member]) {
            return;
        }
        if (Double.isNaN(loss)) {
            divergedAt[member] = epoch;
        } else if (loss < bestLosses[member]) {
            best.set(member, numbers.get());
            bestEpochs[member] = epoch;
            bestLosses[member] = loss;
        }
        stopped[member] = divergedAt[member] > 0 || epoch - bestEpochs[member] >= patience;
    }

    /** Whether the members {@code from} … {@code to − 1} have all stopped. */
    boolean allStopped(int from, int to) {
        for (int member = from; member < to; member++) {
            if (!stopped[member]) {
                return false;
            }
        }
        return true;
    }

    List<float[]> best() {
        return best;
    }

    TrainingReport report() {
        return new TrainingReport(bestEpochs.clone(), bestLosses.clone(), lossOfOne, divergedAt.clone());
    }
}
