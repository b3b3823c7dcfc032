package io.plimsoll.target;

import io.plimsoll.margin.Side;

/**
 * What one example is to be trained towards.
 *
 * @param side whose margin
 * @param decision the session at whose close the margin was set, and whose features are the example's inputs
 * @param settled the last session that the multiplier depends on: an example may be trained on only where this is not later
 *     than the last session known, so that windows that overlap a test are purged
 * @param multiplier of the baseline margin that would have been right
 * @param label the same as a class
 */
public record Target(Side side, int decision, int settled, double multiplier, Label label) {

    /** A target with the label of its multiplier, clipped to the bounds. */
    static Target of(Side side, int decision, int settled, double multiplier, TargetSettings settings) {
        Label label = Label.of(settings.clipped(multiplier), settings.deadBand());
        return new Target(side, decision, settled, multiplier, label);
    }
}
