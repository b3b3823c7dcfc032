package io.plimsoll.backtest;

import io.plimsoll.multiplier.NetworkSettings;
import io.plimsoll.multiplier.ObjectiveSettings;

/**
 * A network to be compared.
 *
 * @param name in results; with {@code +controller} behind it for the same under the controller
 * @param network how it is built and trained
 * @param objective what it is trained for
 * @param features what it sees, besides the state of the margin that it multiplies
 * @param seed added to the study's
 */
public record NetworkSpec(
        String name, NetworkSettings network, ObjectiveSettings objective, FeatureChoice features, long seed) {}
