package io.plimsoll.margin.portfolio;

import io.plimsoll.margin.RiskMeasure;
import java.util.Arrays;

/**
 * The largest losses of one account at a time, kept in a heap while they are computed block by block, and the measure of them: bit
 * for bit what {@link RiskMeasure#of} gives for all losses, which it sorts. Of 2,500 losses a margin at 99 % needs 26.
 */
final class TailMeasure {

    private final RiskMeasure measure;
    private final double confidence;
    private final int scenarios;
    private final int kept;

    TailMeasure(RiskMeasure measure, double confidence, int scenarios) {
        this.measure = measure;
        this.confidence = confidence;
        this.scenarios = scenarios;
        int needed = measure == RiskMeasure.VAR
                ? scenarios - (int) Math.floor((scenarios - 1) * confidence)
                : (int) Math.ceil((1 - confidence) * scenarios);
        this.kept = Math.min(scenarios, Math.max(1, needed));
    }

    /** How many losses an account's heap holds. */
    int kept() {
        return kept;
    }

    /** Empties the heap that begins at an offset. */
    void clear(double[] heaps, int at) {
        Arrays.fill(heaps, at, at + kept, Double.NEGATIVE_INFINITY);
    }

    /** Takes in the losses −pnl. The heap's root, at the offset, is the least of those kept. */
    void add(double[] heaps, int at, double[] pnl) {
        double least = -heaps[at];
        for (double gain : pnl) {
            if (gain < least) {
                sink(heaps, at, -gain);
                least = -heaps[at];
            }
        }
    }

    private void sink(double[] heaps, int at, double loss) {
        int i = 0;
        for (int child = 1; child < kept; child = 2 * i + 1) {
            if (child + 1 < kept && heaps[at + child + 1] < heaps[at + child]) {
                child++;
            }
            if (heaps[at + child] >= loss) {
                break;
            }
            heaps[at + i] = heaps[at + child];
            i = child;
        }
        heaps[at + i] = loss;
    }

    /** The measure of the losses taken in; sorts the heap, which must be cleared before it is used again. */
    double of(double[] heaps, int at) {
        Arrays.sort(heaps, at, at + kept);
        return measure == RiskMeasure.VAR ? quantile(heaps, at) : shortfall(heaps, at);
    }

    private double quantile(double[] tail, int at) {
        double position = (scenarios - 1) * confidence;
        int below = (int) Math.floor(position);
        int above = Math.min(below + 1, scenarios - 1);
        double least = tail[at];
        return least + (position - below) * (tail[at + above - below] - least);
    }

    private double shortfall(double[] tail, int at) {
        double left = (1 - confidence) * scenarios;
        double share = left;
        double sum = 0;
        for (int i = kept - 1; i >= 0 && left > 0; i--) {
            sum += Math.min(1, left) * tail[at + i];
            left -= 1;
        }
        return sum / share;
    }
}
