package io.plimsoll.planted;

import io.plimsoll.truth.TrueQuantile;

/** A feature that knows the hidden state of a simulated market: it exists so that its wall can be seen to stand. */
public final class KnowingFeature {

    private KnowingFeature() {}

    public static double value(TrueQuantile hidden) {
        return hidden.longLoss();
    }
}
