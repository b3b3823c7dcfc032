package io.plimsoll.runs;

import io.plimsoll.market.InputRejectedException;
import io.plimsoll.multiplier.Architecture;
import io.plimsoll.multiplier.NetworkSettings;
import io.plimsoll.multiplier.NetworkShape;
import io.plimsoll.multiplier.TrainingSettings;
import java.util.Arrays;
import java.util.List;

/** The key {@code network} of a study file. */
final class NetworkKeys {

    private static final int USUAL_SEQUENCE = 20;

    private NetworkKeys() {}

    static NetworkSettings of(Section network, double confidence) {
        double[] levels = network.numbers("levels", new double[] {0.95, 0.975, confidence});
        if (Arrays.stream(levels).noneMatch(l -> l == confidence)) {
            throw new InputRejectedException(
                    "network.levels must hold margin.confidence " + confidence + ", was " + Arrays.toString(levels));
        }
        try {
            return new NetworkSettings(
                    shape(network),
                    network.integer("members", 10),
                    training(network),
                    network.number("lowest", 0.8),
                    network.number("highest", 1.5),
                    levels);
        } catch (IllegalArgumentException e) {
            throw new InputRejectedException("network: " + e.getMessage(), e);
        }
    }

    private static NetworkShape shape(Section network) {
        Architecture architecture = network.choice("architecture", Architecture.class, Architecture.MLP);
        boolean transformer = architecture == Architecture.TRANSFORMER;
        return new NetworkShape(
                architecture,
                whole(network.numbers("hidden", hidden(architecture))),
                network.integer("sequence", architecture.sequential() ? USUAL_SEQUENCE : 1),
                network.integer("layers", 1),
                network.integer("heads", transformer ? 2 : 1),
                List.of());
    }

    private static double[] hidden(Architecture architecture) {
        return switch (architecture) {
            case MLP, LSTM, GRU -> new double[] {16};
            case TRANSFORMER -> new double[] {16, 32};
            case LINEAR -> new double[0];
        };
    }

    private static int[] whole(double[] numbers) {
        for (double number : numbers) {
            if (number != (int) number) {
                throw new IllegalArgumentException("hidden must be whole numbers, one was " + number);
            }
        }
        return Arrays.stream(numbers).mapToInt(h -> (int) h).toArray();
    }

    private static TrainingSettings training(Section network) {
        TrainingSettings standard = TrainingSettings.STANDARD;
        return new TrainingSettings(
                network.integer("maxEpochs", standard.maxEpochs()),
                network.integer("patience", standard.patience()),
                network.integer("batchSize", standard.batchSize()),
                network.choice("optimizer", TrainingSettings.Optimizer.class, standard.optimizer()),
                network.number("learningRate", standard.learningRate()),
                network.choice("schedule", TrainingSettings.Schedule.class, standard.schedule()),
                network.number("weightDecay", standard.weightDecay()),
                network.number("dropout", standard.dropout()),
                network.number("gradientClip", standard.gradientClip()),
                network.number("validationShare", standard.validationShare()));
    }
}
