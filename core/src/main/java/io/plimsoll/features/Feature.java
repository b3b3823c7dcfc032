package io.plimsoll.features;

import io.plimsoll.market.History;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * One named input of the network.
 *
 * @param name such as {@code rv.20}
 * @param group what it is made of
 * @param unit its unit, in words
 * @param formula what it is, for the documentation
 * @param inputs the columns it reads; it is missing where one of them is not there
 * @param lag sessions from the newest value that it reads to the close, besides the release lags of its columns
 * @param value its value from everything known at a close; NaN where an input is missing
 */
public record Feature(
        String name,
        Group group,
        String unit,
        String formula,
        List<String> inputs,
        int lag,
        ToDoubleFunction<History> value) {

    public Feature {
        inputs = List.copyOf(inputs);
        if (lag < 0) {
            throw new IllegalArgumentException("the lag of " + name + " must not be negative, was " + lag);
        }
    }
}
