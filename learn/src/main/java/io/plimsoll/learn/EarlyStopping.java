package io.plimsoll.learn;

import io.plimsoll.multiplier.TrainingReport;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Keeps each member's weights of the epoch with the least validation loss. Epoch 0, the untrained multiplier 1, is a
 * candidate like any other. A member that has found nothing better for {@code patience} epochs has stopped: what it
 * does afterwards, while others go on in the same stack, is not looked at.
 */
final class EarlyStopping {

    private final int patience;
    private final double lossOfOne;
    private final List<Member> best;
    private final int[] bestEpochs;
    private final double[] bestLosses;
    private final boolean[] stopped;

    EarlyStopping(List<Member> untrained, double lossOfOne, int patience) {
        this.patience = patience;
        this.lossOfOne = lossOfOne;
        best = new ArrayList<>(untrained);
        bestEpochs = new int[untrained.size()];
        bestLosses = new double[untrained.size()];
        Arrays.fill(bestLosses, lossOfOne);
        stopped = new boolean[untrained.size()];
    }

    /** Takes note of an epoch's losses, one a member; {@code network} is copied only where one got better. */
    void observe(int epoch, double[] losses, StackedNetwork network) {
        List<Member> current = List.of();
        for (int member = 0; member < losses.length; member++) {
            if (!stopped[member] && losses[member] < bestLosses[member]) {
                current = current.isEmpty() ? network.copy() : current;
                best.set(member, current.get(member));
                bestEpochs[member] = epoch;
                bestLosses[member] = losses[member];
            }
            stopped[member] |= epoch - bestEpochs[member] >= patience;
        }
    }

    boolean allStopped() {
        for (boolean one : stopped) {
            if (!one) {
                return false;
            }
        }
        return true;
    }

    List<Member> best() {
        return best;
    }

    TrainingReport report() {
        return new TrainingReport(bestEpochs.clone(), bestLosses.clone(), lossOfOne);
    }
}
