package io.plimsoll.learn;

import io.plimsoll.multiplier.NetworkShape;
import io.plimsoll.multiplier.Objective;
import java.util.stream.IntStream;

/** Makes the network of a shape. */
final class Networks {

    private Networks() {}

    /** A network to be trained for an objective. */
    static Network of(NetworkShape shape, int inputs, Objective objective) {
        return of(
                shape,
                inputs,
                IntStream.range(0, objective.outputs())
                        .map(objective::direction)
                        .toArray());
    }

    /** One whose first output moves the margin and no other. */
    static Network of(NetworkShape shape, int inputs, int outputs) {
        int[] directions = new int[outputs];
        directions[0] = 1;
        return of(shape, inputs, directions);
    }

    private static Network of(NetworkShape shape, int inputs, int[] directions) {
        int outputs = directions.length;
        return switch (shape.architecture()) {
            case MLP, LINEAR -> new Perceptron(inputs, shape.hidden(), directions, shape.monotone());
            case LSTM, GRU -> new Recurrent(shape.architecture(), inputs, shape.hidden(), shape.sequence(), outputs);
            case TRANSFORMER -> new Encoder(shape, inputs, outputs);
        };
    }
}
