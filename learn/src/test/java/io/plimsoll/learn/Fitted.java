package io.plimsoll.learn;

import io.plimsoll.multiplier.NetworkSettings;
import io.plimsoll.multiplier.NetworkShape;
import io.plimsoll.multiplier.NetworkShape.Monotone;
import io.plimsoll.multiplier.TrainingReport;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

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

    /** Every architecture, with one layer and with more. */
    static List<NetworkShape> shapes() {
        return List.of(
                NetworkShape.linear(),
                NetworkShape.mlp(8),
                NetworkShape.mlp(16, 5),
                NetworkShape.linear().with(List.of(new Monotone(0, 1))),
                NetworkShape.mlp(16, 5).with(List.of(new Monotone(0, 1), new Monotone(3, -1))),
                NetworkShape.lstm(7, 8),
                NetworkShape.lstm(7, 8, 5),
                NetworkShape.gru(7, 8),
                NetworkShape.gru(7, 8, 5),
                NetworkShape.transformer(7, 1, 2, 8, 16),
                NetworkShape.transformer(7, 2, 4, 16, 8));
    }

    /** Three members whose numbers are random, so that nothing is 0 by chance. */
    static EnsembleModel random(NetworkShape shape, int outputs, boolean classifies) {
        Network network = Networks.of(shape, INPUTS, outputs);
        float[][] limits = network.limits();
        SplittableRandom random = new SplittableRandom(5);
        List<float[]> members = new ArrayList<>();
        for (int member = 0; member < 3; member++) {
            float[] numbers = network.untrained(random);
            for (int i = 0; i < numbers.length; i++) {
                float moved = numbers[i] + (float) (0.3 * random.nextGaussian());
                numbers[i] = limits.length == 0 ? moved : Math.min(limits[1][i], Math.max(limits[0][i], moved));
            }
            members.add(numbers);
        }
        TrainingReport report = new TrainingReport(new int[3], new double[3], 0);
        return new EnsembleModel(network, members, MultiplierBounds.of(0.75, 1.5), classifies, report);
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
