package io.plimsoll.store;

import io.plimsoll.market.OptionRow;

/**
 * An option row with its underlying.
 *
 * @param underlying symbol
 * @param option the row
 */
public record ChainRow(String underlying, OptionRow option) {}
