package io.plimsoll.multiplier;

import java.util.Arrays;
import java.util.List;

/**
 * What the network looks like.
 *
 * @param architecture its kind
 * @param hidden units of each hidden layer: of an MLP, such as {@code [32, 32]}; of an LSTM or GRU, layer upon layer, such
 *     as {@code [16]}; of a Transformer the model width and the units of its feed-forward layers, such as {@code [32, 64]};
 *     of a linear network none
 * @param sequence rows that an example looks at, the day of its decision included; 1 for MLP and linear networks
 * @param layers encoder layers of a Transformer; 1 for the others, whose layers {@code hidden} counts
 * @param heads attention heads of a Transformer, which divide its model width; 1 for the others
 * @param monotone inputs in which ln m, and the margin on its path, must not fall, or not rise, by construction; for MLP and
 *     linear networks only
 */
public record NetworkShape(
        Architecture architecture, int[] hidden, int sequence, int layers, int heads, List<Monotone> monotone) {

    /**
     * An input in which ln m is monotone whatever the other inputs are.
     *
     * @param input column of the input
     * @param sign 1 where ln m must not fall as the input rises, −1 where it must not rise
     */
    public record Monotone(int input, int sign) {

        public Monotone {
            require(input >= 0, "a monotone input must be a column from 0, was " + input);
            require(sign == 1 || sign == -1, "the sign of a monotone input must be 1 or -1, was " + sign);
        }
    }

    public NetworkShape {
        hidden = hidden.clone();
        monotone = List.copyOf(monotone);
        for (int units : hidden) {
            require(units > 0, "each hidden layer must have a unit, one had " + units);
        }
        require(sequence > 0, "sequence must be positive, was " + sequence);
        require(layers > 0, "layers must be positive, was " + layers);
        require(heads > 0, "heads must be positive, was " + heads);
        if (!architecture.sequential()) {
            require(sequence == 1, "sequence must be 1 for " + architecture + ", was " + sequence);
        } else {
            require(hidden.length > 0, "hidden must name a width for " + architecture + ", was []");
            require(monotone.isEmpty(), "monotone inputs are for MLP and LINEAR, not for " + architecture);
        }
        if (architecture == Architecture.TRANSFORMER) {
            require(
                    hidden.length == 2,
                    "hidden must be the model width and the feed-forward units of a TRANSFORMER, was "
                            + Arrays.toString(hidden));
            require(hidden[0] % heads == 0, "heads must divide the model width " + hidden[0] + ", was " + heads);
        } else {
            require(layers == 1, "layers are for TRANSFORMER only, hidden counts them for " + architecture);
            require(heads == 1, "heads are for TRANSFORMER only, were " + heads + " for " + architecture);
        }
        require(
                architecture != Architecture.LINEAR || hidden.length == 0,
                "hidden must be empty for LINEAR, was " + Arrays.toString(hidden));
    }

    public static NetworkShape mlp(int... hidden) {
        return new NetworkShape(Architecture.MLP, hidden, 1, 1, 1, List.of());
    }

    public static NetworkShape linear() {
        return new NetworkShape(Architecture.LINEAR, new int[0], 1, 1, 1, List.of());
    }

    public static NetworkShape lstm(int sequence, int... hidden) {
        return new NetworkShape(Architecture.LSTM, hidden, sequence, 1, 1, List.of());
    }

    public static NetworkShape gru(int sequence, int... hidden) {
        return new NetworkShape(Architecture.GRU, hidden, sequence, 1, 1, List.of());
    }

    public static NetworkShape transformer(int sequence, int layers, int heads, int width, int feedForward) {
        return new NetworkShape(
                Architecture.TRANSFORMER, new int[] {width, feedForward}, sequence, layers, heads, List.of());
    }

    /** The same shape, monotone in these inputs and no others. */
    public NetworkShape with(List<Monotone> inputs) {
        return new NetworkShape(architecture, hidden, sequence, layers, heads, inputs);
    }

    @Override
    public int[] hidden() {
        return hidden.clone();
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}
