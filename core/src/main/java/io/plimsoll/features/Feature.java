package io.plimsoll.features;

import io.plimsoll.market.History;
import java.util.function.ToDoubleFunction;

/**
 * One named input of the network.
 *
 * @param name such as {@code rv.20}
 * @param unit its unit, in words
 * @param formula what it is, for the documentation
 * @param value its value from everything known at a close; NaN where an input is missing
 */
public record Feature(String name, String unit, String formula, ToDoubleFunction<History> value) {}
