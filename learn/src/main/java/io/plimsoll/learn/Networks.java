package io.plimsoll.learn;

import io.plimsoll.multiplier.NetworkShape;

/** Makes the network of a shape. */
final class Networks {

    private Networks() {}

    static Network of(NetworkShape shape, int inputs, int outputs) {
        return switch (shape.architecture()) {
            case MLP, LINEAR -> new Perceptron(inputs, shape.hidden(), outputs, shape.monotone());
            case LSTM, GRU -> new Recurrent(shape.architecture(), inputs, shape.hidden(), shape.sequence(), outputs);
            case TRANSFORMER -> new Encoder(shape, inputs, outputs);
        };
    }
}
