package io.plimsoll.formats;

import io.plimsoll.market.MarketData;
import io.plimsoll.truth.Truth;

/**
 * What the files of a study hold. The truth does not lie in the market data, so that what reads a market cannot read it.
 *
 * @param market what was known at the time
 * @param truth what no one could know, where the market was simulated
 */
public record Imported(MarketData market, Truth truth) {}
