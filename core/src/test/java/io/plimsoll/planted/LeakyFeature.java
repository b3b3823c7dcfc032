package io.plimsoll.planted;

import io.plimsoll.target.Outcome;

/** A feature that knows tomorrow: it exists so that the look-ahead wall can be seen to stand. */
public final class LeakyFeature {

    private LeakyFeature() {}

    public static double value(Outcome tomorrow) {
        return tomorrow.loss();
    }
}
