package io.plimsoll.multiplier;

/**
 * Settings of the online controller.
 *
 * @param eta η, the step: after a breach the log multiplier rises by η(1 − α), after a quiet day it falls by ηα
 * @param rate most |Δ ln m| from one session to the next, such as 0.05; infinite for no limit
 */
public record ControllerSettings(double eta, double rate) {

    public ControllerSettings {
        if (!(eta > 0 && eta < 1)) {
            throw new IllegalArgumentException("controller.eta must be in (0, 1), was " + eta);
        }
        if (!(rate > 0)) {
            throw new IllegalArgumentException("controller.rate must be positive, was " + rate);
        }
    }

    /** Settings without a limit on the daily change. */
    public ControllerSettings(double eta) {
        this(eta, Double.POSITIVE_INFINITY);
    }

    /** Whether the daily change is limited. */
    public boolean limited() {
        return rate < Double.POSITIVE_INFINITY;
    }
}
