package io.plimsoll.multiplier;

/**
 * Settings of the online controller.
 *
 * @param eta η, the step: after a breach the log multiplier rises by η(1 − α), after a quiet day it falls by ηα
 */
public record ControllerSettings(double eta) {

    public ControllerSettings {
        if (!(eta > 0 && eta < 1)) {
            throw new IllegalArgumentException("controller.eta must be in (0, 1), was " + eta);
        }
    }
}
