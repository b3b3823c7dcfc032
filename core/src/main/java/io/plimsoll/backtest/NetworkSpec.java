package io.plimsoll.backtest;

import io.plimsoll.multiplier.NetworkSettings;
import io.plimsoll.multiplier.ObjectiveSettings;
import java.util.regex.Pattern;

/**
 * A network to be compared.
 *
 * @param name in results and file names: letters, digits, dots, dashes and underscores, a letter or digit first; with
 *     {@code +controller} behind it for the same under the controller
 * @param network how it is built and trained
 * @param objective what it is trained for
 * @param features what it sees
 * @param refit what it learns from at each refit
 * @param seed added to the study's
 */
public record NetworkSpec(
        String name,
        NetworkSettings network,
        ObjectiveSettings objective,
        FeatureChoice features,
        RefitSettings refit,
        long seed) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");

    public NetworkSpec {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "a network's name must be of letters, digits, dots, dashes and underscores,"
                            + " a letter or digit first, was \"" + name + "\"");
        }
        if (!features.monotone().isEmpty()
                && (network.shape().architecture().sequential()
                        || objective.loss() == ObjectiveSettings.Loss.CLASSES)) {
            throw new IllegalArgumentException("monotone inputs are for mlp and linear networks with another loss than"
                    + " classes, was " + network.shape().architecture() + " with " + objective.loss() + " and "
                    + features.monotone());
        }
        if (refit.fineTunes()) {
            refit.fineTuning().of(network.training()); // rejects a step size that weight decay does not allow
        }
    }

    /** The same network, seeing other features. */
    public NetworkSpec with(FeatureChoice other) {
        return new NetworkSpec(name, network, objective, other, refit, seed);
    }
}
