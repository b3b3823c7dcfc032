package io.plimsoll.learn;

import io.plimsoll.multiplier.NetworkSettings;
import io.plimsoll.multiplier.NetworkShape;
import java.util.Arrays;

/** Small fitted models for tests that need one, whatever it learnt. */
final class Fitted {

    static final int INPUTS = 6;

    private Fitted() {}

    /** Three members with hidden layers such as {@code 16;5}, or {@code linear} for none. */
    static EnsembleModel model(String layers) {
        return model(
                layers.equals("linear")
                        ? NetworkShape.linear()
                        : NetworkShape.mlp(Arrays.stream(layers.split(";", -1))
                                .mapToInt(Integer::parseInt)
                                .toArray()));
    }

    /** Three members of a shape. */
    static EnsembleModel model(NetworkShape shape) {
        NetworkSettings settings =
                SyntheticMarket.settings(shape, 3, SyntheticMarket.training(10, 10, 128, 0.01, 0.01, 0.1));
        SyntheticMarket fit = SyntheticMarket.informative(1_000, INPUTS, 1);
        SyntheticMarket validation = SyntheticMarket.informative(300, INPUTS, 2);
        return SyntheticMarket.train(fit, validation, settings, 1);
    }
}
