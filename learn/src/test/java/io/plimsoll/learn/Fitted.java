package io.plimsoll.learn;

import io.plimsoll.multiplier.NetworkSettings;
import java.util.Arrays;

/** Small fitted models for tests that need one, whatever it learnt. */
final class Fitted {

    static final int INPUTS = 6;

    private Fitted() {}

    /** Three members with hidden layers such as {@code 16;5}, or {@code linear} for none. */
    static EnsembleModel model(String layers) {
        int[] hidden = layers.equals("linear")
                ? new int[0]
                : Arrays.stream(layers.split(";", -1))
                        .mapToInt(Integer::parseInt)
                        .toArray();
        NetworkSettings settings =
                new NetworkSettings(hidden, 3, SyntheticMarket.LEVELS, 30, 30, 128, 0.01, 0.01, 0.1, 0.2, 0.75, 1.5);
        SyntheticMarket fit = SyntheticMarket.informative(1_000, INPUTS, 1);
        SyntheticMarket validation = SyntheticMarket.informative(300, INPUTS, 2);
        return new TorchTrainer().train(fit.set(), validation.set(), settings, 1, epoch -> {});
    }
}
